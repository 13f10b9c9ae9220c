package continuo.estimate;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether the numbers of a state can be relied on. Each condition of the theory has two bounds: up
 * to the first it is {@linkplain Verdict#TRUST met}, beyond the second the state is {@linkplain
 * Verdict#INVALID invalid}, and {@linkplain Verdict#DOUBTFUL doubtful} in between.
 *
 * <p>Of each function:
 *
 * <ul>
 *   <li><b>gap</b> τ_slow/τ_fast: the reduction to order parameters is exact to first order in
 *       1/gap. τ_fast holds the decay time of the momentum, so that a motion that swings instead of
 *       relaxing, ζ &lt; ω, has a gap below 1: nothing overdamped describes it. Functions that
 *       nothing binds have no gap and are not asked for one.
 *   <li><b>plateau</b>, length of a burst over τ_fast: the zero-frequency friction is read off
 *       bursts of that length, with the relative bias (πτ/T)².
 *   <li><b>n_eff</b>: an error that rests on n samples is itself known to 1/√(2n). Not asked of a
 *       function whose force hardly fluctuates.
 * </ul>
 *
 * <p>Of the state:
 *
 * <ul>
 *   <li><b>rank</b>: the weight of the diagonal target in ζ, near 1 when the samples are fewer than
 *       the rows and off-diagonal elements are a guess;
 *   <li><b>residual size</b>: rms residual displacement over the nearest distance of the reference;
 *       when atoms leave their places functions of the reference no longer follow the matter;
 *   <li><b>mismatch</b> of the force found at the state and the one the last step expected, beyond
 *       its sampling error and in units of the random force, in the direction where that is
 *       largest: a step takes the force as linear, and where it is not, it goes astray by about
 *       half of that;
 *   <li>a <b>saddle</b>, where the system moves away instead of relaxing, a time step outside the
 *       <b>Markov window</b>, and a sampling error that exceeds the random force (<b>noise</b>)
 *       make a state doubtful.
 * </ul>
 *
 * @param burstTime length of the shortest burst, ps
 * @param nearestDistance of two atoms at the reference, nm
 * @param timeStep Δt of the order parameters, ps
 * @param beta 1/kT, mol/kJ
 */
public record VerdictRules(double burstTime, double nearestDistance, double timeStep, double beta) {
  /** A smaller gap is doubtful: rates are off by more than a tenth. */
  public static final double GAP_TRUST = 10;

  /** A smaller gap is none. */
  public static final double GAP_INVALID = 2;

  /** A burst of fewer τ_fast is doubtful: a bias of a tenth. */
  public static final double PLATEAU_TRUST = 10;

  /** A burst of fewer τ_fast has not seen the force forget. */
  public static final double PLATEAU_INVALID = 2;

  /** Fewer effective samples are doubtful: the error is known to 13 %. */
  public static final double SAMPLES_TRUST = 30;

  /** Fewer effective samples say nothing about their error. */
  public static final double SAMPLES_INVALID = 3;

  /** A greater weight of the diagonal target is doubtful. */
  public static final double SHRINKAGE_TRUST = 0.5;

  /** A greater residual, in nearest distances, is doubtful. */
  public static final double RESIDUAL_TRUST = 0.5;

  /** A greater residual, in nearest distances, has left the reference. */
  public static final double RESIDUAL_INVALID = 2;

  /** A greater mismatch, in random forces, is doubtful: half a standard deviation of the step. */
  public static final double MISMATCH_TRUST = 1;

  /** A greater mismatch, in random forces, has nothing to do with the force that was expected. */
  public static final double MISMATCH_INVALID = 10;

  /** Memory friction below this share of the whole does not count. */
  private static final double NEGLIGIBLE = 1e-9;

  /** The same rules for another time step. */
  public VerdictRules at(double otherTimeStep) {
    return new VerdictRules(burstTime, nearestDistance, otherTimeStep, beta);
  }

  /**
   * @param gap time scales
   * @param force thermal force
   * @param memory zero-frequency spectrum of the forces
   * @param friction ζ
   * @param residual rms residual displacement of an atom, mass-weighted, nm
   * @param mismatch of predicted and measured force beyond its sampling error, in units of the
   *     random force; NaN where nothing was predicted
   * @param compensated whether the sampling error is within the random force
   */
  public StateVerdict judge(
      TimescaleGap gap,
      ThermalForce force,
      FrictionMemory memory,
      Friction friction,
      double residual,
      double mismatch,
      boolean compensated) {
    Findings findings = new Findings();
    Verdict[] modes = new Verdict[gap.fast().length];
    boolean anyNoisy = false;
    double white = friction.matrix().get(0, 0) - friction.memory().get(0, 0);
    for (int a = 0; a < modes.length; a++) {
      String of = " of mode " + a;
      double ratio = gap.slow()[a] / gap.fast()[a];
      Verdict verdict = findings.atLeast("gap", of, ratio, GAP_TRUST, GAP_INVALID);
      double plateau = burstTime / gap.fast()[a];
      verdict =
          verdict.or(findings.atLeast("plateau", of, plateau, PLATEAU_TRUST, PLATEAU_INVALID));
      if (isNoisy(memory, white, a)) {
        anyNoisy = true;
        double samples = force.effectiveSamples()[a];
        verdict =
            verdict.or(findings.atLeast("n_eff", of, samples, SAMPLES_TRUST, SAMPLES_INVALID));
      }
      modes[a] = verdict;
    }
    Verdict state = Arrays.stream(modes).reduce(Verdict.TRUST, Verdict::or);
    // A matrix of rounding errors beside the collisions may be shrunk by any weight.
    if (anyNoisy) {
      state =
          state.or(
              findings.atMost(
                  "rank (shrinkage)",
                  friction.shrinkage(),
                  SHRINKAGE_TRUST,
                  Double.POSITIVE_INFINITY));
    }
    state =
        state.or(
            findings.atMost(
                "residual size", residual / nearestDistance, RESIDUAL_TRUST, RESIDUAL_INVALID));
    state = state.or(findings.atMost("mismatch", mismatch, MISMATCH_TRUST, MISMATCH_INVALID));
    state = state.or(findings.doubtfulIf(gap.unstable() > 0, "saddle"));
    state = state.or(findings.doubtfulIf(!gap.admits(timeStep), "outside the Markov window"));
    state = state.or(findings.doubtfulIf(!compensated, "noise above the random force"));
    return new StateVerdict(modes, state, findings.reason(state));
  }

  private boolean isNoisy(FrictionMemory memory, double white, int a) {
    double s = 0;
    for (int axis = 0; axis < 3; axis++) {
      s = Math.max(s, memory.spectrum(3 * a + axis));
    }
    return 0.5 * beta * s > NEGLIGIBLE * white;
  }

  /** The worst value that led to each verdict. */
  private static final class Findings {
    private String doubtful = "";
    private String invalid = "";
    private double worst = Double.POSITIVE_INFINITY;

    /** A value that should be large; NaN is not asked for. */
    Verdict atLeast(String what, String of, double value, double trust, double invalidBelow) {
      if (value >= trust || Double.isNaN(value)) {
        return Verdict.TRUST;
      }
      Verdict verdict = value < invalidBelow ? Verdict.INVALID : Verdict.DOUBTFUL;
      if (value / trust < worst) {
        // The mode that is worst off names the reason.
        worst = value / trust;
        note(verdict, text(what, value) + of, true);
      } else {
        note(verdict, text(what, value) + of, false);
      }
      return verdict;
    }

    /** A value that should be small; NaN is not asked for. */
    Verdict atMost(String what, double value, double trust, double invalidAbove) {
      if (value <= trust || Double.isNaN(value)) {
        return Verdict.TRUST;
      }
      Verdict verdict = value > invalidAbove ? Verdict.INVALID : Verdict.DOUBTFUL;
      note(verdict, text(what, value), false);
      return verdict;
    }

    Verdict doubtfulIf(boolean condition, String what) {
      if (condition) {
        note(Verdict.DOUBTFUL, what, false);
      }
      return condition ? Verdict.DOUBTFUL : Verdict.TRUST;
    }

    String reason(Verdict state) {
      return switch (state) {
        case TRUST -> "";
        case DOUBTFUL -> doubtful;
        case INVALID -> invalid;
      };
    }

    private void note(Verdict verdict, String text, boolean replace) {
      if (verdict == Verdict.INVALID) {
        invalid = invalid.isEmpty() || replace ? text : invalid;
      } else {
        doubtful = doubtful.isEmpty() || replace ? text : doubtful;
      }
    }

    private static String text(String what, double value) {
      return String.format(Locale.ROOT, "%s %.3g", what, value);
    }
  }
}
