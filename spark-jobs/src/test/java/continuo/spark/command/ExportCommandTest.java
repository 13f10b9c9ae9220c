package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.spark.export.SampleRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {
  @TempDir Path temporary;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Throwable failure;

  @Test
  void framesAreWrittenAndCounted() throws IOException {
    Path run = run("{\"box\": [3, 3, 4]}");
    Path out = temporary.resolve("frames.xyz");

    int exitCode =
        execute(
            run.toString(),
            "--format",
            "xyz",
            "--out",
            out.toString(),
            "--first",
            "2",
            "--every",
            "2");

    assertThat(exitCode).isZero();
    assertThat(output.toString().strip()).isEqualTo(out + ": 4 frames of 3 atoms");
    assertThat(Files.readAllLines(out).get(1))
        .startsWith("Lattice=\"30.000000 ")
        .contains("step=2 ");
  }

  @Test
  void aFreeBodyHasNoCell() throws IOException {
    Path out = temporary.resolve("frames.pdb");

    execute(run("{\"box\": [0, 0, 0]}").toString(), "--format", "pdb", "--out", out.toString());

    assertThat(Files.readString(out)).doesNotContain("CRYST1").contains("MODEL        9");
  }

  @Test
  void anUnknownFormatIsRefusedBeforeTheRunIsOpened() {
    execute(temporary.resolve("nowhere").toString(), "--format", "gro");

    assertThat(failure)
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --format \"gro\"; write one of pdb, xyz, dcd, lammps");
  }

  @Test
  void aDirectoryWithoutRunIsRefused() {
    Path nowhere = temporary.resolve("nowhere");

    execute(nowhere.toString(), "--format", "pdb");

    assertThat(failure)
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot read a run from %s: no run.json in it", nowhere);
  }

  @Test
  void aRunThatDoesNotSayItsCellIsRefused() {
    Path run = run("{\"seed\": 1}");

    execute(run.toString(), "--format", "pdb");

    assertThat(failure)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot read `box` from %s/run.json: ", run);
  }

  @Test
  void theFormatMustBeNamed() {
    assertThat(execute("run")).isEqualTo(2);
    assertThat(errors.toString()).contains("Missing required option: '--format=F'");
  }

  @Test
  void aConfigurationIsWrittenForLammps() {
    Path out = temporary.resolve("system");
    Path conf = Path.of("..", "conf", "superlattice.conf");

    execute(conf.toString(), "--format", "lammps", "--out", out.toString(), "--set", "seed=2");

    assertThat(output.toString().strip())
        .isEqualTo(out + ": 351 atoms in system.data, system.settings, in.system");
    assertThat(out.resolve("in.system")).content().contains("units real");
  }

  @Test
  void optionsThatTheFormatDoesNotUseAreRefused() {
    String run = run("{\"box\": [0, 0, 0]}").toString();
    String out = temporary.resolve("frames").toString();
    for (String frames : List.of("pdb", "xyz", "dcd")) {
      execute(run, "--format", frames, "--out", out, "--set", "seed=2");
      assertRefused("Invalid --set with --format " + frames);
    }
    execute(run, "--format", "lammps", "--out", out, "--first", "0", "--last", "3");
    assertRefused("Invalid --last 3 with --format lammps");
    execute(run, "--format", "lammps", "--out", out, "--every", "2");
    assertRefused("Invalid --every 2 with --format lammps");
    assertThat(temporary.resolve("frames")).doesNotExist();
  }

  private void assertRefused(String message) {
    assertThat(failure).isInstanceOf(InputException.class).hasMessageStartingWith(message);
    failure = null;
  }

  @Test
  void aConfigurationHasNoFrames() {
    execute(Path.of("..", "conf", "superlattice.conf").toString(), "--format", "pdb");

    assertThat(failure)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a configuration and holds no frames");
  }

  /** The frames of the sample run are far from the lattice, so that its springs are too long. */
  @Test
  void theSystemOfARunIsWrittenAtTheReferenceOrAtAFrame() throws IOException {
    String hocon = Files.readString(Path.of("..", "conf", "harmonic-crystal.conf"));
    RunConfig config =
        ConfigLoader.parse(hocon + "\nsystem.cells = [3, 1, 1]", "ring", Path.of("."));
    Path run = run("{\"configuration\": " + config.render() + ", \"box\": [1.5, 0.5, 0.5]}");
    Path out = temporary.resolve("system");

    execute(run.toString(), "--format", "lammps", "--out", out.toString());

    assertThat(failure).isNull();
    assertThat(Files.readAllLines(out.resolve("system.data")))
        .contains("3 atoms", "2 1 1 5.0 0.0 0.0 0 0 0");

    execute(run.toString(), "--format", "lammps", "--out", out.toString(), "--first", "4");

    assertThat(failure)
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot write harmonic-bond 1 for LAMMPS: it joins atoms 0 and 2");
  }

  private Path run(String description) {
    Path run = temporary.resolve("run");
    SampleRun.write(run, description, 3, 9, 1, 5);
    return run;
  }

  private int execute(String... arguments) {
    return new CommandLine(new ExportCommand())
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              failure = e;
              return 1;
            })
        .execute(arguments);
  }
}
