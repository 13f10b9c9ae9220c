package continuo.spark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import org.junit.jupiter.api.Test;

class FrameSelectionTest {
  private static final int[] STEPS = {0, 10, 20, 30, 40, 50};

  @Test
  void allFramesAreTakenUnlessToldOtherwise() {
    assertThat(FrameSelection.ALL.of(STEPS)).containsExactly(STEPS);
  }

  @Test
  void firstAndLastAreStepsAndBothIncluded() {
    assertThat(new FrameSelection(10, 30, 1).of(STEPS)).containsExactly(10, 20, 30);
    assertThat(new FrameSelection(11, 39, 1).of(STEPS)).containsExactly(20, 30);
  }

  @Test
  void everyCountsFramesFromTheFirstOneInTheRange() {
    assertThat(new FrameSelection(5, 50, 2).of(STEPS)).containsExactly(10, 30, 50);
    assertThat(new FrameSelection(0, 50, 7).of(STEPS)).containsExactly(0);
  }

  @Test
  void aRangeWithoutFramesSelectsNothing() {
    assertThat(new FrameSelection(31, 39, 1).of(STEPS)).isEmpty();
    assertThat(FrameSelection.ALL.of(new int[0])).isEmpty();
  }

  @Test
  void impossibleRangesAreRefused() {
    assertThatThrownBy(() -> new FrameSelection(-1, 5, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --first -1; steps begin with 0");
    assertThatThrownBy(() -> new FrameSelection(6, 5, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --last 5: it is before --first 6");
    assertThatThrownBy(() -> new FrameSelection(0, 5, 0))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --every 0; allowed are 1, 2, 3 …");
  }
}
