package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainBaoab}: same operations in the same order. */
final class VectorBaoab implements Baoab {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final int BLOCK_ATOMS = PlainBaoab.BLOCK_ATOMS;

  private final BaoabCoefficients coefficients;
  private final int row;
  private final int nAtoms;
  private final double[] xi;

  VectorBaoab(BaoabCoefficients coefficients, int lanes) {
    this.coefficients = coefficients;
    nAtoms = coefficients.nAtoms;
    Layout.size(nAtoms, lanes);
    row = 3 * lanes;
    xi = new double[BLOCK_ATOMS * row];
  }

  @Override
  public void kick(double[] v, double[] f) {
    Layout.requireLength("velocities", v, nAtoms * row);
    Layout.requireLength("forces", f, nAtoms * row);
    final int row = this.row;
    final double[] kick = coefficients.kick;
    for (int i = 0; i < nAtoms; i++) {
      final DoubleVector k = DoubleVector.broadcast(S, kick[i]);
      for (int n = i * row; n < (i + 1) * row; n += S.length()) {
        k.fma(DoubleVector.fromArray(S, f, n), DoubleVector.fromArray(S, v, n)).intoArray(v, n);
      }
    }
  }

  @Override
  public void kickAndDrift(double[] x, double[] v, double[] f, int halfKicks, LaneNoise noise) {
    Layout.requireLength("positions", x, nAtoms * row);
    Layout.requireLength("velocities", v, nAtoms * row);
    Layout.requireLength("forces", f, nAtoms * row);
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      int end = Math.min(begin + BLOCK_ATOMS, nAtoms);
      if (coefficients.thermal) {
        noise.fill(xi, end - begin);
        moveThermally(x, v, f, begin, end, halfKicks);
      } else {
        moveFreely(x, v, f, begin, end, halfKicks);
      }
    }
  }

  private void moveFreely(double[] x, double[] v, double[] f, int begin, int end, int halfKicks) {
    final int row = this.row;
    final double[] kick = coefficients.kick;
    final DoubleVector dt = DoubleVector.broadcast(S, coefficients.timeStep);
    for (int i = begin; i < end; i++) {
      final DoubleVector k = DoubleVector.broadcast(S, halfKicks * kick[i]);
      for (int n = i * row; n < (i + 1) * row; n += S.length()) {
        final DoubleVector kicked =
            k.fma(DoubleVector.fromArray(S, f, n), DoubleVector.fromArray(S, v, n));
        kicked.intoArray(v, n);
        dt.fma(kicked, DoubleVector.fromArray(S, x, n)).intoArray(x, n);
      }
    }
  }

  private void moveThermally(
      double[] x, double[] v, double[] f, int begin, int end, int halfKicks) {
    final int row = this.row;
    final double[] kick = coefficients.kick;
    final double[] amplitude = coefficients.noise;
    final double[] xi = this.xi;
    final DoubleVector h = DoubleVector.broadcast(S, coefficients.halfStep);
    final DoubleVector c = DoubleVector.broadcast(S, coefficients.decay);
    for (int i = begin; i < end; i++) {
      final DoubleVector k = DoubleVector.broadcast(S, halfKicks * kick[i]);
      final DoubleVector s = DoubleVector.broadcast(S, amplitude[i]);
      final int toNoise = begin * row;
      for (int n = i * row; n < (i + 1) * row; n += S.length()) {
        final DoubleVector before =
            k.fma(DoubleVector.fromArray(S, f, n), DoubleVector.fromArray(S, v, n));
        final DoubleVector after = s.fma(DoubleVector.fromArray(S, xi, n - toNoise), c.mul(before));
        after.intoArray(v, n);
        h.fma(before.add(after), DoubleVector.fromArray(S, x, n)).intoArray(x, n);
      }
    }
  }
}
