package continuo.burst.kernel;

import continuo.forcefield.BondedTerm;
import continuo.structure.Composite;
import java.util.Arrays;

/** Moves legs one number at a time. */
final class PlainLegs extends Legs {
  PlainLegs(BondedTerm term, Composite composite, int lanes) {
    super(term, composite, lanes);
  }

  @Override
  void gather(double[] x, int begin, int end, double[][] d) {
    for (int c = 0; c < 3 * nLegs; c++) {
      final int[] members = MEMBERS[arity - 1][c / 3];
      for (int t = begin; t < end; t++) {
        final int at = (t - begin) * lanes;
        final int p = (3 * atom[members[0]][t] + c % 3) * lanes;
        for (int lane = 0; lane < lanes; lane++) {
          d[c][at + lane] = x[p + lane] - shift[c][t];
        }
        if (members[1] >= 0) {
          final int q = (3 * atom[members[1]][t] + c % 3) * lanes;
          for (int lane = 0; lane < lanes; lane++) {
            d[c][at + lane] -= x[q + lane];
          }
        }
      }
    }
  }

  @Override
  void scatter(double[][] g, int begin, int end, double[] f) {
    for (int axis = 0; axis < 3; axis++) {
      for (int t = begin; t < end; t++) {
        for (int m = 0; m < arity; m++) {
          final int at = (3 * atom[m][t] + axis) * lanes;
          for (int leg = 0; leg < nLegs; leg++) {
            final int[] members = MEMBERS[arity - 1][leg];
            for (int lane = 0; lane < lanes; lane++) {
              final double force = g[3 * leg + axis][(t - begin) * lanes + lane];
              if (members[0] == m) {
                f[at + lane] += force;
              } else if (members[1] == m) {
                f[at + lane] -= force;
              }
            }
          }
        }
      }
    }
  }

  @Override
  void spread(double[] values, int begin, int end, double[] out) {
    for (int t = begin; t < end; t++) {
      Arrays.fill(out, (t - begin) * lanes, (t - begin + 1) * lanes, values[t]);
    }
  }

  @Override
  void sum(double[] values, int tuples, double[] sum) {
    for (int t = 0; t < tuples; t++) {
      for (int lane = 0; lane < lanes; lane++) {
        sum[lane] += values[t * lanes + lane];
      }
    }
  }
}
