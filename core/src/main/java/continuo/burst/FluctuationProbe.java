package continuo.burst;

import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneForces;
import continuo.orderparam.OrderParameterBasis;

/**
 * Stiffness of a block as an ensemble average, H = ⟨Uᵀ ∇²V U⟩ − β Cov(f). The first term is a
 * central difference of forces along every column of U at the last snapshot of every counted lane;
 * the second comes from the block's force series. Exact for any potential, but where the two terms
 * are large and nearly cancel (stiff particles) their noise is large too.
 */
final class FluctuationProbe {
  private final LaneForces forces;
  private final BasisProduct functions;
  private final OrderParameterBasis basis;
  private final int lanes;
  private final int n;
  private final double displacement;

  FluctuationProbe(Kernels kernels, BurstContext context, int lanes) {
    this.basis = context.basis();
    this.forces = kernels.forces(context.system(), lanes);
    this.functions =
        kernels.basis(basis.functionsAtAtoms(), basis.nAtoms(), basis.nFunctions(), lanes);
    this.lanes = lanes;
    this.n = basis.nAtoms();
    this.displacement = ResponseProbe.displacement(context);
  }

  /**
   * @param x snapshots, [atom][xyz][lane], nm; read
   * @param counted lanes that count; read
   * @param series force series of the same block; read
   * @param beta 1/kT, mol/kJ
   * @param tapers number of tapers of the zero-frequency estimate
   * @return H on the unit-normalised functions, 3M×3M row major
   */
  double[] stiffness(double[] x, int[] counted, ForceSeries series, double beta, int tapers) {
    int columns = 3 * basis.nFunctions();
    double[] h = new double[columns * columns];
    double[] u = basis.functionsAtAtoms();
    double[] shifted = new double[x.length];
    double[] plus = new double[x.length];
    double[] minus = new double[x.length];
    double[] energy = new double[lanes];
    double[] rows = new double[columns * lanes];
    for (int column = 0; column < columns; column++) {
      double largest = 0;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.abs(u[i * basis.nFunctions() + column / 3]));
      }
      if (largest == 0) {
        continue;
      }
      double scale = displacement / largest;
      displace(x, u, column, scale, shifted);
      Cancellation.check();
      forces.compute(shifted, plus, energy);
      displace(x, u, column, -scale, shifted);
      forces.compute(shifted, minus, energy);
      for (int c = 0; c < x.length; c++) {
        plus[c] = (minus[c] - plus[c]) / (2 * scale);
      }
      functions.contract(plus, null, rows);
      for (int row = 0; row < columns; row++) {
        double sum = 0;
        for (int l : counted) {
          sum += rows[row * lanes + l];
        }
        h[row * columns + column] = sum / counted.length;
      }
    }
    subtractCovariance(h, series, counted.length, beta, tapers);
    return h;
  }

  private void displace(double[] x, double[] u, int column, double scale, double[] shifted) {
    System.arraycopy(x, 0, shifted, 0, x.length);
    for (int i = 0; i < n; i++) {
      double d = scale * u[i * basis.nFunctions() + column / 3];
      int at = (3 * i + column % 3) * lanes;
      for (int l = 0; l < lanes; l++) {
        shifted[at + l] += d;
      }
    }
  }

  /**
   * Deviations are taken from the block's mean, whose own variance S(0)/(n T) is missing from their
   * square, so it is added.
   */
  private static void subtractCovariance(
      double[] h, ForceSeries series, int count, double beta, int tapers) {
    double[] covariance = series.covariance();
    double[][] terms = series.tapered(tapers);
    double[] spectral = new double[h.length];
    for (double[] term : terms) {
      ForceSeries.addOuter(spectral, term);
    }
    double share = 1 / (terms.length * count * series.duration());
    for (int c = 0; c < h.length; c++) {
      h[c] -= beta * (covariance[c] + share * spectral[c]);
    }
  }
}
