package continuo.burst.kernel;

import java.util.Arrays;

/** A term without a single-precision kernel: evaluated in double, its forces rounded once. */
final class DoubleInMixed implements MixedTermKernel {
  private final TermKernel kernel;
  private final double[] forces;

  DoubleInMixed(TermKernel kernel, int nAtoms, int lanes) {
    this.kernel = kernel;
    this.forces = new double[Layout.size(nAtoms, lanes)];
  }

  @Override
  public void add(double[] x, float[] u, float[] f) {
    Arrays.fill(forces, 0);
    kernel.add(x, forces, null);
    for (int c = 0; c < f.length; c++) {
      f[c] += (float) forces[c];
    }
  }
}
