package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.config.RunConfig;
import continuo.known.HarmonicNetwork;
import continuo.orderparam.OrderParameterBasis;
import continuo.store.Tables;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The stationary law of a long run of the whole loop: ⟨q qᵀ⟩ = kT H⁻¹ with the exact H of the
 * network. The weakly linked ring has much memory friction, so the sampling error of the force is a
 * large part of the random force; with it left in, the order parameters are too hot.
 */
class BoltzmannTest {
  private static final int BURN_IN = 100;
  private static final int BATCHES = 40;

  /**
   * Mean of u² κ/kT over the softest directions of H, whose exact value is 1.
   *
   * @param mean over the run
   * @param error from the scatter of batch means, each of many correlation times
   */
  private record Ratio(double mean, double error) {}

  private static Ratio ratio(int replicas, int steps, boolean compensated) {
    HarmonicNetwork network = HarmonicNetwork.weaklyLinkedRing(8, 8);
    RunConfig config =
        Runs.config(
            """
            units = lj
            seed = 11
            system { type = harmonic-crystal, cells = [8, 1, 1], spacing = 1, mass = 1, stiffness = 1 }
            thermostat { temperature = 1, collision-rate = 2 }
            order-parameters { cutoff = 1.7, patches = 1 }
            ensemble { replicas = %d, lanes = %d }
            burst { time-step = 0.3, sampling-steps = 160, sample-every = 4, equilibration-steps = 20 }
            diffusion { memory = 10, tapers = 3 }
            stiffness { refresh-every = 2 }
            langevin { time-step = 65, steps = %d, max-bond-change = 1000, noise-compensation = %s,
              noise-budget = 0.99, max-rounds = 1 }
            output { checkpoint-every = 100000, frames-every = 0, diffusion-every = 0 }
            """
                .formatted(replicas, replicas, steps, compensated));
    Simulation simulation = Runs.simulation(config, network.system());
    MemoryRunStore store = Runs.run(simulation);
    OrderParameterBasis basis = simulation.basis();
    EigenDecomposition eigen = new EigenDecomposition(network.at(basis).stiffness());
    return softest(coordinates(store, basis), eigen);
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

  private static Ratio softest(double[][] q, EigenDecomposition eigen) {
    double largest = eigen.getRealEigenvalue(0);
    double lowest = Double.POSITIVE_INFINITY;
    for (double kappa : eigen.getRealEigenvalues()) {
      lowest = kappa > 1e-8 * largest ? Math.min(lowest, kappa) : lowest;
    }
    int length = (q.length - BURN_IN) / BATCHES;
    double[] batch = new double[BATCHES];
    int directions = 0;
    RealMatrix v = eigen.getV();
    for (int e = 0; e < eigen.getRealEigenvalues().length; e++) {
      double kappa = eigen.getRealEigenvalue(e);
      if (Math.abs(kappa - lowest) > 1e-6 * lowest) {
        continue;
      }
      directions++;
      for (int t = 0; t < BATCHES * length; t++) {
        double u = 0;
        for (int c = 0; c < v.getRowDimension(); c++) {
          u += v.getEntry(c, e) * q[BURN_IN + t][c];
        }
        batch[t / length] += u * u * kappa / length;
      }
    }
    double mean = 0;
    for (double value : batch) {
      mean += value / directions / BATCHES;
    }
    double variance = 0;
    for (double value : batch) {
      variance += Math.pow(value / directions - mean, 2) / (BATCHES - 1);
    }
    return new Ratio(mean, Math.sqrt(variance / BATCHES));
  }

  /**
   * The mean of 40 batches has close to normal errors; 4 of them are exceeded once in 16,000 cases
   * by chance.
   */
  @ParameterizedTest
  @CsvSource({"1, 8000", "2, 6000", "4, 6000"})
  void theStationaryLawIsBoltzmannsForAnyNumberOfReplicas(int replicas, int steps) {
    Ratio ratio = ratio(replicas, steps, true);
    assertThat(ratio.error()).isLessThan(0.03);
    assertThat(Math.abs(ratio.mean() - 1))
        .as("%d replicas: %s", replicas, ratio)
        .isLessThan(4 * ratio.error());
  }

  @Test
  void withoutNoiseCompensationTheOrderParametersAreTooHot() {
    Ratio ratio = ratio(1, 8000, false);
    assertThat(ratio.mean() - 1).as("%s", ratio).isGreaterThan(6 * ratio.error());
  }
}
