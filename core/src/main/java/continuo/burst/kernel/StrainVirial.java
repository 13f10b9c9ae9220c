package continuo.burst.kernel;

import java.util.Arrays;

/**
 * Virial of a smooth term by its energy under strain: with g(s) the energy of all lengths times 1 +
 * s, W = −g′(0) = −[g(−2h) − 8g(−h) + 8g(h) − g(2h)]/(12h). The error is h⁴/30 times the fifth
 * derivative, for r⁻¹² 1e-11 of the energy.
 */
final class StrainVirial implements LaneVirial.Part {
  /** h. */
  static final double STEP = 2e-4;

  static final double[] STRAINS = {-2 * STEP, -STEP, STEP, 2 * STEP};
  private static final double[] WEIGHTS = {1, -8, 8, -1};

  private final TermKernel[] strained;
  private final double[] stretched;
  private final double[] ignored;
  private final double[] energy;

  /**
   * @param strained kernels of the term in cells stretched by 1 + each of {@link #STRAINS}; kept by
   *     reference
   */
  StrainVirial(TermKernel[] strained, int nAtoms, int lanes) {
    this.strained = strained;
    stretched = new double[Layout.size(nAtoms, lanes)];
    ignored = new double[stretched.length];
    energy = new double[lanes];
  }

  @Override
  public void addVirial(double[] x, double[] virial) {
    for (int s = 0; s < STRAINS.length; s++) {
      final double factor = 1 + STRAINS[s];
      for (int c = 0; c < x.length; c++) {
        stretched[c] = factor * x[c];
      }
      Arrays.fill(energy, 0);
      strained[s].add(stretched, ignored, energy);
      for (int lane = 0; lane < energy.length; lane++) {
        virial[lane] -= WEIGHTS[s] * energy[lane] / (12 * STEP);
      }
    }
  }
}
