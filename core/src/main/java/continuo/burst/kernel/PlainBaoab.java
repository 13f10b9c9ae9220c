package continuo.burst.kernel;

/**
 * Plain version. Noise is drawn for a block of atoms at a time, so that it is used while in cache.
 */
final class PlainBaoab implements Baoab {
  static final int BLOCK_ATOMS = 64;

  private final BaoabCoefficients coefficients;
  private final int row;
  private final int nAtoms;
  private final double[] fullBlock;
  private final double[] lastBlock;

  PlainBaoab(BaoabCoefficients coefficients, int lanes) {
    this.coefficients = coefficients;
    nAtoms = coefficients.nAtoms;
    Layout.size(nAtoms, lanes);
    row = 3 * lanes;
    fullBlock = new double[BLOCK_ATOMS * row];
    lastBlock = new double[nAtoms % BLOCK_ATOMS * row];
  }

  @Override
  public void kick(double[] v, double[] f) {
    Layout.requireLength("velocities", v, nAtoms * row);
    Layout.requireLength("forces", f, nAtoms * row);
    for (int i = 0; i < nAtoms; i++) {
      final double k = coefficients.kick[i];
      for (int n = i * row; n < (i + 1) * row; n++) {
        v[n] = Math.fma(k, f[n], v[n]);
      }
    }
  }

  @Override
  public void drift(double[] x, double[] v, LaneNoise noise) {
    Layout.requireLength("positions", x, nAtoms * row);
    Layout.requireLength("velocities", v, nAtoms * row);
    if (!coefficients.thermal) {
      freeDrift(x, v);
      return;
    }
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      int n = Math.min(BLOCK_ATOMS, nAtoms - begin);
      double[] xi = n == BLOCK_ATOMS ? fullBlock : lastBlock;
      noise.fill(xi);
      thermalDrift(x, v, xi, begin, n);
    }
  }

  private void freeDrift(double[] x, double[] v) {
    final double dt = coefficients.timeStep;
    for (int n = 0; n < x.length; n++) {
      x[n] = Math.fma(dt, v[n], x[n]);
    }
  }

  private void thermalDrift(double[] x, double[] v, double[] xi, int begin, int n) {
    final double h = coefficients.halfStep;
    final double c = coefficients.decay;
    for (int i = 0; i < n; i++) {
      final double s = coefficients.noise[begin + i];
      for (int m = i * row; m < (i + 1) * row; m++) {
        final int at = begin * row + m;
        final double before = v[at];
        final double after = Math.fma(s, xi[m], c * before);
        v[at] = after;
        x[at] = Math.fma(h, after, Math.fma(h, before, x[at]));
      }
    }
  }
}
