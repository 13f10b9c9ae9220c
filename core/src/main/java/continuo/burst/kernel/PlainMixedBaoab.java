package continuo.burst.kernel;

/** Plain version, see {@link PlainBaoab}. */
final class PlainMixedBaoab implements MixedBaoab {
  private static final int BLOCK_ATOMS = PlainBaoab.BLOCK_ATOMS;

  private final BaoabCoefficients coefficients;
  private final double[] reference;
  private final int lanes;
  private final double[] xi;

  /**
   * @param reference r0, [atom][xyz], nm; kept by reference
   */
  PlainMixedBaoab(BaoabCoefficients coefficients, double[] reference, int lanes) {
    this.coefficients = coefficients;
    this.reference = reference;
    this.lanes = lanes;
    this.xi = new double[Layout.size(BLOCK_ATOMS, lanes)];
  }

  @Override
  public void kick(double[] v, float[] f, float[] sum) {
    ForceSum.add(sum, f, 0, f.length);
    for (int n = 0; n < v.length; n++) {
      v[n] = Math.fma(coefficients.kick[n / (3 * lanes)], f[n], v[n]);
    }
  }

  @Override
  public void kickAndDrift(
      double[] x, double[] v, float[] f, float[] u, int halfKicks, LaneNoise noise, float[] sum) {
    if (halfKicks == 2) {
      ForceSum.add(sum, f, 0, f.length);
    }
    for (int begin = 0; begin < coefficients.nAtoms; begin += BLOCK_ATOMS) {
      int end = Math.min(begin + BLOCK_ATOMS, coefficients.nAtoms);
      if (coefficients.thermal) {
        noise.fill(xi, end - begin);
      }
      for (int n = 3 * begin * lanes; n < 3 * end * lanes; n++) {
        final int i = n / (3 * lanes);
        final double before = Math.fma(halfKicks * coefficients.kick[i], f[n], v[n]);
        final double after =
            coefficients.thermal
                ? Math.fma(
                    coefficients.noise[i], xi[n - 3 * begin * lanes], coefficients.decay * before)
                : before;
        v[n] = after;
        x[n] = Math.fma(coefficients.halfStep, before + after, x[n]);
        u[n] = (float) (x[n] - reference[n / lanes]);
      }
    }
  }

  @Override
  public void displacements(double[] x, float[] u) {
    for (int n = 0; n < u.length; n++) {
      u[n] = (float) (x[n] - reference[n / lanes]);
    }
  }
}
