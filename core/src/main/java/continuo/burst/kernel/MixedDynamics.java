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
  private boolean summing;

  /** Null until a sum is started. */
  private float[] sum;

  private double[] wideSum;

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
    baoab.kick(v, f, summing ? sum : null);
  }

  @Override
  public void kickAndDrift(int halfKicks, LaneNoise noise) {
    baoab.kickAndDrift(x, v, f, u, halfKicks, noise, summing ? sum : null);
  }

  @Override
  public void sumForces(boolean sum) {
    summing = sum;
    if (sum && this.sum == null) {
      this.sum = new float[f.length];
      this.wideSum = new double[f.length];
    } else if (sum) {
      Arrays.fill(this.sum, 0);
    }
  }

  @Override
  public double[] forceSum() {
    if (sum == null) {
      throw new IllegalStateException("No sum of forces was started");
    }
    return widened(sum, wideSum);
  }

  @Override
  public double[] forces() {
    return widened(f, wide);
  }

  private static double[] widened(float[] from, double[] to) {
    for (int c = 0; c < from.length; c++) {
      to[c] = from[c];
    }
    return to;
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
