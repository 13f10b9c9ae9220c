package continuo.burst.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainDoubleWellBonds}: same operations in the same order. */
final class VectorDoubleWellBonds implements TermKernel {
  private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private final DoubleWellRows bonds;

  /** Where the partner of each bond begins in an atom array. */
  private final int[] partner;

  /** A kernel with the number of lanes built in. */
  static TermKernel of(DoubleWellRows bonds, int lanes) {
    return LaneConstant.create(
        MethodHandles.lookup(),
        TermKernel.class,
        MethodType.methodType(void.class, DoubleWellRows.class),
        lanes,
        bonds);
  }

  /** Called by {@link LaneConstant} alone, on a copy of this class. */
  VectorDoubleWellBonds(DoubleWellRows bonds) {
    this.bonds = bonds;
    this.partner = bonds.rows.partners(LANES);
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    if (energy != null) {
      addEnergy(x, energy, null);
    }
    final int lanes = LANES;
    final BondRows rows = bonds.rows;
    final int[] partner = this.partner;
    final double[] inverseHalfGap = bonds.inverseHalfGap;
    final double[] offset = bonds.offset;
    final double[] slope = bonds.slope;
    final double[] tilt = bonds.tilt;
    final DoubleVector minusOne = DoubleVector.broadcast(S, -1);
    final DoubleVector one = DoubleVector.broadcast(S, 1);
    final DoubleVector tiny = DoubleVector.broadcast(S, BondRows.TINY);
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int end = rows.start[row + 1];
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int ix = i + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final DoubleVector xi = DoubleVector.fromArray(S, x, ix).sub(rows.shift[3 * row]);
        final DoubleVector yi = DoubleVector.fromArray(S, x, iy).sub(rows.shift[3 * row + 1]);
        final DoubleVector zi = DoubleVector.fromArray(S, x, iz).sub(rows.shift[3 * row + 2]);
        DoubleVector fx = DoubleVector.zero(S);
        DoubleVector fy = DoubleVector.zero(S);
        DoubleVector fz = DoubleVector.zero(S);
        for (int b = rows.start[row]; b < end; b++) {
          final int jx = partner[b] + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final DoubleVector dx = xi.sub(DoubleVector.fromArray(S, x, jx));
          final DoubleVector dy = yi.sub(DoubleVector.fromArray(S, x, jy));
          final DoubleVector dz = zi.sub(DoubleVector.fromArray(S, x, jz));
          final DoubleVector r2 = dz.fma(dz, dy.fma(dy, dx.fma(dx, tiny)));
          final DoubleVector inverse = one.div(r2.sqrt());
          final DoubleVector s =
              r2.mul(inverse)
                  .fma(
                      DoubleVector.broadcast(S, inverseHalfGap[b]),
                      DoubleVector.broadcast(S, offset[b]));
          final DoubleVector w = s.fma(s, minusOne);
          final DoubleVector c =
              DoubleVector.broadcast(S, slope[b])
                  .fma(s, DoubleVector.broadcast(S, tilt[b]))
                  .mul(w)
                  .mul(inverse);
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
    final BondRows rows = bonds.rows;
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int end = rows.start[row + 1];
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final DoubleVector xi = DoubleVector.fromArray(S, x, i + lane).sub(rows.shift[3 * row]);
        final DoubleVector yi =
            DoubleVector.fromArray(S, x, i + lanes + lane).sub(rows.shift[3 * row + 1]);
        final DoubleVector zi =
            DoubleVector.fromArray(S, x, i + 2 * lanes + lane).sub(rows.shift[3 * row + 2]);
        DoubleVector e = DoubleVector.zero(S);
        for (int b = rows.start[row]; b < end; b++) {
          final int j = partner[b] + lane;
          final DoubleVector dx = xi.sub(DoubleVector.fromArray(S, x, j));
          final DoubleVector dy = yi.sub(DoubleVector.fromArray(S, x, j + lanes));
          final DoubleVector dz = zi.sub(DoubleVector.fromArray(S, x, j + 2 * lanes));
          final DoubleVector r2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
          final DoubleVector s =
              r2.sqrt()
                  .fma(
                      DoubleVector.broadcast(S, bonds.inverseHalfGap[b]),
                      DoubleVector.broadcast(S, bonds.offset[b]));
          final DoubleVector w = s.fma(s, DoubleVector.broadcast(S, -1));
          e = w.mul(bonds.barrier[b]).fma(w, e);
          e = s.mul(bonds.quarterTilt[b]).fma(DoubleVector.broadcast(S, 2).sub(w), e);
        }
        DoubleVector.fromArray(S, energy, lane).add(e).intoArray(energy, lane);
      }
    }
  }
}
