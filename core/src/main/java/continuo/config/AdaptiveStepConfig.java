package continuo.config;

import java.io.Serializable;

/**
 * Time steps that follow the mismatch of predicted and measured force: the block {@code
 * langevin.adaptive-step}. The steps are {@code time-step}·2^k between {@code min} and {@code max}.
 *
 * @param enabled whether Δt adapts
 * @param min shortest Δt, ps; not looked at unless enabled, like the rest
 * @param max longest Δt, ps
 * @param tolerance largest mismatch of an accepted step beyond its sampling error, in units of the
 *     random force of the step
 */
public record AdaptiveStepConfig(boolean enabled, double min, double max, double tolerance)
    implements Serializable {
  /** Checks the ranges. */
  public AdaptiveStepConfig {
    if (enabled) {
      Require.positive(min, "min");
      Require.that(
          max > min && max / min <= 1 << 20,
          "max",
          "must be > `min` and at most 2^20 times as long");
    }
    Require.positive(tolerance, "tolerance");
  }
}
