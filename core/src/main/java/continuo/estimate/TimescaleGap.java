package continuo.estimate;

import continuo.orderparam.OrderParameterBasis;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The fast and slow times of a state and the gap between them (Sec. IV: τ_fast ≪ Δt ≪ τ_slow).
 *
 * <p>Fast, of each function: the larger of the decay time of its momentum, (Uᵀ m U)/ζ, and the
 * memory time of its residual force, which is the larger of the integrated correlation time ∫C
 * dt/C(0) and the lag-weighted mean ∫ t C dt / ∫ C dt (the first-order correction to a memoryless
 * friction). Slow, of each function: its correlation time in the bound directions, (H⁻¹ ζ H⁻¹)_aa /
 * (H⁻¹)_aa. Rigid motion of the whole is not bound and has no slow time. At a saddle, where H has
 * negative eigenvalues beyond rigid motion, the system moves away instead of relaxing: no function
 * has a relaxation time there. For the run: the slowest memory; the slowest bound relaxation of
 * βDH, or at a saddle the time in which the most unstable direction grows by e, which is what Δt
 * must stay below there; and their ratio.
 *
 * @param fast τ_fast of each function, ps, M
 * @param slow τ_slow of each function, ps, M; NaN where it is not bound, and at a saddle
 * @param slowestFast largest memory time, ps
 * @param slowestSlow 1/smallest positive bound rate, at a saddle 1/|most negative rate|, ps; NaN
 *     when nothing is bound
 * @param unstable negative rates that are not rigid motion
 */
public record TimescaleGap(
    double[] fast, double[] slow, double slowestFast, double slowestSlow, int unstable) {

  /** Rates below this part of the largest are those of free motion. */
  private static final double ROUNDING = 1e-9;

  /** τ_slow / τ_fast of the run; NaN when nothing is bound. */
  public double ratio() {
    return slowestSlow / slowestFast;
  }

  /** Whether a time step lies in the Markov window: τ_fast &lt; Δt &lt; τ_slow. */
  public boolean admits(double timeStep) {
    return timeStep > slowestFast && (timeStep < slowestSlow || Double.isNaN(slowestSlow));
  }

  /**
   * @param moments measurements at the state
   * @param memory zero-frequency spectrum of the forces
   * @param friction ζ in the coordinates
   * @param spectrum relaxation rates and directions
   * @param rigid directions of rigid motion in the coordinates, each of length 3R
   * @param basis order parameters
   * @param window length of a force sample, ps
   * @param beta 1/kT, mol/kJ
   */
  public static TimescaleGap measure(
      EnsembleMoments moments,
      FrictionMemory memory,
      Friction friction,
      RelaxationSpectrum spectrum,
      double[][] rigid,
      OrderParameterBasis basis,
      double window,
      double beta) {
    int m = basis.nFunctions();
    double gamma = friction.matrix().get(0, 0) - friction.memory().get(0, 0);
    double[] fast = new double[m];
    double[] variance = moments.variance(memory);
    double slowestFast = 0;
    for (int a = 0; a < m; a++) {
      double zeta = gamma;
      double tau = 0;
      for (int axis = 0; axis < 3; axis++) {
        int row = 3 * a + axis;
        double s = memory.spectrum(row);
        zeta += 0.5 * beta * s / 3;
        // Forces too weak to matter beside the collisions have no memory worth resolving.
        boolean negligible = beta * variance[row] * moments.time() < 1e-9 * gamma;
        if (!negligible && variance[row] > 0) {
          double integrated = 0.5 * s / variance[row];
          tau = Math.max(tau, Math.max(integrated, lagWeighted(moments, memory, row, window)));
        }
      }
      fast[a] = Math.max(tau, 1 / zeta);
      slowestFast = Math.max(slowestFast, fast[a]);
    }
    boolean[] bound = bound(spectrum, friction.matrix(), rigid);
    double slowest = Double.NaN;
    double growth = Double.NaN;
    int unstable = 0;
    double[] rates = spectrum.rates();
    double zero = ROUNDING * Math.max(Math.abs(rates[0]), Math.abs(rates[rates.length - 1]));
    for (int e = 0; e < bound.length; e++) {
      if (bound[e] && rates[e] < -zero) {
        growth = unstable == 0 ? -1 / rates[e] : growth;
        unstable++;
      }
      bound[e] &= rates[e] > zero;
      slowest = Double.isNaN(slowest) && bound[e] ? 1 / rates[e] : slowest;
    }
    double[] slow = new double[m];
    if (unstable > 0) {
      slowest = growth;
      java.util.Arrays.fill(slow, Double.NaN);
    } else {
      slow = slowTimes(spectrum, bound, basis);
    }
    return new TimescaleGap(fast, slow, slowestFast, slowest, unstable);
  }

  /** Σ lag·C / Σ' C over the lags before C is lost in its noise; lag 0 counts half in the sum. */
  private static double lagWeighted(
      EnsembleMoments moments, FrictionMemory memory, int row, double window) {
    double zero = moments.correlation(row, 0, memory);
    double sum = 0.5 * zero;
    double weighted = 0;
    for (int lag = 1; lag < moments.lags(); lag++) {
      double c = moments.correlation(row, lag, memory);
      if (!(c > 3 * zero / Math.sqrt(moments.correlationTerms(lag)))) {
        break;
      }
      sum += c;
      weighted += lag * c;
    }
    return zero > 0 ? window * weighted / sum : 0;
  }

  /** Directions that are not mostly rigid motion (by their share in the ζ metric). */
  private static boolean[] bound(RelaxationSpectrum spectrum, DMatrixRMaj zeta, double[][] rigid) {
    int n = zeta.numRows;
    double[][] orthonormal = new double[rigid.length][];
    int kept = 0;
    DMatrixRMaj product = new DMatrixRMaj(n, 1);
    double[][] images = new double[rigid.length][];
    for (double[] vector : rigid) {
      double[] v = vector.clone();
      for (int k = 0; k < kept; k++) {
        double overlap = dot(images[k], v);
        for (int c = 0; c < n; c++) {
          v[c] -= overlap * orthonormal[k][c];
        }
      }
      CommonOps_DDRM.mult(zeta, DMatrixRMaj.wrap(n, 1, v), product);
      double norm2 = dot(v, product.data);
      if (norm2 > 1e-12 * dot(vector, vector) * zeta.get(0, 0)) {
        double inverse = 1 / Math.sqrt(norm2);
        double[] image = product.data.clone();
        for (int c = 0; c < n; c++) {
          v[c] *= inverse;
          image[c] *= inverse;
        }
        orthonormal[kept] = v;
        images[kept] = image;
        kept++;
      }
    }
    boolean[] bound = new boolean[n];
    for (int e = 0; e < n; e++) {
      double share = 0;
      for (int k = 0; k < kept; k++) {
        double overlap = 0;
        for (int c = 0; c < n; c++) {
          overlap += images[k][c] * spectrum.directions().get(c, e);
        }
        share += overlap * overlap;
      }
      bound[e] = share < 0.5;
    }
    return bound;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      sum += a[c] * b[c];
    }
    return sum;
  }

  private static double[] slowTimes(
      RelaxationSpectrum spectrum, boolean[] bound, OrderParameterBasis basis) {
    DMatrixRMaj onFunctions = basis.toFunctions(spectrum.directions(), spectrum.algebra());
    double[] slow = new double[basis.nFunctions()];
    for (int a = 0; a < slow.length; a++) {
      double first = 0;
      double second = 0;
      double inBound = 0;
      double inAll = 0;
      for (int e = 0; e < bound.length; e++) {
        double rate = spectrum.rates()[e];
        for (int axis = 0; axis < 3; axis++) {
          double w = onFunctions.get(3 * a + axis, e);
          inAll += w * w;
          if (bound[e]) {
            inBound += w * w;
            first += w * w / rate;
            second += w * w / (rate * rate);
          }
        }
      }
      // What rounding leaves of a free function in the bound directions says nothing.
      slow[a] = inBound > ROUNDING * inAll ? second / first : Double.NaN;
    }
    return slow;
  }
}
