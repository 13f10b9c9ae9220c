package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bound from both sides, each with all other conditions well met. */
class VerdictRulesTest {
  private static final int MODES = 3;
  private static final double BURST_TIME = 100;
  private static final double NEAREST = 0.4;
  private static final double TIME_STEP = 2;
  private static final VerdictRules RULES = new VerdictRules(BURST_TIME, NEAREST, TIME_STEP, 1);

  /** A state that is to be trusted, of which one number at a time is changed. */
  private static final class Case {
    private final double[] fast = {1, 1, 1};
    private final double[] slow = {100, 100, 100};
    private final double[] samples = {1000, 1000, 1000};
    private double slowestFast = 1;
    private double slowestSlow = 100;
    private int unstable;
    private double spectrum = 1;
    private double shrinkage;
    private double residual;
    private double mismatch = Double.NaN;
    private boolean compensated = true;

    StateVerdict judge() {
      int n = 3 * MODES;
      DMatrixRMaj memory = CommonOps_DDRM.identity(n);
      CommonOps_DDRM.scale(0.5 * spectrum, memory);
      DMatrixRMaj zeta = CommonOps_DDRM.identity(n);
      CommonOps_DDRM.addEquals(zeta, memory);
      DMatrixRMaj s = CommonOps_DDRM.identity(n);
      CommonOps_DDRM.scale(spectrum, s);
      FrictionMemory zeroFrequency =
          FrictionMemory.empty(1)
              .restored(Map.of("friction.sum", s.data, "friction.weight", new double[] {1, 1}));
      return RULES.judge(
          new TimescaleGap(fast, slow, slowestFast, slowestSlow, unstable),
          new ThermalForce(new double[n], new double[n], samples),
          zeroFrequency,
          new Friction(zeta, memory, memory, shrinkage, 100),
          residual,
          mismatch,
          compensated);
    }
  }

  @Test
  void allMetIsToBeTrusted() {
    StateVerdict verdict = new Case().judge();
    assertThat(verdict.state()).isEqualTo(Verdict.TRUST);
    assertThat(verdict.reason()).isEmpty();
    assertThat(verdict.modes()).containsOnly(Verdict.TRUST);
  }

  /** Values of mode 1; the others are not touched by it. */
  @ParameterizedTest
  @CsvSource({
    "gap, 10, TRUST",
    "gap, 9.999999, DOUBTFUL",
    "gap, 2, DOUBTFUL",
    "gap, 1.999999, INVALID",
    "plateau, 10, TRUST",
    "plateau, 9.999999, DOUBTFUL",
    "plateau, 2, DOUBTFUL",
    "plateau, 1.999999, INVALID",
    "n_eff, 30, TRUST",
    "n_eff, 29.999999, DOUBTFUL",
    "n_eff, 3, DOUBTFUL",
    "n_eff, 2.999999, INVALID"
  })
  void aModeIsJudgedByItsOwnBounds(String condition, double value, Verdict expected) {
    Case of = new Case();
    switch (condition) {
      case "gap" -> of.slow[1] = value;
      case "plateau" -> {
        of.fast[1] = BURST_TIME / value;
        of.slow[1] = 1000 * of.fast[1];
      }
      default -> of.samples[1] = value;
    }
    StateVerdict verdict = of.judge();
    assertThat(verdict.modes()).containsExactly(Verdict.TRUST, expected, Verdict.TRUST);
    assertThat(verdict.state()).isEqualTo(expected);
    if (expected == Verdict.TRUST) {
      assertThat(verdict.reason()).isEmpty();
    } else {
      assertThat(verdict.reason()).startsWith(condition + " ").endsWith(" of mode 1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rank, 0.5, TRUST",
    "rank, 0.500001, DOUBTFUL",
    "rank, 1, DOUBTFUL",
    "mismatch, 1, TRUST",
    "mismatch, 1.000001, DOUBTFUL",
    "mismatch, 10, DOUBTFUL",
    "mismatch, 10.00001, INVALID",
    "residual size, 0.5, TRUST",
    "residual size, 0.500001, DOUBTFUL",
    "residual size, 2, DOUBTFUL",
    "residual size, 2.000001, INVALID"
  })
  void aStateIsJudgedByItsBounds(String condition, double value, Verdict expected) {
    Case of = new Case();
    switch (condition) {
      case "rank" -> of.shrinkage = value;
      case "mismatch" -> of.mismatch = value;
      default -> of.residual = value * NEAREST;
    }
    StateVerdict verdict = of.judge();
    assertThat(verdict.modes()).containsOnly(Verdict.TRUST);
    assertThat(verdict.state()).isEqualTo(expected);
    if (expected == Verdict.TRUST) {
      assertThat(verdict.reason()).isEmpty();
    } else {
      assertThat(verdict.reason()).startsWith(condition);
    }
  }

  /** The window is open at both ends: τ_fast &lt; Δt &lt; τ_slow. */
  @ParameterizedTest
  @CsvSource({
    "1.999999, 2.000001, TRUST", "2, 100, DOUBTFUL", "2.000001, 100, DOUBTFUL",
    "1, 2, DOUBTFUL", "1, 1.999999, DOUBTFUL", "1, NaN, TRUST"
  })
  void theTimeStepIsToLieInTheMarkovWindow(double fast, double slow, Verdict expected) {
    Case of = new Case();
    of.slowestFast = fast;
    of.slowestSlow = slow;
    assertThat(of.judge().state()).isEqualTo(expected);
    if (expected != Verdict.TRUST) {
      assertThat(of.judge().reason()).isEqualTo("outside the Markov window");
    }
  }

  @Test
  void aSaddleAndNoiseAboveTheRandomForceAreDoubtful() {
    Case saddle = new Case();
    saddle.unstable = 1;
    assertThat(saddle.judge().state()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(saddle.judge().reason()).isEqualTo("saddle");
    Case noisy = new Case();
    noisy.compensated = false;
    assertThat(noisy.judge().state()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(noisy.judge().reason()).isEqualTo("noise above the random force");
  }

  /**
   * What nothing binds has no gap; what hardly fluctuates needs no samples, and the rank of what is
   * measured of it does not matter.
   */
  @Test
  void whatDoesNotApplyIsNotAskedFor() {
    Case unbound = new Case();
    unbound.slow[1] = Double.NaN;
    assertThat(unbound.judge().state()).isEqualTo(Verdict.TRUST);
    Case quiet = new Case();
    quiet.samples[1] = 1;
    quiet.spectrum = 1.9e-9;
    assertThat(quiet.judge().state()).isEqualTo(Verdict.TRUST);
    quiet.spectrum = 2.1e-9;
    assertThat(quiet.judge().state()).isEqualTo(Verdict.INVALID);
    Case rounding = new Case();
    rounding.shrinkage = 0.9;
    rounding.spectrum = 1.9e-9;
    assertThat(rounding.judge().state()).isEqualTo(Verdict.TRUST);
    rounding.spectrum = 2.1e-9;
    assertThat(rounding.judge().state()).isEqualTo(Verdict.DOUBTFUL);
  }

  /** Of several reasons the one of the worst verdict is told, of the mode that is worst off. */
  @Test
  void theWorstReasonIsTold() {
    Case of = new Case();
    of.slow[0] = 1.5;
    of.slow[2] = 1.2;
    of.samples[1] = 10;
    of.shrinkage = 0.9;
    StateVerdict verdict = of.judge();
    assertThat(verdict.state()).isEqualTo(Verdict.INVALID);
    assertThat(verdict.reason()).isEqualTo("gap 1.20 of mode 2");
    assertThat(verdict.modes()).containsExactly(Verdict.INVALID, Verdict.DOUBTFUL, Verdict.INVALID);
  }
}
