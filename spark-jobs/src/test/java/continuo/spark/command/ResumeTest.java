package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.kernel.KernelProvider;
import continuo.config.ConfigLoader;
import continuo.error.StorageException;
import continuo.loop.CoEvolution;
import continuo.loop.InProcessRunner;
import continuo.loop.Progress;
import continuo.loop.RunDescription;
import continuo.loop.RunStore;
import continuo.loop.RunSummary;
import continuo.loop.Simulation;
import continuo.spark.run.RunRows;
import continuo.spark.run.SmallRuns;
import continuo.spark.store.ParquetRunStore;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that ends early and goes on leaves the rows of one that was never disturbed. */
class ResumeTest {
  private static final int LAST_STEP = 5;
  private static final Progress SILENT = step -> {};

  @TempDir static Path directory;

  private static Path configuration;
  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() {
    configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    Path out = directory.resolve("undisturbed");
    assertThat(run(out).exitCode()).isZero();
    undisturbed = RunRows.of(out);
  }

  @AfterEach
  void stopListening() {
    System.clearProperty(JobLog.PROPERTY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aShorterRunMadeLongerHasTheSameRows(int steps) {
    Path out = directory.resolve("longer-" + steps);
    assertThat(run(out, "--set", "langevin.steps=" + steps).exitCode()).isZero();
    assertThat(RunRows.of(out).table(Tables.STEPS)).hasSize(steps + 1);

    Cli longer = run(out);

    assertThat(longer.exitCode()).isZero();
    assertThat(longer.out()).contains("going on at step " + (steps + 1));
    RunRows.of(out).assertSameAs(undisturbed, "made longer from " + steps);
  }

  @Test
  void whatWasLastAskedForIsTheGoalOfResumeAndStatus() throws Exception {
    Path out = directory.resolve("goal");
    assertThat(run(out, "--set", "langevin.steps=1").exitCode()).isZero();
    assertThat(Cli.run("status", out).out()).contains("finished").contains("2 states of 2 (100 %)");
    // Longer now, but the time is over after a step: the Java of the tests has run for longer.
    Cli cut = run(out, "--max-wall", "1s");
    assertThat(cut.exitCode()).isZero();
    assertThat(cut.out()).contains("Continue me: continuo resume " + out);

    assertThat(Cli.run("status", out).out())
        .contains("stopped")
        .contains("3 states of " + (LAST_STEP + 1) + " (50 %)");
    assertThat(Cli.run("resume", out, "--master", RunSession.IN_PROCESS).exitCode()).isZero();

    assertThat(Cli.run("status", out).out()).contains("finished");
    RunRows.of(out).assertSameAs(undisturbed, "asked for more, stopped, resumed");
  }

  @Test
  void aChangedInputFileIsRefusedNamingIt() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("with-files"));
    Path structure = folder.resolve("body.pdb");
    String atom = "ATOM  %5d  CA  GLY A%4d    %8.3f%8.3f%8.3f  1.00  0.00           C%n";
    StringBuilder pdb =
        new StringBuilder(
            """
            REMARK 350 BIOMOLECULE: 1
            REMARK 350 APPLY THE FOLLOWING TO CHAINS: A
            REMARK 350   BIOMT1   1  1.000000  0.000000  0.000000        0.00000
            REMARK 350   BIOMT2   1  0.000000  1.000000  0.000000        0.00000
            REMARK 350   BIOMT3   1  0.000000  0.000000  1.000000        0.00000
            """);
    for (int i = 0; i < 8; i++) {
      pdb.append(
          String.format(
              java.util.Locale.ROOT,
              atom,
              i + 1,
              i + 1,
              4.0 * (i & 1),
              2.0 * (i & 2),
              1.0 * (i & 4)));
    }
    Files.writeString(structure, pdb + "END\n");
    Path conf =
        SmallRuns.write(
            folder,
            "files.conf",
            """
            seed = 3
            system { type = capsid, file = body.pdb, cutoff = "0.7 nm", stiffness = "400 kJ/mol/nm^2" }
            thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
            order-parameters { family = legendre, order = 1, patches = 1 }
            ensemble { replicas = 2, lanes = 2, preparation-steps = 10 }
            burst { time-step = "10 fs", equilibration-steps = 10, sampling-steps = 80 }
            langevin { time-step = "0.2 ps", steps = 1 }
            """);
    Path out = folder.resolve("run");
    Object[] command = {"run", conf, "--out", out, "--master", RunSession.IN_PROCESS};
    Cli first = Cli.run(command);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(Cli.run(command).out()).startsWith("Nothing to do");

    Files.writeString(structure, pdb.toString().replace("   4.000", "   4.100") + "END\n");

    for (Cli changed :
        List.of(Cli.run(command), Cli.run("resume", out, "--master", RunSession.IN_PROCESS))) {
      assertThat(changed.exitCode()).isEqualTo(2);
      assertThat(changed.err())
          .startsWith("continuo: Cannot go on with the run in " + out + ": its input files have")
          .contains(structure + ": its SHA-256 was ")
          .contains("Put them back, or choose another --out");
    }
    Files.writeString(structure, pdb + "END\n");
    assertThat(Cli.run(command).out()).startsWith("Nothing to do");
  }

  @Test
  void aRunGoesOnElsewhere() {
    Path out = directory.resolve("elsewhere");
    assertThat(run(out, "--set", "langevin.steps=2").exitCode()).isZero();

    Cli onSpark =
        runOn("local[2]", out, "--set", "langevin.steps=3", "--set", "spark.partitions=2");
    assertThat(onSpark.exitCode()).isZero();
    Cli again = run(out, "--set", "output.checkpoint-every=1");

    assertThat(again.exitCode()).isZero();
    RunRows.of(out).assertSameAs(undisturbed, "in process, on Spark, in process");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void aRunAskedToStopCommitsACheckpointAndGoesOnFromThere(int afterSteps) throws Exception {
    Path out = directory.resolve("stopped-" + afterSteps);
    AtomicInteger asked = new AtomicInteger();

    RunSummary summary = evolve(out, SILENT, () -> asked.incrementAndGet() == afterSteps);

    assertThat(summary.isFinished()).isFalse();
    assertThat(summary.nextStep()).isEqualTo(afterSteps);
    assertThat(RunRows.of(out).table(Tables.STEPS)).hasSize(afterSteps);
    Cli resumed = Cli.run("resume", out, "--master", RunSession.IN_PROCESS);
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.out()).contains("going on at step " + afterSteps, "Done: ");
    RunRows.of(out).assertSameAs(undisturbed, "stopped after " + afterSteps);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4})
  void aRunThatBrokeOffBetweenCheckpointsHasNoRowTwice(int step) {
    Path out = directory.resolve("broken-" + step);
    Progress breakOff =
        at -> {
          if (at.step() == step) {
            throw new StorageException("power failure");
          }
        };

    assertThatThrownBy(() -> evolve(out, breakOff, () -> false)).hasMessage("power failure");

    assertThat(Cli.run("resume", out, "--master", RunSession.IN_PROCESS).exitCode()).isZero();
    RunRows.of(out).assertSameAs(undisturbed, "broken off at step " + step);
  }

  @Test
  void aFinishedRunHasNothingToDoAndStartsNoSpark() {
    Path out = directory.resolve("finished");
    assertThat(run(out).exitCode()).isZero();
    System.setProperty(JobLog.PROPERTY, JobLog.class.getName());
    JobLog.clear();

    for (Cli again :
        List.of(runOn("local[2]", out), Cli.run("resume", out, "--master", "local[2]"))) {
      assertThat(again.exitCode()).isZero();
      assertThat(again.out().strip())
          .isEqualTo("Nothing to do: all %d steps are there. Output in %s", LAST_STEP, out);
      assertThat(again.err()).isEmpty();
    }

    assertThat(JobLog.started()).isEmpty();
    RunRows.of(out).assertSameAs(undisturbed, "run three times");
  }

  @Test
  void fewerStepsThanThereAreTakeNothingAway() {
    Path out = directory.resolve("fewer");
    assertThat(run(out).exitCode()).isZero();

    Cli fewer = run(out, "--set", "langevin.steps=2");

    assertThat(fewer.exitCode()).isZero();
    assertThat(fewer.out()).startsWith("Nothing to do");
    RunRows.of(out).assertSameAs(undisturbed, "asked for fewer steps");
  }

  @Test
  void anotherConfigurationIsRefusedNamingTheKeysAndStartsNoSpark() {
    Path out = directory.resolve("other");
    assertThat(run(out, "--set", "langevin.steps=1").exitCode()).isZero();
    RunRows before = RunRows.of(out);
    System.setProperty(JobLog.PROPERTY, JobLog.class.getName());
    JobLog.clear();

    Cli refused =
        runOn("local[2]", out, "--set", "seed=9", "--set", "thermostat.temperature=310 K");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("continuo: Cannot go on with the run in " + out + ": ")
        .contains("`seed`: 7, the other has 9")
        .contains("`thermostat.temperature`: \"300.0 K\", the other has \"310.0 K\"")
        .doesNotContain("`langevin.steps`")
        .contains("Choose another --out")
        .contains(
            "only ensemble.max-quarantined, langevin.steps, output.checkpoint-every, output.compact-every, output.directory,"
                + " output.keep-checkpoints, output.keep-frames, spark.partitions, spark.replica-level may"
                + " change");
    assertThat(JobLog.started()).isEmpty();
    RunRows.of(out).assertSameAs(before, "after the refusal");
  }

  @Test
  void aDirectoryWithoutARunCannotBeResumedAndIsLeftAlone() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Path absent = directory.resolve("absent");

    for (Path out : List.of(empty, absent)) {
      Cli refused = Cli.run("resume", out, "--master", "local[1]");

      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err().strip())
          .isEqualTo("continuo: Cannot resume %s: it holds no run (no run.json)", out);
    }

    assertThat(empty).isEmptyDirectory();
    assertThat(absent).doesNotExist();
  }

  @Test
  void aDirectoryOfSomebodyElseIsNotWrittenTo() throws IOException {
    Path out = Files.createDirectory(directory.resolve("thesis"));
    Files.writeString(out.resolve("chapter-1.tex"), "It was a dark and stormy night.");

    Cli refused = run(out);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith("continuo: Cannot start a run in " + out)
        .contains("chapter-1.tex");
    assertThat(out).isDirectoryNotContaining("glob:**run.json");
  }

  @Test
  void aDamagedDescriptionIsReportedWithItsFile() throws IOException {
    Path out = directory.resolve("damaged");
    assertThat(run(out, "--set", "langevin.steps=1").exitCode()).isZero();
    Files.writeString(out.resolve("run.json"), "{\"seed\": ");

    for (Cli cli : List.of(run(out), Cli.run("resume", out, "--master", RunSession.IN_PROCESS))) {
      assertThat(cli.exitCode()).isEqualTo(4);
      assertThat(cli.err()).startsWith("continuo: Cannot read " + out + "/run.json: ");
    }
  }

  private static Cli run(Path out, String... more) {
    return runOn(RunSession.IN_PROCESS, out, more);
  }

  private static Cli runOn(String master, Path out, String... more) {
    Object[] arguments = new Object[6 + more.length];
    List<Object> first = List.of("run", configuration, "--out", out, "--master", master);
    System.arraycopy(first.toArray(), 0, arguments, 0, 6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return Cli.run(arguments);
  }

  /** The loop without a command round it, so that it can be disturbed between two steps. */
  private static RunSummary evolve(Path out, Progress progress, BooleanSupplier stop) {
    Simulation simulation = Simulation.of(ConfigLoader.load(configuration, List.of()));
    try (RunStore store = new ParquetRunStore(out.toUri(), new Configuration());
        InProcessRunner bursts =
            new InProcessRunner(
                simulation.context(),
                simulation.layout(),
                KernelProvider.fastest(simulation.config().ensemble().lanes()))) {
      store.create(RunDescription.of(simulation, Map.of()), RunDescription.tables(simulation));
      return new CoEvolution(simulation, bursts, store).run(progress, stop);
    }
  }
}
