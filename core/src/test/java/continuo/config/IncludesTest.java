package continuo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A configuration includes files of its folder and nothing else, and takes nothing from outside.
 */
class IncludesTest {
  private static final String CRYSTAL =
      """
      system { type = harmonic-crystal, cells = [3, 3, 3], spacing = "0.5 nm", mass = "100 amu",
        stiffness = "1000 kJ/mol/nm^2" }
      order-parameters { cutoff = "4.5 1/nm" }
      thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
      burst { time-step = "20 fs", sampling-steps = 80 }
      langevin { time-step = "1 ps", steps = 5 }
      """;

  @TempDir Path machine;

  private Path folder;
  private Path secret;

  @BeforeEach
  void layOut() throws IOException {
    folder = Files.createDirectories(machine.resolve("runs"));
    secret = Files.writeString(machine.resolve("secret"), "nobody: may-read-this: {\n");
    Files.writeString(folder.resolve("crystal.conf"), CRYSTAL);
    Files.createSymbolicLink(folder.resolve("link.conf"), secret);
  }

  private RunConfig load(String text) throws IOException {
    return ConfigLoader.load(Files.writeString(folder.resolve("a.conf"), text), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"crystal.conf\"",
        "include file(\"crystal.conf\")",
        "include required(file(\"../runs/crystal.conf\"))"
      })
  void aFileOfTheFolderIsIncluded(String include) throws IOException {
    assertThat(load(include + "\nseed = 5").seed()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"../secret\"",
        "include file(\"../secret\")",
        "include file(\"%s\")",
        "include \"link.conf\"",
        "include url(\"file:%s\")",
        "include url(\"http://127.0.0.1:9/a.conf\")",
        "include classpath(\"reference.conf\")"
      })
  void anythingElseIsRefusedWithoutBeingOpened(String include) {
    assertThatThrownBy(() -> load(include.formatted(secret) + "\n" + CRYSTAL))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read configuration " + folder.resolve("a.conf"))
        .hasMessageContaining("only files in the folder of the configuration may be included")
        .hasMessageNotContaining("may-read-this");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> load("include \"nowhere.conf\"\n" + CRYSTAL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nowhere.conf");
  }

  @Test
  void whatARunRecordsIncludesNothing() {
    assertThatThrownBy(() -> ConfigLoader.reread("include file(\"" + secret + "\")", "run.json"))
        .isInstanceOf(InputException.class)
        .hasMessageNotContaining("may-read-this");
  }

  /** The environment holds secrets; it is not looked at. */
  @Test
  void theEnvironmentIsNotPartOfAConfiguration() {
    assertThat(System.getenv("PATH")).isNotEmpty();
    assertThatThrownBy(() -> load(CRYSTAL + "output.directory = ${PATH}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("PATH")
        .hasMessageNotContaining(System.getenv("PATH"));
  }
}
