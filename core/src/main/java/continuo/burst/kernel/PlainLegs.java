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
    for (int leg = 0; leg < nLegs; leg++) {
      for (int axis = 0; axis < 3; axis++) {
        final double[] out = d[3 * leg + axis];
        for (int t = begin; t < end; t++) {
          final int from = (3 * p[leg][t] + axis) * lanes;
          final int atom = q[leg][t];
          final int to = (3 * atom + axis) * lanes;
          final double s = shift[leg][3 * t + axis];
          for (int lane = 0; lane < lanes; lane++) {
            final double end1 = x[from + lane] - s;
            out[(t - begin) * lanes + lane] = atom == NO_ATOM ? end1 : end1 - x[to + lane];
          }
        }
      }
    }
  }

  @Override
  void scatter(double[][] g, int begin, int end, double[] f) {
    for (int leg = 0; leg < nLegs; leg++) {
      for (int axis = 0; axis < 3; axis++) {
        final double[] force = g[3 * leg + axis];
        for (int t = begin; t < end; t++) {
          final int from = (3 * p[leg][t] + axis) * lanes;
          final int to = (3 * q[leg][t] + axis) * lanes;
          final int at = (t - begin) * lanes;
          for (int lane = 0; lane < lanes; lane++) {
            f[from + lane] += force[at + lane];
          }
          for (int lane = 0; q[leg][t] != NO_ATOM && lane < lanes; lane++) {
            f[to + lane] -= force[at + lane];
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
