package continuo.burst.kernel;

import continuo.forcefield.TwoSurfaces;
import java.util.Arrays;

/**
 * Mixes the forces of two surfaces with the weights that the energies of each lane ask for, see
 * {@link TwoSurfaces}. Both energies are needed at every step, whether the sum is wanted or not.
 */
final class TwoSurfacesKernel implements TermKernel {
  /** Makes the weights ½ where two surfaces without coupling cross. */
  private static final double LEAST_COUPLING_2 = 1e-300;

  private final TermKernel[] a;
  private final TermKernel[] b;
  private final double offset;

  /** c². */
  private final double coupling2;

  private final double[] forceA;
  private final double[] forceB;
  private final double[] energyA;
  private final double[] energyB;
  private final double[] weightA;
  private final double[] weightB;
  private final int lanes;

  /**
   * @param a kernels of the terms of A; kept by reference
   * @param b kernels of the terms of B; kept by reference
   */
  TwoSurfacesKernel(TwoSurfaces term, TermKernel[] a, TermKernel[] b, int nAtoms, int lanes) {
    this.a = a;
    this.b = b;
    this.lanes = lanes;
    offset = term.offset();
    coupling2 = Math.max(term.coupling() * term.coupling(), LEAST_COUPLING_2);
    forceA = new double[Layout.size(nAtoms, lanes)];
    forceB = new double[forceA.length];
    energyA = new double[lanes];
    energyB = new double[lanes];
    weightA = new double[lanes];
    weightB = new double[lanes];
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    evaluate(a, x, forceA, energyA);
    evaluate(b, x, forceB, energyB);
    for (int lane = 0; lane < lanes; lane++) {
      // With E the lower of both, |D| half their distance and w the weight of the upper one,
      // V = E − c²/(√(D² + c²) + |D|) and w = ½ c²/(√(D² + c²) (√(D² + c²) + |D|)):
      // equal to the formulas of the term, and nothing is lost where one surface is far above.
      final double raised = energyB[lane] + offset;
      final double gap = 0.5 * (energyA[lane] - raised);
      final double root = Math.sqrt(Math.fma(gap, gap, coupling2));
      final double lowering = coupling2 / (root + Math.abs(gap));
      final double upper = 0.5 * lowering / root;
      weightA[lane] = gap > 0 ? upper : 1 - upper;
      weightB[lane] = gap > 0 ? 1 - upper : upper;
      if (energy != null) {
        energy[lane] += Math.min(energyA[lane], raised) - lowering;
      }
    }
    mix(f);
  }

  private void mix(double[] f) {
    for (int c = 0; c < f.length; c += lanes) {
      for (int lane = 0; lane < lanes; lane++) {
        f[c + lane] += Math.fma(weightA[lane], forceA[c + lane], weightB[lane] * forceB[c + lane]);
      }
    }
  }

  private static void evaluate(TermKernel[] terms, double[] x, double[] f, double[] energy) {
    Arrays.fill(f, 0);
    Arrays.fill(energy, 0);
    for (TermKernel term : terms) {
      term.add(x, f, energy);
    }
  }
}
