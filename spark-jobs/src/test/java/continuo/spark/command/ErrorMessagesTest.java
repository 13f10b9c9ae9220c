package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.ReplicaBlock;
import continuo.spark.run.RunRows;
import continuo.spark.run.SmallRuns;
import continuo.spark.store.HadoopBlockSink;
import continuo.spark.store.HadoopBlockSource;
import continuo.spark.store.HadoopSettings;
import continuo.store.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every refusal says what was found, where, and what is allowed, with the exit code of its family.
 */
class ErrorMessagesTest {
  private static final int INPUT = 2;
  private static final int NUMERICAL = 3;
  private static final int STORAGE = 4;

  @TempDir static Path directory;

  private static Path crystal;

  @BeforeAll
  static void writeConfiguration() {
    crystal = SmallRuns.write(directory, "crystal.conf", SmallRuns.CRYSTAL);
  }

  /** What is wrong, as a setting, and what the message must contain. */
  private record Case(String setting, String... parts) {
    @Override
    public String toString() {
      return setting;
    }
  }

  static List<Case> badSettings() {
    return List.of(
        new Case(
            "burst.tme-step=10 fs",
            "Unknown key `burst.tme-step`",
            "--set burst.tme-step=10 fs",
            "did you mean `burst.time-step`?",
            "Allowed in `burst`: time-step, equilibration-steps"),
        new Case(
            "burst.time-step=10 K",
            "Invalid `burst.time-step` \"10 K\"",
            "--set burst.time-step=10 K",
            "K is a temperature; a time is needed, for example \"10 ps\""),
        new Case(
            "burst.time-step=10",
            "Invalid `burst.time-step` \"10\" (--set burst.time-step=10)",
            "unit missing; write for example \"10 ps\""),
        new Case(
            "burst.time-step=fast",
            "Invalid `burst.time-step` \"fast\"",
            "not a number with a unit; write for example \"1.5 ps\""),
        new Case("burst.time-step=NaN ps", "Invalid `burst.time-step` \"NaN ps\""),
        new Case("burst.time-step=-1 fs", "Invalid `burst.time-step` \"-1 fs\"", "must be > 0"),
        new Case("seed=lucky", "Invalid `seed` \"lucky\"", "must be a whole number"),
        new Case("langevin.steps=1.5", "Invalid `langevin.steps` \"1.5\"", "whole number"),
        new Case("langevin.steps=0", "Invalid `langevin.steps` \"0\"", "must be ≥ 1"),
        new Case(
            "langevin.stepper=euler",
            "Invalid `langevin.stepper` \"euler\"",
            "allowed: exponential, implicit, euler-maruyama"),
        new Case("ensemble.lanes=3", "Invalid `ensemble.lanes` \"3\"", "must be 1, 2, 4, 8 or 16"),
        new Case(
            "burst.sampling-steps=85",
            "Invalid `burst.sampling-steps` \"85\"",
            "must be a multiple of `sample-every`, which is 10"),
        new Case(
            "order-parameters.cutoff=20 1/nm",
            "Invalid `order-parameters.cutoff` 20.0000 1/nm",
            "neighbouring atoms are 0.5000 nm apart",
            "allowed is at most that"),
        new Case(
            "order-parameters.cutoff=9 1/nm",
            "Invalid `order-parameters.cutoff` 9.00000 1/nm",
            "basis functions for 64 atoms",
            "allowed are fewer functions than atoms"),
        new Case(
            "order-parameters.cutoff=2 1/nm",
            "Invalid `order-parameters.cutoff` 2.00000 1/nm",
            "the basis is empty",
            "periodic cell (2.000 × 2.000 × 2.000 nm)",
            "3.14159 1/nm"),
        new Case(
            "system.spacing={}", "Invalid `system.spacing` \"{}\"", "a single value is needed"),
        new Case("burst", "Invalid option --set \"burst\"", "--set burst.sampling-steps=400"),
        new Case("=3", "Invalid option --set \"=3\"", "key and value are needed"),
        new Case("seed=", "Invalid option --set \"seed=\"", "key and value are needed"),
        new Case("burst..x=3", "Invalid option --set \"burst..x=3\""));
  }

  @ParameterizedTest
  @MethodSource("badSettings")
  void aBadSettingIsRefusedBeforeAnyWork(Case wrong) {
    Path out = directory.resolve("never");

    Cli cli = run(out, "--master", RunSession.IN_PROCESS, "--set", wrong.setting());

    assertRefused(cli, INPUT, wrong.parts());
    assertThat(out).doesNotExist();
  }

  @Test
  void anUnknownKeyInAFileIsNamedWithItsLine() {
    Path file =
        SmallRuns.write(
            directory, "typo.conf", SmallRuns.CRYSTAL.replace("sampling-steps", "sampling-stebs"));

    assertRefused(
        Cli.run("run", file),
        INPUT,
        "Unknown key `burst.sampling-stebs` (" + file + ":12)",
        "did you mean `burst.sampling-steps`?");
  }

  @Test
  void aMissingKeyIsNamedWithAnExample() {
    Path file =
        SmallRuns.write(
            directory, "short.conf", SmallRuns.CRYSTAL.replace("mass = \"100 amu\"", ""));

    assertRefused(
        Cli.run("run", file),
        INPUT,
        "Missing `system.mass` (" + file,
        "required, a mass, for example \"1.5 amu\"");
  }

  @Test
  void brokenSyntaxIsReportedWithItsLine() {
    Path file = SmallRuns.write(directory, "syntax.conf", SmallRuns.CRYSTAL + "\nburst {");

    assertRefused(Cli.run("run", file), INPUT, "Cannot read configuration " + file);
  }

  @Test
  void aMissingConfigurationFileIsNamed() {
    Path file = directory.resolve("nowhere.conf");

    assertRefused(
        Cli.run("run", file), INPUT, "Cannot read configuration " + file + ": no such file");
  }

  @Test
  void aMissingStructureFileIsNamed() {
    Path file =
        SmallRuns.write(
            directory,
            "capsid.conf",
            """
            system { type = capsid, file = missing.pdb, cutoff = "1 nm", stiffness = "400 kJ/mol/nm^2" }
            thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
            order-parameters.cutoff = "1 1/nm"
            burst.time-step = "20 fs"
            langevin { time-step = "1 ps", steps = 5 }
            """);

    assertRefused(
        Cli.run("run", file),
        INPUT,
        "Invalid `system.file` \"missing.pdb\" (" + file + ":1)",
        "no such file: " + directory.resolve("missing.pdb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {RunSession.IN_PROCESS, "local[2]"})
  void aTimeStepThatIsFarTooLongEndsWithTheAtomThatFlewAway(String master) {
    Path out = directory.resolve("flown-" + master);

    Cli cli =
        run(
            out,
            "--master",
            master,
            "--set",
            "burst.time-step=5 ps",
            "--set",
            "ensemble.preparation-steps=200");

    assertRefused(cli, NUMERICAL, "`burst.time-step`");
    assertThat(cli.err().strip())
        .matches(
            "continuo: Cannot continue the preparation: no replica of block \\d+ is left; replica \\d+ broke"
                + " down after \\d+ molecular-dynamics steps: atom \\d+ \\(.+\\) at \\(.+\\) nm with .+"
                + " nm/ps, largest force from harmonic-bond, .+ kJ/mol/nm, and again with half the"
                + " time step; shorten `burst.time-step` or look at the structure there");
  }

  @ParameterizedTest
  @ValueSource(strings = {RunSession.IN_PROCESS, "local[2]"})
  void aBreakdownInABurstNamesTheStep(String master) {
    Path out = directory.resolve("broken-" + master);

    Cli cli =
        run(
            out,
            "--master",
            master,
            "--set",
            "burst.time-step=5 ps",
            "--set",
            "ensemble.preparation-steps=0");

    assertRefused(cli, NUMERICAL, "`burst.time-step`");
    assertThat(cli.err()).startsWith("continuo: Cannot continue step 0: no replica of block ");
  }

  /** The state of a run at its first checkpoint, with a coordinate of replica 5 that is NaN. */
  private static Path spoilt(String name) {
    Path out = directory.resolve(name);
    assertThat(run(out, "--master", RunSession.IN_PROCESS, "--set", "langevin.steps=1").exitCode())
        .isZero();
    HadoopSettings settings = HadoopSettings.of(new Configuration(false));
    String uri = out.toUri().toString();
    ReplicaBlock block = new HadoopBlockSource(uri, settings, 2).read(0);
    Path file = out.resolve("checkpoints/step-000000002/block-00000.bin");
    block.positions()[7 * block.lanes() + 5] = Double.NaN;
    assertThat(file.toFile().delete()).isTrue();
    new HadoopBlockSink(uri, settings, 2).write(block);
    return out;
  }

  @ParameterizedTest
  @ValueSource(strings = {RunSession.IN_PROCESS, "local[2]"})
  void tooManyQuarantinedReplicasEndTheRunWithACheckpointFromWhichItGoesOnIfMoreAreAllowed(
      String master) {
    Path out = spoilt("spoilt-" + master.replaceAll("\\W", ""));

    Cli strict = run(out, "--master", master, "--set", "ensemble.max-quarantined=0");
    Cli lenient = run(out, "--master", master, "--set", "ensemble.max-quarantined=0.1");

    assertRefused(
        strict,
        NUMERICAL,
        "Cannot continue step 2: 1 of 24 replicas are quarantined",
        "`ensemble.max-quarantined` 0.0 allows 0",
        "replica 5",
        "atom 2 (",
        "harmonic-bond");
    assertThat(lenient.exitCode()).isZero();
    List<String> steps = RunRows.of(out).table(Tables.STEPS);
    assertThat(steps).hasSize(6);
    assertThat(steps.subList(0, 2)).allMatch(row -> row.contains(" replicas=24 quarantined=0 "));
    assertThat(steps.subList(2, 6)).allMatch(row -> row.contains(" replicas=23 quarantined=1 "));
  }

  @Test
  void anOutputDirectoryThatCannotBeMadeIsNamed() {
    Path out = crystal.resolve("run");

    assertRefused(run(out, "--master", RunSession.IN_PROCESS), STORAGE, "Cannot ", out.toString());
  }

  @Test
  void aFileInThePlaceOfTheOutputDirectoryIsNamed() {
    assertRefused(
        run(crystal, "--master", RunSession.IN_PROCESS),
        INPUT,
        "Cannot use " + crystal + ": it is a file, not a directory");
  }

  @Test
  void aFileSystemThatDoesNotExistIsNamed() {
    assertRefused(
        Cli.run("run", crystal, "--out", "warp://host/run"),
        STORAGE,
        "Cannot reach warp://host/run",
        "\"warp\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b"})
  void anOutputDirectoryThatIsNeitherPathNorUriIsRefused(String out) {
    assertRefused(
        Cli.run("run", crystal, "--out", out), INPUT, "Invalid run directory \"" + out + "\"");
    assertRefused(Cli.run("resume", out), INPUT, "Invalid run directory \"" + out + "\"");
    assertRefused(
        Cli.run("export", out, "--format", "xyz"), INPUT, "Invalid run directory \"" + out + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "foo", "local[x]", "local[0]", "local[", "LOCAL", "spark:/host"})
  void aMasterThatIsNoneIsRefusedWithWhatIsAllowed(String master) {
    for (Cli cli :
        List.of(
            run(directory.resolve("never"), "--master", master),
            Cli.run("resume", directory.resolve("never"), "--master", master))) {
      assertRefused(
          cli,
          INPUT,
          "Invalid --master \"" + master + "\"",
          "allowed: in-process, local, local[N] with N ≥ 1, local[*], spark://HOST:PORT");
    }
  }

  @Test
  void aClusterManagerThatSparkDoesNotKnowIsAClusterFailure() {
    assertRefused(
        run(directory.resolve("mesos"), "--master", "mesos://host:5050"),
        STORAGE,
        "Cannot start Spark on mesos://host:5050: ");
  }

  @Test
  void moreRoundsThanSparkCanChainAreRefused() {
    assertRefused(
        run(
            directory.resolve("rounds"),
            "--master",
            "local[1]",
            "--set",
            "langevin.max-rounds=101"),
        INPUT,
        "Invalid `langevin.max-rounds` 101",
        "at most 100 on Spark",
        "--master in-process");
  }

  @Test
  void aMissingCommandIsAskedFor() {
    assertRefused(Cli.run(), INPUT, "Missing command; allowed: run, resume, status, export");
  }

  @Test
  void anUnknownCommandIsRefusedWithThoseThereAre() {
    assertRefused(
        Cli.run("exprot", "dir"),
        INPUT,
        "Unknown command 'exprot'; allowed: run, resume, status, export",
        "Did you mean: continuo export?");
  }

  @Test
  void anUnknownOptionIsRefusedWithThoseThereAre() {
    assertRefused(
        Cli.run("run", crystal, "--ouput", "x"),
        INPUT,
        "Unknown option",
        "--ouput",
        "[--out=DIR]",
        "More: continuo run --help");
  }

  @Test
  void aMissingConfigurationArgumentIsAskedFor() {
    assertRefused(Cli.run("run"), INPUT, "Missing required parameter: 'CONF'");
  }

  @Test
  void debugAddsTheStackTrace() {
    Cli cli = Cli.run("run", directory.resolve("nowhere.conf"), "--debug");

    assertThat(cli.exitCode()).isEqualTo(INPUT);
    assertThat(cli.err())
        .contains("\tat continuo.config.ConfigLoader")
        .endsWith("nowhere.conf: no such file" + System.lineSeparator());
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    for (String command : List.of("run", "resume", "export")) {
      Cli cli = Cli.run(command, "--help");

      assertThat(cli.exitCode()).isZero();
      assertThat(cli.err()).isEmpty();
      assertThat(cli.out()).startsWith("Usage: continuo " + command);
    }
    assertThat(Cli.run("--version").out()).startsWith("continuo 0.");
  }

  private static Cli run(Path out, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("run", crystal, "--out", out));
    arguments.addAll(Arrays.asList(more));
    return Cli.run(arguments.toArray());
  }

  private static void assertRefused(Cli cli, int exitCode, String... parts) {
    assertThat(cli.err()).startsWith("continuo: ").contains(parts);
    assertThat(cli.err()).doesNotContain("\tat ", "Exception", "unexpected failure");
    assertThat(cli.exitCode()).isEqualTo(exitCode);
  }
}
