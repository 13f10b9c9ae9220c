package continuo.langevin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepControlTest {
  /** Steps 4, 2, 1, 0.5, 0.25. */
  private static final StepControl CONTROL = new StepControl(new TimeGrid(1, 2, 2), 0.1);

  private static final double NONE = Double.NaN;

  @Test
  void aRefusedStepIsShortenedByThePowerTwoThirdsOfItsExcess() {
    assertThat(CONTROL.refuses(0.1)).isFalse();
    assertThat(CONTROL.refuses(0.11)).isTrue();
    assertThat(CONTROL.retry(-2, 0.11, 0)).isEqualTo(-1);
    assertThat(CONTROL.retry(-2, 0.27, 0)).isEqualTo(-1);
    // (0.29/0.1)^(2/3) = 2.03 is more than one halving, 8^(2/3) = 4 exactly two.
    assertThat(CONTROL.retry(-2, 0.29, 0)).isEqualTo(0);
    assertThat(CONTROL.retry(-2, 0.81, 0)).isEqualTo(1);
    assertThat(CONTROL.retry(-2, 1e9, 0)).isEqualTo(2);
  }

  @Test
  void noStepIsShorterThanTheMarkovWindowOrTheGridAllows() {
    assertThat(CONTROL.retry(-2, 1, 0.5)).isEqualTo(1);
    assertThat(CONTROL.retry(0, 1, 0.6)).isEqualTo(0);
    assertThat(CONTROL.retry(2, 1e9, 0)).isEqualTo(2);
    // Off its path: better outside the window.
    assertThat(CONTROL.retry(0, 1e9, 0.6)).isEqualTo(2);
  }

  @Test
  void aGoodStepIsLengthenedWhereItsDoubleMayStart() {
    long even = 8;
    long odd = 4;
    assertThat(CONTROL.next(0, even, 0.01, 0, NONE, l -> true)).isEqualTo(-1);
    assertThat(CONTROL.next(0, odd, 0.01, 0, NONE, l -> true)).isEqualTo(0);
    assertThat(CONTROL.next(0, even, 0.02, 0, NONE, l -> true)).isEqualTo(0);
    assertThat(CONTROL.next(0, even, 0.01, 0, NONE, l -> false)).isEqualTo(0);
    assertThat(CONTROL.next(0, even, 0.01, 0, 3.9, l -> true)).isEqualTo(0);
    assertThat(CONTROL.next(-2, 16, 0.01, 0, NONE, l -> true)).isEqualTo(-2);
  }

  @Test
  void theStepStaysInTheMarkovWindowWhereTheToleranceLetsIt() {
    assertThat(CONTROL.next(-1, 8, 1, 0, 1.1, l -> true)).isEqualTo(1);
    assertThat(CONTROL.next(-1, 8, 1, 0.6, 1.1, l -> true)).isEqualTo(0);
    // Twice the length: 0.03 √8 is below the tolerance, 0.04 √8 is not.
    assertThat(CONTROL.next(1, 8, 0.03, 0.9, NONE, l -> true)).isEqualTo(0);
    assertThat(CONTROL.next(1, 2, 0.03, 0.9, NONE, l -> true)).isEqualTo(1);
    assertThat(CONTROL.next(1, 8, 0.04, 0.9, NONE, l -> true)).isEqualTo(1);
  }

  @Test
  void whatIsRememberedFadesByHalves() {
    assertThat(CONTROL.remember(0.1, 0)).isEqualTo(0.05);
    assertThat(CONTROL.remember(0.1, 0.07)).isEqualTo(0.07);
  }
}
