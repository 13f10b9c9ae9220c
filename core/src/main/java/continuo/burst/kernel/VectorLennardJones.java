package continuo.burst.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainLennardJones}: same operations in the same order. */
final class VectorLennardJones implements ListedPairs {
  private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private final NeighbourList list;
  private final PairTable table;

  /** A kernel with the number of lanes built in. */
  static ListedPairs of(NeighbourList list, PairTable table, int lanes) {
    return LaneConstant.create(
        MethodHandles.lookup(),
        ListedPairs.class,
        MethodType.methodType(void.class, NeighbourList.class, PairTable.class),
        lanes,
        list,
        table);
  }

  /** Called by {@link LaneConstant} alone, on a copy of this class. */
  VectorLennardJones(NeighbourList list, PairTable table) {
    this.list = list;
    this.table = table;
  }

  @Override
  public ListStatistics listStatistics() {
    return list.statistics();
  }

  @Override
  public NeighbourList list() {
    return list;
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    if (energy != null) {
      addEnergy(x, energy, null);
    }
    final int lanes = LANES;
    final PairRows rows = list.update(x);
    final int[] second = rows.second;
    final DoubleVector zero = DoubleVector.zero(S);
    final DoubleVector one = DoubleVector.broadcast(S, 1);
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int begin = rows.start[row];
      final int end = rows.start[row + 1];
      final int ab = rows.types[row];
      final DoubleVector force12 = DoubleVector.broadcast(S, table.force12[ab]);
      final DoubleVector minusForce6 = DoubleVector.broadcast(S, -table.force6[ab]);
      final DoubleVector cutoff2 = DoubleVector.broadcast(S, table.cutoff[ab] * table.cutoff[ab]);
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int ix = i + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final DoubleVector xi = DoubleVector.fromArray(S, x, ix).sub(rows.shift[3 * row]);
        final DoubleVector yi = DoubleVector.fromArray(S, x, iy).sub(rows.shift[3 * row + 1]);
        final DoubleVector zi = DoubleVector.fromArray(S, x, iz).sub(rows.shift[3 * row + 2]);
        DoubleVector fx = zero;
        DoubleVector fy = zero;
        DoubleVector fz = zero;
        for (int k = begin; k < end; k++) {
          final int jx = 3 * second[k] * lanes + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final DoubleVector dx = xi.sub(DoubleVector.fromArray(S, x, jx));
          final DoubleVector dy = yi.sub(DoubleVector.fromArray(S, x, jy));
          final DoubleVector dz = zi.sub(DoubleVector.fromArray(S, x, jz));
          final DoubleVector r2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
          final VectorMask<Double> within = r2.compare(VectorOperators.LT, cutoff2);
          final DoubleVector inverse2 = one.div(r2);
          final DoubleVector inverse6 = inverse2.mul(inverse2).mul(inverse2);
          final DoubleVector fOverR =
              force12.fma(inverse6, minusForce6).mul(inverse2.mul(inverse6));
          final DoubleVector c = zero.blend(fOverR, within);
          final DoubleVector gx = c.mul(dx);
          final DoubleVector gy = c.mul(dy);
          final DoubleVector gz = c.mul(dz);
          fx = fx.add(gx);
          fy = fy.add(gy);
          fz = fz.add(gz);
          DoubleVector.fromArray(S, f, jx).sub(gx).intoArray(f, jx);
          DoubleVector.fromArray(S, f, jy).sub(gy).intoArray(f, jy);
          DoubleVector.fromArray(S, f, jz).sub(gz).intoArray(f, jz);
        }
        DoubleVector.fromArray(S, f, ix).add(fx).intoArray(f, ix);
        DoubleVector.fromArray(S, f, iy).add(fy).intoArray(f, iy);
        DoubleVector.fromArray(S, f, iz).add(fz).intoArray(f, iz);
      }
    }
  }

  @Override
  public void addEnergy(double[] x, double[] energy, double[] scratch) {
    final int lanes = LANES;
    final PairRows rows = list.update(x);
    final DoubleVector zero = DoubleVector.zero(S);
    final DoubleVector one = DoubleVector.broadcast(S, 1);
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int ab = rows.types[row];
      final DoubleVector energy12 = DoubleVector.broadcast(S, table.energy12[ab]);
      final DoubleVector minusEnergy6 = DoubleVector.broadcast(S, -table.energy6[ab]);
      final DoubleVector minusShift = DoubleVector.broadcast(S, -table.shift[ab]);
      final DoubleVector cutoff2 = DoubleVector.broadcast(S, table.cutoff[ab] * table.cutoff[ab]);
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final DoubleVector xi = DoubleVector.fromArray(S, x, i + lane).sub(rows.shift[3 * row]);
        final DoubleVector yi =
            DoubleVector.fromArray(S, x, i + lanes + lane).sub(rows.shift[3 * row + 1]);
        final DoubleVector zi =
            DoubleVector.fromArray(S, x, i + 2 * lanes + lane).sub(rows.shift[3 * row + 2]);
        DoubleVector e = zero;
        for (int k = rows.start[row]; k < rows.start[row + 1]; k++) {
          final int j = 3 * rows.second[k] * lanes + lane;
          final DoubleVector dx = xi.sub(DoubleVector.fromArray(S, x, j));
          final DoubleVector dy = yi.sub(DoubleVector.fromArray(S, x, j + lanes));
          final DoubleVector dz = zi.sub(DoubleVector.fromArray(S, x, j + 2 * lanes));
          final DoubleVector r2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
          final DoubleVector inverse2 = one.div(r2);
          final DoubleVector inverse6 = inverse2.mul(inverse2).mul(inverse2);
          final DoubleVector v = inverse6.fma(energy12.fma(inverse6, minusEnergy6), minusShift);
          e = e.add(zero.blend(v, r2.compare(VectorOperators.LT, cutoff2)));
        }
        DoubleVector.fromArray(S, energy, lane).add(e).intoArray(energy, lane);
      }
    }
    for (int lane = 0; lane < lanes; lane++) {
      energy[lane] += table.tail;
    }
  }
}
