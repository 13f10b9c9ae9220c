package continuo.burst.kernel;

import java.util.Arrays;
import java.util.function.Function;

/** Forces in single precision from displacements; see {@link Precision#MIXED}. */
final class MixedDynamics implements LaneDynamics {
  private final MixedTermKernel[] terms;
  private final LaneForces exact;
  private final Function<Thermostat, MixedBaoab> steppers;
  private final double[] x;
  private final double[] v;
  private final float[] f;

  /** x − r0, nm. */
  private final float[] u;

  private final double[] wide;
  private final int lanes;
  private MixedBaoab baoab;
  private boolean moved = true;

  /**
   * @param terms kept by reference
   * @param steppers integrator of a heat bath
   * @param thermostat the first one
   * @param x positions; kept by reference
   * @param v velocities; kept by reference
   */
  MixedDynamics(
      MixedTermKernel[] terms,
      LaneForces exact,
      Function<Thermostat, MixedBaoab> steppers,
      Thermostat thermostat,
      double[] x,
      double[] v,
      int lanes) {
    this.terms = terms;
    this.exact = exact;
    this.steppers = steppers;
    this.baoab = steppers.apply(thermostat);
    this.x = x;
    this.v = v;
    this.f = new float[x.length];
    this.u = new float[x.length];
    this.wide = new double[x.length];
    this.lanes = lanes;
  }

  @Override
  public void couple(Thermostat thermostat) {
    baoab = steppers.apply(thermostat);
  }

  @Override
  public void moved() {
    moved = true;
  }

  @Override
  public void computeForces() {
    if (moved) {
      baoab.displacements(x, u);
      moved = false;
    }
    Arrays.fill(f, 0);
    for (MixedTermKernel term : terms) {
      term.add(x, u, f);
    }
  }

  @Override
  public void kick() {
    baoab.kick(v, f);
  }

  @Override
  public void kickAndDrift(int halfKicks, LaneNoise noise) {
    baoab.kickAndDrift(x, v, f, u, halfKicks, noise);
  }

  @Override
  public void addForces(double[] sum) {
    final float[] f = this.f;
    for (int c = 0; c < f.length; c++) {
      sum[c] += f[c];
    }
  }

  @Override
  public double[] forces() {
    for (int c = 0; c < f.length; c++) {
      wide[c] = f[c];
    }
    return wide;
  }

  @Override
  public void copyLane(int from, int to) {
    for (int c = 0; c < f.length; c += lanes) {
      f[c + to] = f[c + from];
      u[c + to] = u[c + from];
    }
  }

  @Override
  public LaneForces exact() {
    return exact;
  }
}
