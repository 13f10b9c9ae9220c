package continuo.burst;

import continuo.burst.kernel.LaneDynamics;
import continuo.burst.kernel.LaneNoise;
import java.util.function.IntConsumer;

/**
 * A run of BAOAB steps: the half kicks between two steps are one, and what happens between drift
 * and forces is the caller's. Forces must have been computed at the positions before.
 */
public final class StepLoop {
  private StepLoop() {}

  /**
   * Runs steps 1…count; afterwards positions and velocities belong to the same time.
   *
   * @param dynamics replicas in motion
   * @param noise of the heat bath
   * @param count steps; nothing is done for 0
   * @param forces is given the step after its drift, may project, and computes the forces
   */
  public static void run(LaneDynamics dynamics, LaneNoise noise, int count, IntConsumer forces) {
    for (int s = 1; s <= count; s++) {
      dynamics.kickAndDrift(s == 1 ? 1 : 2, noise);
      forces.accept(s);
    }
    if (count > 0) {
      dynamics.kick();
    }
  }
}
