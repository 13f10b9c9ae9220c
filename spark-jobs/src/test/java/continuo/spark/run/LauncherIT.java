package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code deploy/bin/continuo} on the packaged jar, in a copy of the project that needs no build.
 */
class LauncherIT {
  @TempDir static Path directory;

  private static Path launcher;

  @BeforeAll
  static void layOut() {
    launcher = ProjectCopy.in(directory).resolve("deploy/bin/continuo");
  }

  @Test
  void aRunFromAnyDirectoryThroughALinkTellsItsStoryOnStandardOutputOnly()
      throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(directory.resolve("continuo-link"), launcher);
    Path configuration = SmallRuns.write(directory, "crystal.conf", SmallRuns.CRYSTAL);

    try (ContinuoProcess process =
        start(link, "run", configuration, "--out", "run", "--master", "local[2]")) {
      assertThat(process.exitCode()).as(process::toString).isZero();
      List<String> lines = process.out().lines().toList();
      assertThat(lines.get(0)).startsWith("64 atoms in 1 component; ");
      assertThat(lines.get(1)).contains("on local[2] (2 cores); output in run");
      assertThat(lines.get(2).strip().split("\\s{2,}"))
          .containsExactly("step", "time (ps)", "gap", "noise", "verdict", "ETA");
      assertThat(lines.subList(3, 9)).allMatch(line -> line.matches(" +\\d/5 .* \\d+:\\d\\d"));
      assertThat(lines.get(9)).startsWith("Done: 6 states in ");
      assertThat(lines.get(lines.size() - 1))
          .isEqualTo("Output: run (run.json, Parquet tables, checkpoints)");
      assertThat(process.err()).isEmpty();
    }
    assertThat(directory.resolve("run/run.json")).exists();
  }

  @Test
  void exitCodesPassThrough() throws InterruptedException {
    try (ContinuoProcess unknown = start(launcher, "walk");
        ContinuoProcess nothing = start(launcher, "resume", "nothing")) {
      assertThat(unknown.exitCode()).isEqualTo(2);
      assertThat(unknown.err()).startsWith("continuo: Unknown command 'walk'");
      assertThat(nothing.exitCode()).isEqualTo(2);
      assertThat(nothing.err())
          .isEqualTo("continuo: Cannot resume nothing: it holds no run (no run.json)");
      assertThat(unknown.out() + nothing.out()).isEmpty();
    }
  }

  private static ContinuoProcess start(Path program, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return ContinuoProcess.start(directory, command);
  }
}
