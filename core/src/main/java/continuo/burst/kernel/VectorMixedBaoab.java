package continuo.burst.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainMixedBaoab}: same operations in the same order, two vectors in double
 * precision at a time and one in single.
 */
final class VectorMixedBaoab implements MixedBaoab {
  private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final VectorSpecies<Float> F = VectorWidth.FLOAT;
  private static final int BLOCK_ATOMS = PlainBaoab.BLOCK_ATOMS;

  private final BaoabCoefficients coefficients;
  private final double[] reference;
  private final double[] xi;

  /** An integrator with the number of lanes built in. */
  static MixedBaoab of(BaoabCoefficients coefficients, double[] reference, int lanes) {
    return LaneConstant.create(
        MethodHandles.lookup(),
        MixedBaoab.class,
        MethodType.methodType(void.class, BaoabCoefficients.class, double[].class),
        lanes,
        coefficients,
        reference);
  }

  /**
   * Called by {@link LaneConstant} alone, on a copy of this class.
   *
   * @param reference r0, [atom][xyz], nm; kept by reference
   */
  VectorMixedBaoab(BaoabCoefficients coefficients, double[] reference) {
    this.coefficients = coefficients;
    this.reference = reference;
    this.xi = new double[Layout.size(BLOCK_ATOMS, LANES)];
  }

  @Override
  public void kick(double[] v, float[] f, float[] sum) {
    ForceSum.add(sum, f, 0, f.length);
    final double[] kick = coefficients.kick;
    for (int c = 0; c < 3 * coefficients.nAtoms; c++) {
      final DoubleVector k = DoubleVector.broadcast(S, kick[c / 3]);
      for (int lane = 0; lane < LANES; lane += F.length()) {
        final int n = c * LANES + lane;
        final int m = n + S.length();
        final FloatVector both = FloatVector.fromArray(F, f, n);
        k.fma(HalfVectors.lower(both), DoubleVector.fromArray(S, v, n)).intoArray(v, n);
        k.fma(HalfVectors.upper(both), DoubleVector.fromArray(S, v, m)).intoArray(v, m);
      }
    }
  }

  @Override
  public void kickAndDrift(
      double[] x, double[] v, float[] f, float[] u, int halfKicks, LaneNoise noise, float[] sum) {
    for (int begin = 0; begin < coefficients.nAtoms; begin += BLOCK_ATOMS) {
      int end = Math.min(begin + BLOCK_ATOMS, coefficients.nAtoms);
      if (halfKicks == 2) {
        ForceSum.add(sum, f, 3 * begin * LANES, 3 * end * LANES);
      }
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
    final double[] kick = coefficients.kick;
    final DoubleVector h = DoubleVector.broadcast(S, coefficients.halfStep);
    for (int c = 3 * begin; c < 3 * end; c++) {
      final DoubleVector k = DoubleVector.broadcast(S, halfKicks * kick[c / 3]);
      for (int lane = 0; lane < LANES; lane += F.length()) {
        final int n = c * LANES + lane;
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
    final double[] xi = this.xi;
    final double[] kick = coefficients.kick;
    final double[] amplitude = coefficients.noise;
    final DoubleVector h = DoubleVector.broadcast(S, coefficients.halfStep);
    final DoubleVector decay = DoubleVector.broadcast(S, coefficients.decay);
    final int toNoise = 3 * begin * LANES;
    for (int c = 3 * begin; c < 3 * end; c++) {
      final DoubleVector k = DoubleVector.broadcast(S, halfKicks * kick[c / 3]);
      final DoubleVector s = DoubleVector.broadcast(S, amplitude[c / 3]);
      for (int lane = 0; lane < LANES; lane += F.length()) {
        final int n = c * LANES + lane;
        final int m = n + S.length();
        final FloatVector both = FloatVector.fromArray(F, f, n);
        final DoubleVector before1 =
            k.fma(HalfVectors.lower(both), DoubleVector.fromArray(S, v, n));
        final DoubleVector before2 =
            k.fma(HalfVectors.upper(both), DoubleVector.fromArray(S, v, m));
        final DoubleVector after1 =
            s.fma(DoubleVector.fromArray(S, xi, n - toNoise), decay.mul(before1));
        final DoubleVector after2 =
            s.fma(DoubleVector.fromArray(S, xi, m - toNoise), decay.mul(before2));
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
    final double[] reference = this.reference;
    for (int c = begin; c < end; c++) {
      final DoubleVector r0 = DoubleVector.broadcast(S, reference[c]);
      for (int lane = 0; lane < LANES; lane += F.length()) {
        final int n = c * LANES + lane;
        final DoubleVector lower = DoubleVector.fromArray(S, x, n).sub(r0);
        final DoubleVector upper = DoubleVector.fromArray(S, x, n + S.length()).sub(r0);
        HalfVectors.join(lower, upper).intoArray(u, n);
      }
    }
  }
}
