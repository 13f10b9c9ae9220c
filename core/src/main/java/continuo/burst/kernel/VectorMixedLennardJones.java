package continuo.burst.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainMixedLennardJones}: same operations in the same order. */
final class VectorMixedLennardJones implements MixedTermKernel {
  private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());
  private static final VectorSpecies<Float> S = VectorWidth.FLOAT;

  private final NeighbourList list;
  private final PairTable table;
  private final MixedPairRows pairs;

  /** A kernel with the number of lanes built in. */
  static MixedTermKernel of(NeighbourList list, PairTable table, MixedPairRows pairs, int lanes) {
    return LaneConstant.create(
        MethodHandles.lookup(),
        MixedTermKernel.class,
        MethodType.methodType(
            void.class, NeighbourList.class, PairTable.class, MixedPairRows.class),
        lanes,
        list,
        table,
        pairs);
  }

  /** Called by {@link LaneConstant} alone, on a copy of this class. */
  VectorMixedLennardJones(NeighbourList list, PairTable table, MixedPairRows pairs) {
    this.list = list;
    this.table = table;
    this.pairs = pairs;
  }

  @Override
  public void add(double[] x, float[] u, float[] f) {
    final int lanes = LANES;
    final PairRows rows = list.update(x);
    pairs.update(rows);
    final int[] second = rows.second;
    final float[] vector = pairs.vector;
    final FloatVector zero = FloatVector.broadcast(S, 0f);
    // −g + f and not f − g: of a constant the compiler knows the class for certain, of a loaded
    // vector only by its profile, and what it does not know it stores by way of the heap.
    final FloatVector minusOne = FloatVector.broadcast(S, -1f);
    final FloatVector one = FloatVector.broadcast(S, 1);
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int end = rows.start[row + 1];
      final int ab = rows.types[row];
      final FloatVector force12 = FloatVector.broadcast(S, (float) table.force12[ab]);
      final FloatVector minusForce6 = FloatVector.broadcast(S, (float) -table.force6[ab]);
      final FloatVector cutoff2 =
          FloatVector.broadcast(S, (float) (table.cutoff[ab] * table.cutoff[ab]));
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
        for (int k = rows.start[row]; k < end; k++) {
          final int jx = 3 * second[k] * lanes + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final FloatVector dx =
              ui.sub(FloatVector.fromArray(S, u, jx)).add(FloatVector.broadcast(S, vector[3 * k]));
          final FloatVector dy =
              vi.sub(FloatVector.fromArray(S, u, jy))
                  .add(FloatVector.broadcast(S, vector[3 * k + 1]));
          final FloatVector dz =
              wi.sub(FloatVector.fromArray(S, u, jz))
                  .add(FloatVector.broadcast(S, vector[3 * k + 2]));
          final FloatVector r2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
          final FloatVector inverse2 = one.div(r2);
          final FloatVector inverse6 = inverse2.mul(inverse2).mul(inverse2);
          final FloatVector fOverR = force12.fma(inverse6, minusForce6).mul(inverse2.mul(inverse6));
          final FloatVector c = zero.blend(fOverR, r2.compare(VectorOperators.LT, cutoff2));
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
