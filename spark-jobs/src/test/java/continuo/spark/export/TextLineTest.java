package continuo.spark.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextLineTest {
  @Test
  void numbersStandAtTheRightOfTheirColumn() {
    assertThat(new TextLine().number(1.5, 8, 3).take()).isEqualTo("   1.500");
    assertThat(new TextLine().number(-12.0625, 8, 3).take()).isEqualTo(" -12.063");
    assertThat(new TextLine().number(7, 4, 0).take()).isEqualTo("   7");
  }

  @Test
  void aNumberThatRoundsToZeroHasNoSign() {
    assertThat(new TextLine().number(-0.0004, 8, 3).take()).isEqualTo("   0.000");
    assertThat(new TextLine().number(-0.0, 0, 6).take()).isEqualTo("0.000000");
  }

  @Test
  void aNumberThatNeedsMoreRoomTakesIt() {
    assertThat(new TextLine().number(123456, 3, 1).take()).isEqualTo("123456.0");
  }

  @Test
  void numbersAreThoseOfStringFormat() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      double value = random.nextDouble(-999, 9999);
      assertThat(new TextLine().number(value, 8, 3).take())
          .isEqualTo(String.format(Locale.ROOT, "%8.3f", value));
    }
  }

  @Test
  void wordsAreCutToTheirColumn() {
    assertThat(new TextLine().left("ABCDE", 4).left("A", 3).right("BC", 4).takeLine())
        .isEqualTo("ABCDA    BC\n");
  }
}
