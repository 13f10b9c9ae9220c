package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainMixedClusterForces}: same operations in the same order. */
final class VectorMixedClusterForces extends MixedClusterForces {
  private static final VectorSpecies<Float> S =
      FloatVector.SPECIES_PREFERRED.length() > SIZE
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;

  /** [mask][slot], 1 for the atoms that count. */
  private static final float[] COUNTS = new float[(1 << SIZE) * SIZE];

  static {
    for (int n = 0; n < COUNTS.length; n++) {
      COUNTS[n] = ((n / SIZE) >> (n % SIZE)) & 1;
    }
  }

  @Override
  void addRows(
      float[] x,
      float[] f,
      double[] origin,
      ClusterRows rows,
      int from,
      int to,
      PairTable table,
      float[] partial,
      float[] energies) {
    for (int part = 0; part < SIZE; part += S.length()) {
      addPart(x, f, origin, rows, from, to, table, part, partial, energies);
    }
  }

  /** The atoms in the slots from {@code part} on, as many as a vector holds. */
  private static void addPart(
      float[] x,
      float[] f,
      double[] origin,
      ClusterRows rows,
      int from,
      int to,
      PairTable table,
      int part,
      float[] partial,
      float[] energies) {
    final int[] entry = rows.entry;
    final int[] first = rows.first;
    final int[] start = rows.start;
    final int[] openAt = rows.open;
    final double[] shift = rows.shift;
    final int ab = rows.types[from];
    final boolean wantEnergy = energies != null;
    final FloatVector zero = FloatVector.broadcast(S, 0f);
    final FloatVector one = FloatVector.broadcast(S, 1);
    final FloatVector force12 = FloatVector.broadcast(S, (float) table.force12[ab]);
    final FloatVector minusForce6 = FloatVector.broadcast(S, (float) -table.force6[ab]);
    final FloatVector energy12 = FloatVector.broadcast(S, (float) table.energy12[ab]);
    final FloatVector minusEnergy6 = FloatVector.broadcast(S, (float) -table.energy6[ab]);
    final FloatVector minusShift = FloatVector.broadcast(S, (float) -table.shift[ab]);
    final FloatVector cutoff2 =
        FloatVector.broadcast(S, (float) (table.cutoff[ab] * table.cutoff[ab]));
    FloatVector e = zero;
    for (int row = from; row < to; row++) {
      final int i = first[row];
      final int open = openAt[row];
      final int own = i / STRIDE * 3;
      final double ox = origin[own] - shift[3 * row];
      final double oy = origin[own + 1] - shift[3 * row + 1];
      final double oz = origin[own + 2] - shift[3 * row + 2];
      final FloatVector xa = FloatVector.broadcast(S, x[i]);
      final FloatVector ya = FloatVector.broadcast(S, x[i + SIZE]);
      final FloatVector za = FloatVector.broadcast(S, x[i + 2 * SIZE]);
      final FloatVector xb = FloatVector.broadcast(S, x[i + 1]);
      final FloatVector yb = FloatVector.broadcast(S, x[i + 1 + SIZE]);
      final FloatVector zb = FloatVector.broadcast(S, x[i + 1 + 2 * SIZE]);
      FloatVector fxa = zero;
      FloatVector fya = zero;
      FloatVector fza = zero;
      FloatVector fxb = zero;
      FloatVector fyb = zero;
      FloatVector fzb = zero;
      for (int k = start[row]; ; ) {
        final int j = entry[k++];
        if (j < 0) {
          break;
        }
        FloatVector limitA = cutoff2;
        FloatVector limitB = cutoff2;
        if (k <= open) {
          final int mask = entry[k++];
          limitA = cutoff2.mul(FloatVector.fromArray(S, COUNTS, (mask & 255) * SIZE + part));
          limitB = cutoff2.mul(FloatVector.fromArray(S, COUNTS, (mask >> 8) * SIZE + part));
        }
        final int jx = j + part;
        final int jy = jx + SIZE;
        final int jz = jy + SIZE;
        final int o = j >> 3; // j / STRIDE * 3
        final FloatVector xj = FloatVector.fromArray(S, x, jx).add((float) (origin[o] - ox));
        final FloatVector yj = FloatVector.fromArray(S, x, jy).add((float) (origin[o + 1] - oy));
        final FloatVector zj = FloatVector.fromArray(S, x, jz).add((float) (origin[o + 2] - oz));
        final FloatVector dxa = xa.sub(xj);
        final FloatVector dya = ya.sub(yj);
        final FloatVector dza = za.sub(zj);
        final FloatVector dxb = xb.sub(xj);
        final FloatVector dyb = yb.sub(yj);
        final FloatVector dzb = zb.sub(zj);
        final FloatVector r2a = dza.fma(dza, dya.fma(dya, dxa.mul(dxa)));
        final FloatVector r2b = dzb.fma(dzb, dyb.fma(dyb, dxb.mul(dxb)));
        final VectorMask<Float> nearA = r2a.compare(VectorOperators.LT, limitA);
        final VectorMask<Float> nearB = r2b.compare(VectorOperators.LT, limitB);
        final FloatVector inverse2a = one.div(r2a);
        final FloatVector inverse2b = one.div(r2b);
        final FloatVector inverse6a = inverse2a.mul(inverse2a).mul(inverse2a);
        final FloatVector inverse6b = inverse2b.mul(inverse2b).mul(inverse2b);
        if (wantEnergy) {
          final FloatVector va = inverse6a.fma(energy12.fma(inverse6a, minusEnergy6), minusShift);
          final FloatVector vb = inverse6b.fma(energy12.fma(inverse6b, minusEnergy6), minusShift);
          e = e.add(zero.blend(va, nearA)).add(zero.blend(vb, nearB));
        }
        final FloatVector ca =
            zero.blend(force12.fma(inverse6a, minusForce6).mul(inverse2a.mul(inverse6a)), nearA);
        final FloatVector cb =
            zero.blend(force12.fma(inverse6b, minusForce6).mul(inverse2b.mul(inverse6b)), nearB);
        fxa = ca.fma(dxa, fxa);
        fya = ca.fma(dya, fya);
        fza = ca.fma(dza, fza);
        fxb = cb.fma(dxb, fxb);
        fyb = cb.fma(dyb, fyb);
        fzb = cb.fma(dzb, fzb);
        final FloatVector minusCa = ca.neg();
        final FloatVector minusCb = cb.neg();
        final FloatVector fx = FloatVector.fromArray(S, f, jx);
        minusCb.fma(dxb, minusCa.fma(dxa, fx)).intoArray(f, jx);
        final FloatVector fy = FloatVector.fromArray(S, f, jy);
        minusCb.fma(dyb, minusCa.fma(dya, fy)).intoArray(f, jy);
        final FloatVector fz = FloatVector.fromArray(S, f, jz);
        minusCb.fma(dzb, minusCa.fma(dza, fz)).intoArray(f, jz);
      }
      final int at = (row - from) * 2 * STRIDE + part;
      fxa.intoArray(partial, at);
      fya.intoArray(partial, at + SIZE);
      fza.intoArray(partial, at + 2 * SIZE);
      fxb.intoArray(partial, at + 3 * SIZE);
      fyb.intoArray(partial, at + 4 * SIZE);
      fzb.intoArray(partial, at + 5 * SIZE);
    }
    if (wantEnergy) {
      e.intoArray(energies, part);
    }
  }
}
