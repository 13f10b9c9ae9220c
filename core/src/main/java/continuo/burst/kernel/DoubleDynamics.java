package continuo.burst.kernel;

import java.util.Arrays;
import java.util.function.Function;

/** Double precision throughout. */
final class DoubleDynamics implements LaneDynamics {
  private final LaneForces forces;
  private final Function<Thermostat, Baoab> steppers;
  private final double[] x;
  private final double[] v;
  private final double[] f;
  private final int lanes;
  private Baoab baoab;
  private boolean summing;

  /** Null until a sum is started. */
  private double[] sum;

  /**
   * @param steppers integrator of a heat bath
   * @param thermostat the first one
   * @param x positions; kept by reference
   * @param v velocities; kept by reference
   */
  DoubleDynamics(
      LaneForces forces,
      Function<Thermostat, Baoab> steppers,
      Thermostat thermostat,
      double[] x,
      double[] v,
      int lanes) {
    this.forces = forces;
    this.steppers = steppers;
    this.baoab = steppers.apply(thermostat);
    this.x = x;
    this.v = v;
    this.f = new double[x.length];
    this.lanes = lanes;
  }

  @Override
  public void couple(Thermostat thermostat) {
    baoab = steppers.apply(thermostat);
  }

  @Override
  public void moved() {
    // The positions are looked at afresh whenever forces are computed.
  }

  @Override
  public void computeForces() {
    forces.compute(x, f, null);
  }

  @Override
  public void kick() {
    baoab.kick(v, f, summing ? sum : null);
  }

  @Override
  public void kickAndDrift(int halfKicks, LaneNoise noise) {
    baoab.kickAndDrift(x, v, f, halfKicks, noise, summing ? sum : null);
  }

  @Override
  public void sumForces(boolean sum) {
    summing = sum;
    if (sum && this.sum == null) {
      this.sum = new double[f.length];
    } else if (sum) {
      Arrays.fill(this.sum, 0);
    }
  }

  @Override
  public double[] forceSum() {
    if (sum == null) {
      throw new IllegalStateException("No sum of forces was started");
    }
    return sum;
  }

  @Override
  public double[] forces() {
    return f;
  }

  @Override
  public void copyLane(int from, int to) {
    for (int c = 0; c < f.length; c += lanes) {
      f[c + to] = f[c + from];
    }
  }

  @Override
  public LaneForces exact() {
    return forces;
  }
}
