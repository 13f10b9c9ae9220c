package continuo.burst.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainMixedDoubleWellBonds}: same operations in the same order. */
final class VectorMixedDoubleWellBonds implements MixedTermKernel {
  private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());
  private static final VectorSpecies<Float> S = VectorWidth.FLOAT;

  private final MixedBondRows bonds;

  /** A kernel with the number of lanes built in. */
  static MixedTermKernel of(MixedBondRows bonds, int lanes) {
    return LaneConstant.create(
        MethodHandles.lookup(),
        MixedTermKernel.class,
        MethodType.methodType(void.class, MixedBondRows.class),
        lanes,
        bonds);
  }

  /** Called by {@link LaneConstant} alone, on a copy of this class. */
  VectorMixedDoubleWellBonds(MixedBondRows bonds) {
    this.bonds = bonds;
  }

  @Override
  public void add(double[] x, float[] u, float[] f) {
    final int lanes = LANES;
    final BondRows rows = bonds.rows;
    final int[] partner = bonds.partner;
    final float[] constants = bonds.constants;
    // −g + f and not f − g: of a constant the compiler knows the class for certain, of a loaded
    // vector only by its profile, and what it does not know it stores by way of the heap.
    final FloatVector minusOne = FloatVector.broadcast(S, -1f);
    final FloatVector one = FloatVector.broadcast(S, 1f);
    final FloatVector tiny = FloatVector.broadcast(S, MixedBondRows.TINY);
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int end = rows.start[row + 1];
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int ix = i + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final FloatVector ui = FloatVector.fromArray(S, u, ix);
        final FloatVector vi = FloatVector.fromArray(S, u, iy);
        final FloatVector wi = FloatVector.fromArray(S, u, iz);
        FloatVector fx = FloatVector.broadcast(S, 0f);
        FloatVector fy = FloatVector.broadcast(S, 0f);
        FloatVector fz = FloatVector.broadcast(S, 0f);
        for (int b = rows.start[row]; b < end; b++) {
          final int jx = partner[b] + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final int k = 7 * b;
          final FloatVector dx =
              ui.sub(FloatVector.fromArray(S, u, jx)).add(FloatVector.broadcast(S, constants[k]));
          final FloatVector dy =
              vi.sub(FloatVector.fromArray(S, u, jy))
                  .add(FloatVector.broadcast(S, constants[k + 1]));
          final FloatVector dz =
              wi.sub(FloatVector.fromArray(S, u, jz))
                  .add(FloatVector.broadcast(S, constants[k + 2]));
          final FloatVector r2 = dz.fma(dz, dy.fma(dy, dx.fma(dx, tiny)));
          final FloatVector inverse = one.div(r2.sqrt());
          final FloatVector s =
              r2.mul(inverse)
                  .fma(
                      FloatVector.broadcast(S, constants[k + 3]),
                      FloatVector.broadcast(S, constants[k + 4]));
          final FloatVector w = s.fma(s, FloatVector.broadcast(S, -1f));
          final FloatVector c =
              FloatVector.broadcast(S, constants[k + 5])
                  .fma(s, FloatVector.broadcast(S, constants[k + 6]))
                  .mul(w)
                  .mul(inverse);
          final FloatVector gx = c.mul(dx);
          final FloatVector gy = c.mul(dy);
          final FloatVector gz = c.mul(dz);
          fx = gx.add(fx);
          fy = gy.add(fy);
          fz = gz.add(fz);
          minusOne.fma(gx, FloatVector.fromArray(S, f, jx)).intoArray(f, jx);
          minusOne.fma(gy, FloatVector.fromArray(S, f, jy)).intoArray(f, jy);
          minusOne.fma(gz, FloatVector.fromArray(S, f, jz)).intoArray(f, jz);
        }
        fx.add(FloatVector.fromArray(S, f, ix)).intoArray(f, ix);
        fy.add(FloatVector.fromArray(S, f, iy)).intoArray(f, iy);
        fz.add(FloatVector.fromArray(S, f, iz)).intoArray(f, iz);
      }
    }
  }
}
