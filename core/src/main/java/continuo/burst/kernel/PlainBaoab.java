package continuo.burst.kernel;

/**
 * Plain version. Noise is drawn for a block of atoms at a time, so that it is used while in cache.
 */
final class PlainBaoab implements Baoab {
  static final int BLOCK_ATOMS = 64;

  private final BaoabCoefficients coefficients;
  private final int row;
  private final int nAtoms;
  private final double[] xi;

  PlainBaoab(BaoabCoefficients coefficients, int lanes) {
    this.coefficients = coefficients;
    nAtoms = coefficients.nAtoms;
    Layout.size(nAtoms, lanes);
    row = 3 * lanes;
    xi = new double[BLOCK_ATOMS * row];
  }

  @Override
  public void kick(double[] v, double[] f, double[] sum) {
    Layout.requireLength("velocities", v, nAtoms * row);
    Layout.requireLength("forces", f, nAtoms * row);
    ForceSum.add(sum, f, 0, nAtoms * row);
    for (int i = 0; i < nAtoms; i++) {
      final double k = coefficients.kick[i];
      for (int n = i * row; n < (i + 1) * row; n++) {
        v[n] = Math.fma(k, f[n], v[n]);
      }
    }
  }

  @Override
  public void kickAndDrift(
      double[] x, double[] v, double[] f, int halfKicks, LaneNoise noise, double[] sum) {
    Layout.requireLength("positions", x, nAtoms * row);
    Layout.requireLength("velocities", v, nAtoms * row);
    Layout.requireLength("forces", f, nAtoms * row);
    if (halfKicks == 2) {
      ForceSum.add(sum, f, 0, nAtoms * row);
    }
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      int n = Math.min(BLOCK_ATOMS, nAtoms - begin);
      if (coefficients.thermal) {
        noise.fill(xi, n);
      }
      for (int i = begin; i < begin + n; i++) {
        final double k = halfKicks * coefficients.kick[i];
        if (coefficients.thermal) {
          moveThermally(x, v, f, i, k, (i - begin) * row);
        } else {
          moveFreely(x, v, f, i, k);
        }
      }
    }
  }

  private void moveFreely(double[] x, double[] v, double[] f, int i, double k) {
    final double dt = coefficients.timeStep;
    for (int n = i * row; n < (i + 1) * row; n++) {
      v[n] = Math.fma(k, f[n], v[n]);
      x[n] = Math.fma(dt, v[n], x[n]);
    }
  }

  private void moveThermally(double[] x, double[] v, double[] f, int i, double k, int at) {
    final double h = coefficients.halfStep;
    final double c = coefficients.decay;
    final double s = coefficients.noise[i];
    for (int n = i * row, m = at; n < (i + 1) * row; n++, m++) {
      final double before = Math.fma(k, f[n], v[n]);
      final double after = Math.fma(s, xi[m], c * before);
      v[n] = after;
      x[n] = Math.fma(h, before + after, x[n]);
    }
  }
}
