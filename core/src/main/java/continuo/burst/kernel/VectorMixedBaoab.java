package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainMixedBaoab}: same operations in the same order, two vectors in double
 * precision at a time and one in single.
 */
final class VectorMixedBaoab implements MixedBaoab {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final VectorSpecies<Float> F = VectorWidth.FLOAT;
  private static final int BLOCK_ATOMS = PlainBaoab.BLOCK_ATOMS;

  private final BaoabCoefficients coefficients;
  private final double[] reference;
  private final int lanes;
  private final double[] xi;

  /**
   * @param reference r0, [atom][xyz], nm; kept by reference
   */
  VectorMixedBaoab(BaoabCoefficients coefficients, double[] reference, int lanes) {
    this.coefficients = coefficients;
    this.reference = reference;
    this.lanes = lanes;
    this.xi = new double[Layout.size(BLOCK_ATOMS, lanes)];
  }

  @Override
  public void kick(double[] v, float[] f) {
    final int row = 3 * lanes;
    for (int i = 0; i < coefficients.nAtoms; i++) {
      final DoubleVector k = DoubleVector.broadcast(S, coefficients.kick[i]);
      for (int n = i * row; n < (i + 1) * row; n += F.length()) {
        final int m = n + S.length();
        final FloatVector both = FloatVector.fromArray(F, f, n);
        k.fma(HalfVectors.lower(both), DoubleVector.fromArray(S, v, n)).intoArray(v, n);
        k.fma(HalfVectors.upper(both), DoubleVector.fromArray(S, v, m)).intoArray(v, m);
      }
    }
  }

  @Override
  public void kickAndDrift(
      double[] x, double[] v, float[] f, float[] u, int halfKicks, LaneNoise noise) {
    for (int begin = 0; begin < coefficients.nAtoms; begin += BLOCK_ATOMS) {
      int end = Math.min(begin + BLOCK_ATOMS, coefficients.nAtoms);
      if (coefficients.thermal) {
        noise.fill(xi, end - begin);
        moveThermally(x, v, f, begin, end, halfKicks);
      } else {
        moveFreely(x, v, f, begin, end, halfKicks);
      }
      displacements(x, u, 3 * begin, 3 * end);
    }
  }

  private void moveFreely(double[] x, double[] v, float[] f, int begin, int end, int halfKicks) {
    final int row = 3 * lanes;
    final DoubleVector h = DoubleVector.broadcast(S, coefficients.halfStep);
    for (int i = begin; i < end; i++) {
      final DoubleVector k = DoubleVector.broadcast(S, halfKicks * coefficients.kick[i]);
      for (int n = i * row; n < (i + 1) * row; n += F.length()) {
        final int m = n + S.length();
        final FloatVector both = FloatVector.fromArray(F, f, n);
        final DoubleVector first = k.fma(HalfVectors.lower(both), DoubleVector.fromArray(S, v, n));
        final DoubleVector second = k.fma(HalfVectors.upper(both), DoubleVector.fromArray(S, v, m));
        first.intoArray(v, n);
        second.intoArray(v, m);
        h.fma(first.add(first), DoubleVector.fromArray(S, x, n)).intoArray(x, n);
        h.fma(second.add(second), DoubleVector.fromArray(S, x, m)).intoArray(x, m);
      }
    }
  }

  private void moveThermally(double[] x, double[] v, float[] f, int begin, int end, int halfKicks) {
    final int row = 3 * lanes;
    final int toNoise = begin * row;
    final double[] xi = this.xi;
    final double[] kick = coefficients.kick;
    final double[] amplitude = coefficients.noise;
    final DoubleVector h = DoubleVector.broadcast(S, coefficients.halfStep);
    final DoubleVector c = DoubleVector.broadcast(S, coefficients.decay);
    for (int i = begin; i < end; i++) {
      final DoubleVector k = DoubleVector.broadcast(S, halfKicks * kick[i]);
      final DoubleVector s = DoubleVector.broadcast(S, amplitude[i]);
      for (int n = i * row; n < (i + 1) * row; n += F.length()) {
        final int m = n + S.length();
        final FloatVector both = FloatVector.fromArray(F, f, n);
        final DoubleVector before1 =
            k.fma(HalfVectors.lower(both), DoubleVector.fromArray(S, v, n));
        final DoubleVector before2 =
            k.fma(HalfVectors.upper(both), DoubleVector.fromArray(S, v, m));
        final DoubleVector after1 =
            s.fma(DoubleVector.fromArray(S, xi, n - toNoise), c.mul(before1));
        final DoubleVector after2 =
            s.fma(DoubleVector.fromArray(S, xi, m - toNoise), c.mul(before2));
        after1.intoArray(v, n);
        after2.intoArray(v, m);
        h.fma(before1.add(after1), DoubleVector.fromArray(S, x, n)).intoArray(x, n);
        h.fma(before2.add(after2), DoubleVector.fromArray(S, x, m)).intoArray(x, m);
      }
    }
  }

  @Override
  public void displacements(double[] x, float[] u) {
    displacements(x, u, 0, 3 * coefficients.nAtoms);
  }

  private void displacements(double[] x, float[] u, int begin, int end) {
    final int lanes = this.lanes;
    final double[] reference = this.reference;
    for (int c = begin; c < end; c++) {
      final DoubleVector r0 = DoubleVector.broadcast(S, reference[c]);
      for (int n = c * lanes; n < (c + 1) * lanes; n += F.length()) {
        final DoubleVector lower = DoubleVector.fromArray(S, x, n).sub(r0);
        final DoubleVector upper = DoubleVector.fromArray(S, x, n + S.length()).sub(r0);
        HalfVectors.join(lower, upper).intoArray(u, n);
      }
    }
  }
}
