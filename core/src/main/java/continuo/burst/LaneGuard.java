package continuo.burst;

import java.util.Arrays;

/**
 * Watches the lanes of a burst for replicas that break down, and keeps the others going.
 *
 * <p>A lane is lost when a coordinate is not finite, or when m v² of one velocity component exceeds
 * {@value #HEAT} kT: the Maxwell distribution gives that a probability below 10⁻²¹⁸, an integrator
 * that has become unstable passes it after a few steps. Looking costs one pass over positions and
 * velocities, done between the sample windows and not at every step.
 *
 * <p>A lost lane becomes a copy of the first counted lane that is well, positions, velocities and
 * forces, and moves on with its own noise: harmless, and no longer of any interest. Because no lane
 * feels another, the lanes that are well go on to the same bits as if nothing had happened (where
 * Lennard-Jones replicas have drifted apart, to round-off: all lanes together choose the kernel).
 */
final class LaneGuard {
  /** Largest m v² of a velocity component over kT. */
  static final double HEAT = 1000;

  private final double[] masses;
  private final int lanes;
  private final int[] counted;
  private final double limit;
  private final double[] farthest;
  private int lost;

  /**
   * @param masses N, amu; read
   * @param lanes lanes
   * @param counted lanes that count, ascending; read
   * @param kT kJ/mol
   */
  LaneGuard(double[] masses, int lanes, int[] counted, double kT) {
    this.masses = masses;
    this.lanes = lanes;
    this.counted = counted;
    this.limit = HEAT * kT;
    this.farthest = new double[lanes];
  }

  /** Counted lanes lost so far, bit l for lane l. */
  int lost() {
    int mask = 0;
    for (int l : counted) {
      mask |= lost & 1 << l;
    }
    return mask;
  }

  /**
   * Lanes that have broken down, bit l for lane l.
   *
   * @param x positions, [atom][xyz][lane]; read
   * @param v velocities; read
   */
  int inspect(double[] x, double[] v) {
    int broken = 0;
    int end = 0;
    for (double mass : masses) {
      final double limit2 = limit / mass;
      final int begin = end;
      end += 3 * lanes;
      for (int c = begin; c < end; c++) {
        // 0·x is 0, or NaN where x is not finite; written so that NaN is broken.
        if (!(v[c] * v[c] + 0 * x[c] <= limit2)) {
          broken |= 1 << c % lanes;
        }
      }
    }
    return broken;
  }

  /**
   * Lanes whose positions no neighbour list can bear: those that are not finite or, if all are, the
   * one with the atom that is farthest away; bit l for lane l. Replacing them again and again
   * leads, after at most two rounds over the lanes, to positions that can be borne or to no lane.
   */
  int unsound(double[] x) {
    Arrays.fill(farthest, 0);
    for (int c = 0; c < x.length; c++) {
      farthest[c % lanes] = Math.max(farthest[c % lanes], Math.abs(x[c]));
    }
    int broken = 0;
    int worst = 0;
    for (int l = 0; l < lanes; l++) {
      broken |= farthest[l] < Double.POSITIVE_INFINITY ? 0 : 1 << l;
      // A copy is not to blame for what it has from its source.
      boolean isOriginal = isLost(worst) && !isLost(l);
      if (farthest[l] > farthest[worst] || (isOriginal && farthest[l] == farthest[worst])) {
        worst = l;
      }
    }
    return broken == 0 ? 1 << worst : broken;
  }

  /** Whether a lane was declared lost. */
  boolean isLost(int lane) {
    return (lost >> lane & 1) != 0;
  }

  /**
   * Declares lanes lost and makes all lost lanes copies of the first counted lane that is well.
   *
   * @param broken bit l for lane l
   * @param arrays arrays [...][lane] of a burst; lost lanes are overwritten
   * @return the lane that was copied
   * @throws AllLanesLost if no counted lane is well
   */
  int replace(int broken, double[]... arrays) {
    lost |= broken;
    int from = source();
    for (int l = 0; l < lanes; l++) {
      if (isLost(l)) {
        for (double[] array : arrays) {
          for (int c = 0; c < array.length; c += lanes) {
            array[c + l] = array[c + from];
          }
        }
      }
    }
    return from;
  }

  /** Once lost, a lane is no source: it is a copy itself. */
  private int source() {
    for (int l : counted) {
      if (!isLost(l)) {
        return l;
      }
    }
    throw new AllLanesLost();
  }

  /** No counted lane is left in a burst, which cannot go on. */
  static final class AllLanesLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AllLanesLost() {
      super("No counted lane is left", null, false, false);
    }
  }
}
