package continuo.systems.lammps;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script can only name files that belong to it. */
class SettingsReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"../secret", "link.in", "%s"})
  void aFileOutsideTheFolderOfTheScriptIsNotOpened(String include, @TempDir Path machine)
      throws IOException {
    Path secret = Files.writeString(machine.resolve("secret"), "nobody-may-read-this\n");
    Path folder = Files.createDirectories(machine.resolve("input"));
    Files.createSymbolicLink(folder.resolve("link.in"), secret);
    Path script =
        Files.writeString(
            folder.resolve("a.in"), "echo none\ninclude %s\n".formatted(include.formatted(secret)));

    assertThatThrownBy(() -> SettingsReader.read(script, new ForceField()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read " + script + ":2: ")
        .hasMessageContaining("is outside the folders of the input")
        .hasMessageNotContaining("nobody-may-read-this");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.in", "deep/../b.in", "../input/b.in"})
  void aFileInsideIsRead(String include, @TempDir Path machine) throws IOException {
    Path folder = Files.createDirectories(machine.resolve("input/deep")).getParent();
    Files.writeString(folder.resolve("b.in"), "unheard_of\n");
    Path script = Files.writeString(folder.resolve("a.in"), "include " + include + "\n");

    assertThatThrownBy(() -> SettingsReader.read(script, new ForceField()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(folder.resolve("b.in") + ":1: ")
        .hasMessageContaining("unheard_of");
  }
}
