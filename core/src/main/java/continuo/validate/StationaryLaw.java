package continuo.validate;

import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.estimate.RelaxationSpectrum;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.known.ProjectedNetwork;
import continuo.loop.MemoryRunStore;
import continuo.loop.Simulation;
import continuo.orderparam.OrderParameterBasis;
import continuo.store.Tables;
import java.nio.file.Path;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Stationary law and relaxation of a long run of the whole loop on the weakly linked ring, which
 * has much memory friction: the sampling error of the force is a large part of the random force,
 * and with it left in, the order parameters are too hot. Over the softest directions u of H, ⟨u²⟩
 * κ/kT = 1, and ⟨u(0)u(Δt)⟩/⟨u²⟩ = e^{−λΔt} with the rate λ of the closed forms.
 *
 * @param variance mean of u² κ/kT, exact value 1
 * @param varianceError from the scatter of batch means, each of many correlation times
 * @param overlap mean of u(0)u(Δt) κ/kT
 * @param overlapError likewise
 * @param exactOverlap e^{−λΔt}
 */
public record StationaryLaw(
    double variance,
    double varianceError,
    double overlap,
    double overlapError,
    double exactOverlap) {
  private static final int BURN_IN = 100;
  private static final int BATCHES = 40;
  private static final double TIME_STEP = 65;
  private static final double COLLISION_RATE = 2;
  private static final double BURST_STEP = 0.3;

  /**
   * Runs the loop.
   *
   * @param replicas of the ensemble
   * @param steps of the order parameters
   * @param compensated whether the sampling error is taken off the random force
   */
  public static StationaryLaw measure(int replicas, int steps, boolean compensated) {
    return measure(replicas, steps, compensated, 1);
  }

  /**
   * Runs the loop with forces of earlier states.
   *
   * @param replicas of the ensemble
   * @param steps of the order parameters
   * @param compensated whether the sampling error is taken off the random force
   * @param forceMemory states whose forces inform the present one, ≥ 1
   */
  public static StationaryLaw measure(
      int replicas, int steps, boolean compensated, int forceMemory) {
    HarmonicNetwork network = HarmonicNetwork.weaklyLinkedRing(8, 8);
    RunConfig config =
        ConfigLoader.parse(
            """
            units = lj
            seed = 11
            system { type = harmonic-crystal, cells = [8, 1, 1], spacing = 1, mass = 1, stiffness = 1 }
            thermostat { temperature = 1, collision-rate = %s }
            order-parameters { cutoff = 1.7, patches = 1 }
            ensemble { replicas = %d, lanes = %d }
            burst { time-step = %s, sampling-steps = 160, sample-every = 4, equilibration-steps = 20 }
            thermal-force { memory = %d }
            diffusion { memory = 10, tapers = 3 }
            stiffness { refresh-every = 2 }
            langevin { time-step = %s, steps = %d, max-bond-change = 1000, noise-compensation = %s,
              noise-budget = 0.99, max-rounds = 1 }
            output { checkpoint-every = 100000, frames-every = 0, diffusion-every = 0 }
            """
                .formatted(
                    COLLISION_RATE,
                    replicas,
                    replicas,
                    BURST_STEP,
                    forceMemory,
                    TIME_STEP,
                    steps,
                    compensated),
            "stationary law",
            Path.of(""));
    Simulation simulation = Simulation.of(config, network.system());
    MemoryRunStore store = InMemoryRun.of(simulation);
    OrderParameterBasis basis = simulation.basis();
    ProjectedNetwork exact = network.at(basis);
    return of(coordinates(store, basis), exact);
  }

  /** q of every state, [state][coordinate], from the table of order parameters: q = Tᵀ B Φ. */
  private static double[][] coordinates(MemoryRunStore store, OrderParameterBasis basis) {
    double[][] phi = {
      store.column(Tables.ORDER_PARAMETERS, "phi_x"),
      store.column(Tables.ORDER_PARAMETERS, "phi_y"),
      store.column(Tables.ORDER_PARAMETERS, "phi_z")
    };
    int m = basis.nFunctions();
    double[] overlap = basis.overlap();
    double[][] q = new double[phi[0].length / m][];
    for (int t = 0; t < q.length; t++) {
      double[] dual = new double[3 * m];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          for (int axis = 0; axis < 3; axis++) {
            dual[3 * i + axis] += overlap[i * m + j] * basis.scale(j) * phi[axis][t * m + j];
          }
        }
      }
      q[t] = basis.toCoordinates(dual);
    }
    return q;
  }

  private static StationaryLaw of(double[][] q, ProjectedNetwork exact) {
    EigenDecomposition eigen = new EigenDecomposition(exact.stiffness());
    double largest = eigen.getRealEigenvalue(0);
    double lowest = Double.POSITIVE_INFINITY;
    for (double kappa : eigen.getRealEigenvalues()) {
      lowest = kappa > 1e-8 * largest ? Math.min(lowest, kappa) : lowest;
    }
    int length = (q.length - 1 - BURN_IN) / BATCHES;
    double[] squares = new double[BATCHES];
    double[] products = new double[BATCHES];
    int directions = 0;
    RealMatrix v = eigen.getV();
    for (int e = 0; e < eigen.getRealEigenvalues().length; e++) {
      double kappa = eigen.getRealEigenvalue(e);
      if (Math.abs(kappa - lowest) > 1e-6 * lowest) {
        continue;
      }
      directions++;
      for (int t = 0; t < BATCHES * length; t++) {
        double u = along(v, e, q[BURN_IN + t]);
        squares[t / length] += u * u * kappa / length;
        products[t / length] += u * along(v, e, q[BURN_IN + t + 1]) * kappa / length;
      }
    }
    Mean variance = new Mean();
    Mean overlap = new Mean();
    for (int b = 0; b < BATCHES; b++) {
      variance.add(squares[b] / directions);
      overlap.add(products[b] / directions);
    }
    double rate =
        RelaxationSpectrum.of(
                Matrices.toEjml(exact.stiffness()),
                Matrices.toEjml(exact.friction(COLLISION_RATE, BURST_STEP)),
                0)
            .rates()[3];
    return new StationaryLaw(
        variance.value(),
        variance.error(),
        overlap.value(),
        overlap.error(),
        Math.exp(-rate * TIME_STEP));
  }

  private static double along(RealMatrix v, int e, double[] q) {
    double u = 0;
    for (int c = 0; c < q.length; c++) {
      u += v.getEntry(c, e) * q[c];
    }
    return u;
  }
}
