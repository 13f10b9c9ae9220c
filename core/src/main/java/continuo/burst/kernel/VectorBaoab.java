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
  private final double[] fullBlock;
  private final double[] lastBlock;

  VectorBaoab(BaoabCoefficients coefficients, int lanes) {
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
    final DoubleVector dt = DoubleVector.broadcast(S, coefficients.timeStep);
    for (int n = 0; n < x.length; n += S.length()) {
      dt.fma(DoubleVector.fromArray(S, v, n), DoubleVector.fromArray(S, x, n)).intoArray(x, n);
    }
  }

  private void thermalDrift(double[] x, double[] v, double[] xi, int begin, int n) {
    final int row = this.row;
    final double[] amplitude = coefficients.noise;
    final DoubleVector h = DoubleVector.broadcast(S, coefficients.halfStep);
    final DoubleVector c = DoubleVector.broadcast(S, coefficients.decay);
    for (int i = 0; i < n; i++) {
      final DoubleVector s = DoubleVector.broadcast(S, amplitude[begin + i]);
      for (int m = i * row; m < (i + 1) * row; m += S.length()) {
        final int at = begin * row + m;
        final DoubleVector before = DoubleVector.fromArray(S, v, at);
        final DoubleVector after = s.fma(DoubleVector.fromArray(S, xi, m), c.mul(before));
        after.intoArray(v, at);
        h.fma(after, h.fma(before, DoubleVector.fromArray(S, x, at))).intoArray(x, at);
      }
    }
  }
}
