package continuo.burst.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainBaoab}: same operations in the same order. */
final class VectorBaoab implements Baoab {
  private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final int BLOCK_ATOMS = PlainBaoab.BLOCK_ATOMS;

  private final BaoabCoefficients coefficients;
  private final int nAtoms;
  private final double[] xi;

  /** An integrator with the number of lanes built in. */
  static Baoab of(BaoabCoefficients coefficients, int lanes) {
    Layout.size(coefficients.nAtoms, lanes);
    return LaneConstant.create(
        MethodHandles.lookup(),
        Baoab.class,
        MethodType.methodType(void.class, BaoabCoefficients.class),
        lanes,
        coefficients);
  }

  /** Called by {@link LaneConstant} alone, on a copy of this class. */
  VectorBaoab(BaoabCoefficients coefficients) {
    this.coefficients = coefficients;
    nAtoms = coefficients.nAtoms;
    xi = new double[3 * BLOCK_ATOMS * LANES];
  }

  @Override
  public void kick(double[] v, double[] f, double[] sum) {
    Layout.requireLength("velocities", v, 3 * nAtoms * LANES);
    Layout.requireLength("forces", f, 3 * nAtoms * LANES);
    ForceSum.add(sum, f, 0, f.length);
    final double[] kick = coefficients.kick;
    for (int c = 0; c < 3 * nAtoms; c++) {
      final DoubleVector k = DoubleVector.broadcast(S, kick[c / 3]);
      for (int lane = 0; lane < LANES; lane += S.length()) {
        final int n = c * LANES + lane;
        k.fma(DoubleVector.fromArray(S, f, n), DoubleVector.fromArray(S, v, n)).intoArray(v, n);
      }
    }
  }

  @Override
  public void kickAndDrift(
      double[] x, double[] v, double[] f, int halfKicks, LaneNoise noise, double[] sum) {
    Layout.requireLength("positions", x, 3 * nAtoms * LANES);
    Layout.requireLength("velocities", v, 3 * nAtoms * LANES);
    Layout.requireLength("forces", f, 3 * nAtoms * LANES);
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      int end = Math.min(begin + BLOCK_ATOMS, nAtoms);
      if (halfKicks == 2) {
        ForceSum.add(sum, f, 3 * begin * LANES, 3 * end * LANES);
      }
      if (coefficients.thermal) {
        noise.fill(xi, end - begin);
        moveThermally(x, v, f, begin, end, halfKicks);
      } else {
        moveFreely(x, v, f, begin, end, halfKicks);
      }
    }
  }

  private void moveFreely(double[] x, double[] v, double[] f, int begin, int end, int halfKicks) {
    final double[] kick = coefficients.kick;
    final DoubleVector dt = DoubleVector.broadcast(S, coefficients.timeStep);
    for (int c = 3 * begin; c < 3 * end; c++) {
      final DoubleVector k = DoubleVector.broadcast(S, halfKicks * kick[c / 3]);
      for (int lane = 0; lane < LANES; lane += S.length()) {
        final int n = c * LANES + lane;
        final DoubleVector kicked =
            k.fma(DoubleVector.fromArray(S, f, n), DoubleVector.fromArray(S, v, n));
        kicked.intoArray(v, n);
        dt.fma(kicked, DoubleVector.fromArray(S, x, n)).intoArray(x, n);
      }
    }
  }

  private void moveThermally(
      double[] x, double[] v, double[] f, int begin, int end, int halfKicks) {
    final double[] kick = coefficients.kick;
    final double[] amplitude = coefficients.noise;
    final double[] xi = this.xi;
    final DoubleVector h = DoubleVector.broadcast(S, coefficients.halfStep);
    final DoubleVector decay = DoubleVector.broadcast(S, coefficients.decay);
    final int toNoise = 3 * begin * LANES;
    for (int c = 3 * begin; c < 3 * end; c++) {
      final DoubleVector k = DoubleVector.broadcast(S, halfKicks * kick[c / 3]);
      final DoubleVector s = DoubleVector.broadcast(S, amplitude[c / 3]);
      for (int lane = 0; lane < LANES; lane += S.length()) {
        final int n = c * LANES + lane;
        final DoubleVector before =
            k.fma(DoubleVector.fromArray(S, f, n), DoubleVector.fromArray(S, v, n));
        final DoubleVector after =
            s.fma(DoubleVector.fromArray(S, xi, n - toNoise), decay.mul(before));
        after.intoArray(v, n);
        h.fma(before.add(after), DoubleVector.fromArray(S, x, n)).intoArray(x, n);
      }
    }
  }
}
