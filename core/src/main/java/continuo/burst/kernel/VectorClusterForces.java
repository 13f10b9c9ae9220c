package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainClusterForces}: same operations in the same order. */
final class VectorClusterForces extends ClusterForces {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  /** [mask][slot], 1 for the atoms that count. */
  private static final double[] COUNTS = new double[(1 << SIZE) * SIZE];

  static {
    for (int n = 0; n < COUNTS.length; n++) {
      COUNTS[n] = ((n / SIZE) >> (n % SIZE)) & 1;
    }
  }

  @Override
  void addRows(
      double[] x,
      double[] f,
      int base,
      ClusterRows rows,
      int from,
      int to,
      PairTable table,
      double[] partial,
      double[] energies) {
    for (int part = 0; part < SIZE; part += S.length()) {
      addPart(x, f, base, rows, from, to, table, part, partial, energies);
    }
  }

  /** The atoms in the slots from {@code part} on, as many as a vector holds. */
  private static void addPart(
      double[] x,
      double[] f,
      int base,
      ClusterRows rows,
      int from,
      int to,
      PairTable table,
      int part,
      double[] partial,
      double[] energies) {
    final int[] entry = rows.entry;
    final int[] first = rows.first;
    final int[] start = rows.start;
    final int[] openAt = rows.open;
    final double[] shift = rows.shift;
    final int ab = rows.types[from];
    final boolean wantEnergy = energies != null;
    final DoubleVector zero = DoubleVector.zero(S);
    final DoubleVector one = DoubleVector.broadcast(S, 1);
    final DoubleVector force12 = DoubleVector.broadcast(S, table.force12[ab]);
    final DoubleVector minusForce6 = DoubleVector.broadcast(S, -table.force6[ab]);
    final DoubleVector energy12 = DoubleVector.broadcast(S, table.energy12[ab]);
    final DoubleVector minusEnergy6 = DoubleVector.broadcast(S, -table.energy6[ab]);
    final DoubleVector minusShift = DoubleVector.broadcast(S, -table.shift[ab]);
    final DoubleVector cutoff2 = DoubleVector.broadcast(S, table.cutoff[ab] * table.cutoff[ab]);
    DoubleVector e = zero;
    for (int row = from; row < to; row++) {
      final int i = base + first[row];
      final int open = openAt[row];
      final DoubleVector xa = DoubleVector.broadcast(S, x[i] - shift[3 * row]);
      final DoubleVector ya = DoubleVector.broadcast(S, x[i + SIZE] - shift[3 * row + 1]);
      final DoubleVector za = DoubleVector.broadcast(S, x[i + 2 * SIZE] - shift[3 * row + 2]);
      final DoubleVector xb = DoubleVector.broadcast(S, x[i + 1] - shift[3 * row]);
      final DoubleVector yb = DoubleVector.broadcast(S, x[i + 1 + SIZE] - shift[3 * row + 1]);
      final DoubleVector zb = DoubleVector.broadcast(S, x[i + 1 + 2 * SIZE] - shift[3 * row + 2]);
      DoubleVector fxa = zero;
      DoubleVector fya = zero;
      DoubleVector fza = zero;
      DoubleVector fxb = zero;
      DoubleVector fyb = zero;
      DoubleVector fzb = zero;
      for (int k = start[row]; ; ) {
        final int j = entry[k++];
        if (j < 0) {
          break;
        }
        DoubleVector limitA = cutoff2;
        DoubleVector limitB = cutoff2;
        if (k <= open) {
          final int mask = entry[k++];
          limitA = cutoff2.mul(DoubleVector.fromArray(S, COUNTS, (mask & 255) * SIZE + part));
          limitB = cutoff2.mul(DoubleVector.fromArray(S, COUNTS, (mask >> 8) * SIZE + part));
        }
        final int jx = base + j + part;
        final int jy = jx + SIZE;
        final int jz = jy + SIZE;
        final DoubleVector xj = DoubleVector.fromArray(S, x, jx);
        final DoubleVector yj = DoubleVector.fromArray(S, x, jy);
        final DoubleVector zj = DoubleVector.fromArray(S, x, jz);
        final DoubleVector dxa = xa.sub(xj);
        final DoubleVector dya = ya.sub(yj);
        final DoubleVector dza = za.sub(zj);
        final DoubleVector dxb = xb.sub(xj);
        final DoubleVector dyb = yb.sub(yj);
        final DoubleVector dzb = zb.sub(zj);
        final DoubleVector r2a = dza.fma(dza, dya.fma(dya, dxa.mul(dxa)));
        final DoubleVector r2b = dzb.fma(dzb, dyb.fma(dyb, dxb.mul(dxb)));
        final VectorMask<Double> nearA = r2a.compare(VectorOperators.LT, limitA);
        final VectorMask<Double> nearB = r2b.compare(VectorOperators.LT, limitB);
        final DoubleVector inverse2a = one.div(r2a);
        final DoubleVector inverse2b = one.div(r2b);
        final DoubleVector inverse6a = inverse2a.mul(inverse2a).mul(inverse2a);
        final DoubleVector inverse6b = inverse2b.mul(inverse2b).mul(inverse2b);
        if (wantEnergy) {
          final DoubleVector va = inverse6a.fma(energy12.fma(inverse6a, minusEnergy6), minusShift);
          final DoubleVector vb = inverse6b.fma(energy12.fma(inverse6b, minusEnergy6), minusShift);
          e = e.add(zero.blend(va, nearA)).add(zero.blend(vb, nearB));
        }
        final DoubleVector ca =
            zero.blend(force12.fma(inverse6a, minusForce6).mul(inverse2a.mul(inverse6a)), nearA);
        final DoubleVector cb =
            zero.blend(force12.fma(inverse6b, minusForce6).mul(inverse2b.mul(inverse6b)), nearB);
        fxa = ca.fma(dxa, fxa);
        fya = ca.fma(dya, fya);
        fza = ca.fma(dza, fza);
        fxb = cb.fma(dxb, fxb);
        fyb = cb.fma(dyb, fyb);
        fzb = cb.fma(dzb, fzb);
        final DoubleVector minusCa = ca.neg();
        final DoubleVector minusCb = cb.neg();
        final DoubleVector fx = DoubleVector.fromArray(S, f, jx);
        minusCb.fma(dxb, minusCa.fma(dxa, fx)).intoArray(f, jx);
        final DoubleVector fy = DoubleVector.fromArray(S, f, jy);
        minusCb.fma(dyb, minusCa.fma(dya, fy)).intoArray(f, jy);
        final DoubleVector fz = DoubleVector.fromArray(S, f, jz);
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
      DoubleVector.fromArray(S, energies, part).add(e).intoArray(energies, part);
    }
  }
}
