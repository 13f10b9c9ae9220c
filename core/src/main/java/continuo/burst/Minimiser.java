package continuo.burst;

import continuo.burst.kernel.LaneForces;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import java.util.Arrays;

/**
 * Takes every lane to a minimum of the energy at fixed order parameters, by inertial relaxation:
 * velocities are mixed towards the force, set to zero when they point uphill, and the time step
 * grows while it goes downhill (FIRE; Bitzek et al., Phys. Rev. Lett. 97 (2006) 170201). Speeds and
 * forces are measured in the metric of the masses.
 *
 * <p>Atoms may overlap at the start. No coordinate moves by more than {@link #REACH} thermal speeds
 * times Δt in a step, however large the force; where a force is not a number, as between atoms in
 * the same place, the atom is pushed in a direction drawn for atom and step.
 *
 * <p>Lanes have time steps and ends of their own and do not feel each other: a lane is finished at
 * the same step with the same bits whatever the others do.
 */
final class Minimiser {
  /** Largest displacement in a step over √(kT/m) Δt; about a twentieth of a bond length. */
  private static final double REACH = 10;

  private static final double MIXING = 0.1;
  private static final double MIXING_DECAY = 0.99;
  private static final int DELAY = 5;
  private static final double GROWTH = 1.1;
  private static final double CUT = 0.5;

  /** Largest and smallest time step over Δt. */
  private static final double LONGEST = 10;

  private static final double SHORTEST = 1e-3;

  private final LaneForces forces;
  private final PhiConstraint constraint;
  private final double[] masses;
  private final double[] rootMasses;
  private final int lanes;
  private final double timeStep;
  private final double reach;
  private int steps;

  /**
   * @param forces all terms
   * @param constraint holds the order parameters
   * @param masses N, amu; read
   * @param lanes lanes
   * @param settings time step and temperature; read
   */
  Minimiser(
      LaneForces forces,
      PhiConstraint constraint,
      double[] masses,
      int lanes,
      BurstSettings settings) {
    this.forces = forces;
    this.constraint = constraint;
    this.masses = masses;
    this.rootMasses = Arrays.stream(masses).map(Math::sqrt).toArray();
    this.lanes = lanes;
    this.timeStep = settings.timeStep();
    this.reach = REACH * Math.sqrt(settings.kT()) * timeStep;
  }

  /** Evaluations of the forces in the last run. */
  int steps() {
    return steps;
  }

  /**
   * @param start positions, [atom][xyz][lane], nm; read
   * @param wanted lanes to minimise
   * @param relative fall of the residual force, √(Σ F²/m), at which a lane is finished
   * @param absolute residual Σ F²/m, kJ/mol/ps², at which it is finished in any case
   * @param maxSteps steps after which it is given up where it stands
   * @return same layout; lanes not wanted as they were
   */
  double[] run(double[] start, int[] wanted, double relative, double absolute, int maxSteps) {
    double[] result = start.clone();
    double[] x = start.clone();
    double[] v = new double[x.length];
    double[] a = new double[x.length];
    double[] goal = new double[lanes];
    double[] dt = new double[lanes];
    double[] mixing = new double[lanes];
    double[] keep = new double[lanes];
    double[] push = new double[lanes];
    int[] downhill = new int[lanes];
    boolean[] open = new boolean[lanes];
    Arrays.fill(dt, timeStep);
    Arrays.fill(mixing, MIXING);
    for (int l : wanted) {
      open[l] = true;
    }
    int left = wanted.length;
    for (steps = 0; left > 0 && steps < maxSteps; steps++) {
      accelerations(x, a, steps);
      double[] residual2 = product(a, a);
      double[] speed2 = product(v, v);
      double[] power = product(a, v);
      for (int l = 0; l < lanes; l++) {
        goal[l] = steps == 0 ? Math.max(absolute, relative * relative * residual2[l]) : goal[l];
        if (open[l] && residual2[l] <= goal[l]) {
          copyLane(x, result, l);
          open[l] = false;
          left--;
        }
        if (power[l] > 0) {
          if (++downhill[l] > DELAY) {
            dt[l] = Math.min(GROWTH * dt[l], LONGEST * timeStep);
            mixing[l] *= MIXING_DECAY;
          }
          keep[l] = 1 - mixing[l];
          push[l] = dt[l] + mixing[l] * Math.sqrt(speed2[l] / residual2[l]);
        } else {
          dt[l] = steps == 0 ? dt[l] : Math.max(CUT * dt[l], SHORTEST * timeStep);
          downhill[l] = 0;
          mixing[l] = MIXING;
          keep[l] = 0;
          push[l] = dt[l];
        }
      }
      move(x, v, a, keep, push, dt);
      constraint.projectPositions(x);
    }
    for (int l : wanted) {
      if (open[l]) {
        copyLane(x, result, l);
      }
    }
    return result;
  }

  /** v ← keep v + push a, r ← r + dt v, no coordinate by more than the reach over √m. */
  private void move(double[] x, double[] v, double[] a, double[] keep, double[] push, double[] dt) {
    double[] longest = new double[lanes];
    for (int i = 0; i < masses.length; i++) {
      for (int c = 3 * i * lanes; c < 3 * (i + 1) * lanes; c += lanes) {
        for (int l = 0; l < lanes; l++) {
          v[c + l] = keep[l] * v[c + l] + push[l] * a[c + l];
          longest[l] = Math.max(longest[l], rootMasses[i] * dt[l] * Math.abs(v[c + l]));
        }
      }
    }
    double[] slower = new double[lanes];
    for (int l = 0; l < lanes; l++) {
      slower[l] = longest[l] > reach ? reach / longest[l] : 1;
    }
    for (int c = 0; c < x.length; c += lanes) {
      for (int l = 0; l < lanes; l++) {
        v[c + l] *= slower[l];
        x[c + l] += dt[l] * v[c + l];
      }
    }
  }

  /**
   * Accelerations of the residual motion. A component is cut where it would use up the reach in one
   * step of Δt; one that is not a number gets that size and a sign that is drawn.
   *
   * @param x positions; read
   * @param a overwritten
   * @param draw address of the drawn signs
   */
  void accelerations(double[] x, double[] a, int draw) {
    Cancellation.check();
    forces.compute(x, a, null);
    double cap = reach / (timeStep * timeStep);
    for (int i = 0; i < masses.length; i++) {
      double most = cap / rootMasses[i];
      for (int c = 3 * i * lanes; c < 3 * (i + 1) * lanes; c++) {
        double free = a[c] / masses[i];
        a[c] = Double.isNaN(free) ? most * sign(c / lanes, draw) : clamp(free, most);
      }
    }
    constraint.projectVelocities(a);
  }

  private static double clamp(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }

  private static double sign(int coordinate, int draw) {
    return KeyedRandom.uniform(0, Stream.OVERLAP, draw, coordinate).nextBoolean() ? 1 : -1;
  }

  /** Σ m a b of each lane. */
  private double[] product(double[] a, double[] b) {
    double[] sum = new double[lanes];
    for (int i = 0; i < masses.length; i++) {
      for (int c = 3 * i * lanes; c < 3 * (i + 1) * lanes; c += lanes) {
        for (int l = 0; l < lanes; l++) {
          sum[l] += masses[i] * a[c + l] * b[c + l];
        }
      }
    }
    return sum;
  }

  private void copyLane(double[] from, double[] to, int lane) {
    for (int c = lane; c < from.length; c += lanes) {
      to[c] = from[c];
    }
  }
}
