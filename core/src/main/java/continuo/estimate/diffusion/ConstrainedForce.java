package continuo.estimate.diffusion;

import continuo.burst.ForceSeries;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * {@code constrained-force}: friction from the forces at fixed Φ, ζ = γ + β∫₀^∞⟨δf(0)δfᵀ(t)⟩_Φ dt,
 * D = kT ζ⁻¹, exact to first order in the gap; no plateau to look for.
 *
 * <p>Series: forces Ũᵀ F averaged over each interval, Φ held fixed, each replica some tens of force
 * correlation times long. The integral is half the zero-frequency spectrum, from sine tapers as in
 * the run loop ({@link ForceSeries}), each replica about its own mean, without the shrinkage that
 * the loop needs for its few samples. Positive definite whatever the sample, up to the correction
 * for bias.
 */
public final class ConstrainedForce implements DiffusionEstimator {
  private final double collisionRate;
  private final double kT;
  private final int tapers;

  /**
   * @param collisionRate γ, 1/ps
   * @param kT kJ/mol
   * @param tapers sine tapers, ≥ 2; one of them pays for the mean
   */
  public ConstrainedForce(double collisionRate, double kT, int tapers) {
    if (!(collisionRate >= 0 && kT > 0 && tapers >= 2)) {
      throw new IllegalArgumentException(
          "Invalid collision rate %s, kT %s or number of tapers %d"
              .formatted(collisionRate, kT, tapers));
    }
    this.collisionRate = collisionRate;
    this.kT = kT;
    this.tapers = tapers;
  }

  @Override
  public String name() {
    return "constrained-force";
  }

  @Override
  public DiffusionEstimate estimate(ReplicaSeries forces) {
    int n = forces.coordinates();
    double[][] statistics = new double[forces.replicas()][n * n];
    for (int r = 0; r < statistics.length; r++) {
      double[][] terms = ForceSeries.tapered(forces.replica(r), forces.interval(), tapers);
      for (double[] f : terms) {
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            statistics[r][i * n + j] += f[i] * f[j] / terms.length;
          }
        }
      }
    }
    return DiffusionEstimate.of(name(), Jackknife.of(statistics, s -> diffusion(s, n)));
  }

  private double[] diffusion(double[] spectrum, int n) {
    DMatrixRMaj zeta = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        zeta.set(i, j, 0.5 / kT * spectrum[i * n + j] + (i == j ? collisionRate : 0));
      }
    }
    DMatrixRMaj d = new DMatrixRMaj(n, n);
    if (!CommonOps_DDRM.invert(zeta, d)) {
      throw new IllegalArgumentException(
          "The friction of forces at fixed order parameters is singular: more replicas are needed");
    }
    CommonOps_DDRM.scale(kT, d);
    return d.data;
  }
}
