package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spark.run.SmallRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path directory;

  @Test
  void everyTermIsListedAndNothingIsWritten() throws Exception {
    Path file = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    Cli cli = Cli.run("check", file);
    assertThat(cli.err()).doesNotContain("continuo:");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("52 atoms in 4 components", "free space", "36 replicas in 6 blocks of 8 lanes")
        .containsPattern("harmonic-bond .* agrees, .* 4 directions")
        .containsPattern("double-well-bond .* agrees, ")
        .containsPattern("lennard-jones .* agrees, ")
        .containsPattern("(?m)^sum +-?[0-9.]+$");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aWrongConfigurationIsRefused() {
    Path file = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    Cli cli = Cli.run("check", file, "--set", "system.colour = red");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("system.colour");
    assertThat(Cli.run("check", directory.resolve("none.conf")).exitCode()).isEqualTo(2);
  }
}
