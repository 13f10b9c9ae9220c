package continuo.spark.export;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.structure.AtomLabel;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChainLettersTest {
  @Test
  void shortNamesAreKeptAndLongOnesGetWhatIsLeft() {
    ChainLetters letters = letters("A", "AA", "C", "AB", "AA", "");

    assertThat(Stream.of("A", "AA", "C", "AB", "").map(letters::of))
        .containsExactly("A", "B", "C", "D", " ");
  }

  @Test
  void aCapsidWithMoreChainsThanLettersUsesThemAgain() {
    String[] chains = IntStream.range(0, 240).mapToObj(c -> "p" + c).toArray(String[]::new);
    ChainLetters letters = letters(chains);

    assertThat(Stream.of(chains).limit(62).map(letters::of)).doesNotHaveDuplicates();
    assertThat(letters.of("p62")).isEqualTo("A");
  }

  private static ChainLetters letters(String... chains) {
    List<AtomLabel> labels =
        Stream.of(chains).map(chain -> new AtomLabel("CA", "GLY", chain, 1)).toList();
    return new ChainLetters(labels);
  }
}
