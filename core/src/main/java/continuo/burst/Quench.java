package continuo.burst;

import continuo.burst.kernel.LaneForces;

/**
 * Takes the snapshot in lane 0 to the nearest minimum of the energy at fixed order parameters, by
 * inertial relaxation: velocity Verlet whose velocities are mixed towards the force and set to zero
 * when they point uphill (the FIRE rule of Bitzek et al., Phys. Rev. Lett. 97 (2006) 170201, at a
 * fixed time step, so that it stays as stable as the dynamics).
 */
final class Quench {
  private static final int MAX_STEPS = 2000;

  /** Fall of the squared residual force, in the metric of the masses, at which it is done. */
  private static final double TOLERANCE2 = 1e-8;

  private static final double MIXING = 0.1;
  private static final double MIXING_DECAY = 0.99;
  private static final int DELAY = 5;

  private final LaneForces forces;
  private final PhiConstraint constraint;
  private final double[] masses;
  private final int lanes;
  private final double timeStep;

  /**
   * @param forces all terms
   * @param constraint holds the order parameters
   * @param masses N, amu; read
   * @param lanes lanes
   * @param timeStep Δt, ps
   */
  Quench(LaneForces forces, PhiConstraint constraint, double[] masses, int lanes, double timeStep) {
    this.forces = forces;
    this.constraint = constraint;
    this.masses = masses;
    this.lanes = lanes;
    this.timeStep = timeStep;
  }

  /**
   * @param start snapshots, [atom][xyz][lane], nm; read
   * @return same layout, lane 0 quenched; the other lanes come along but are not waited for
   */
  double[] run(double[] start) {
    double[] x = start.clone();
    double[] v = new double[x.length];
    double[] f = new double[x.length];
    double[] energy = new double[lanes];
    double[] mixing = new double[lanes];
    int[] downhill = new int[lanes];
    double[] first = null;
    for (int step = 0; step < MAX_STEPS; step++) {
      forces.compute(x, f, energy);
      accelerations(f);
      double[] residual = product(f, f);
      first = first == null ? residual.clone() : first;
      if (residual[0] <= TOLERANCE2 * first[0]) {
        break;
      }
      double[] power = product(f, v);
      double[] speed2 = product(v, v);
      double[] keep = new double[lanes];
      double[] towards = new double[lanes];
      for (int l = 0; l < lanes; l++) {
        if (power[l] > 0) {
          downhill[l]++;
          mixing[l] *= downhill[l] > DELAY ? MIXING_DECAY : 1;
          keep[l] = 1 - mixing[l];
          towards[l] = mixing[l] * Math.sqrt(speed2[l] / residual[l]);
        } else {
          downhill[l] = 0;
          mixing[l] = MIXING;
        }
      }
      for (int c = 0; c < x.length; c++) {
        int l = c % lanes;
        v[c] = keep[l] * v[c] + (towards[l] + timeStep) * f[c];
        x[c] += timeStep * v[c];
      }
      constraint.projectPositions(x);
    }
    return x;
  }

  /** Turns forces into accelerations of the residual motion. */
  private void accelerations(double[] f) {
    for (int i = 0; i < masses.length; i++) {
      double inverse = 1 / masses[i];
      for (int c = 3 * i * lanes; c < 3 * (i + 1) * lanes; c++) {
        f[c] *= inverse;
      }
    }
    constraint.projectVelocities(f);
  }

  /** Σ m a b of each lane. */
  private double[] product(double[] a, double[] b) {
    double[] sum = new double[lanes];
    for (int i = 0; i < masses.length; i++) {
      for (int c = 3 * i * lanes; c < 3 * (i + 1) * lanes; c++) {
        sum[c % lanes] += masses[i] * a[c] * b[c];
      }
    }
    return sum;
  }
}
