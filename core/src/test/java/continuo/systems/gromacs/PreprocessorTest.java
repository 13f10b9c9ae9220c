package continuo.systems.gromacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An input can only name files that belong to it. */
class PreprocessorTest {
  private static final String PRIVATE = "nobody-may-read-this";

  @TempDir Path machine;

  private Path input;
  private Path secret;

  @BeforeEach
  void layOut() throws IOException {
    input = Files.createDirectories(machine.resolve("work/input"));
    secret = Files.writeString(machine.resolve("secret"), PRIVATE + "\n");
    Files.createDirectories(machine.resolve("work/toppar"));
    Files.writeString(machine.resolve("work/toppar/ff.itp"), "[ defaults ]\n");
    Files.createDirectories(input.resolve("deep"));
    Files.writeString(input.resolve("deep/a.itp"), "#include \"../b.itp\"\n");
    Files.writeString(input.resolve("b.itp"), "[ system ]\n");
    Files.createSymbolicLink(input.resolve("link.itp"), secret);
    Files.createSymbolicLink(input.resolve("out"), machine);
    Files.createSymbolicLink(machine.resolve("entry"), input);
  }

  private List<String> read(Path folder, String include, Path... more) throws IOException {
    Path topology =
        Files.writeString(folder.resolve("topol.top"), "#include \"" + include + "\"\n");
    return Preprocessor.read(topology, List.of(more), Set.of()).stream()
        .map(line -> String.join(" ", line.words()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep/a.itp", "b.itp", "./deep/../b.itp", "../input/b.itp"})
  void filesOfItsFolderAreRead(String include) throws IOException {
    assertThat(read(input, include)).containsExactly("[ system ]");
    assertThat(read(input, input.resolve(include).toString())).containsExactly("[ system ]");
  }

  @Test
  void theFolderItselfMayBeALink() throws IOException {
    assertThat(read(machine.resolve("entry"), "deep/a.itp")).containsExactly("[ system ]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../secret", "link.itp", "out/secret", "deep/../../../secret", "%s"})
  void othersAreNamedButNotOpened(String include) {
    String written = include.formatted(secret);

    assertThatThrownBy(() -> read(input, written))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read " + input.resolve("topol.top") + ":1: ")
        .hasMessageContaining("is outside the folders of the input")
        .hasMessageContaining("`system.include-folders`")
        .hasMessageNotContaining(PRIVATE);
  }

  @Test
  void aFolderOfTheConfigurationIsAllowed() throws IOException {
    assertThatThrownBy(() -> read(input, "../toppar/ff.itp")).isInstanceOf(InputException.class);
    assertThat(read(input, "../toppar/ff.itp", machine.resolve("work/toppar")))
        .containsExactly("[ defaults ]");
    assertThat(read(input, "ff.itp", machine.resolve("work/toppar")))
        .containsExactly("[ defaults ]");
  }
}
