package continuo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.units.UnitSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String hocon) {
    return assertThatThrownBy(() -> Example.parse(hocon)).isInstanceOf(InputException.class);
  }

  /** The superlattice example with one setting changed on the command line. */
  private static RunConfig with(Path directory, String... overrides) throws IOException {
    Path file = directory.resolve("capsid.conf");
    Files.writeString(file, Example.SUPERLATTICE);
    return ConfigLoader.load(file, List.of(overrides));
  }

  @Test
  void valuesAreInBaseUnitsAndDefaultsFilledIn() {
    RunConfig config = Example.parse(Example.SUPERLATTICE);
    assertThat(config.units()).isEqualTo(UnitSystem.MOLECULAR);
    assertThat(config.seed()).isEqualTo(1);
    assertThat(config.burst())
        .isEqualTo(new BurstConfig(0.01, 100, 200, 10, 1, 1, BurstConfig.Precision.DOUBLE));
    assertThat(config.ensemble())
        .isEqualTo(new EnsembleConfig(8, 8, 500, EnsembleConfig.Minimise.AUTO, 0.1));
    assertThat(config.output()).isEqualTo(new OutputConfig("runs/test", 1, 1, 10, 2, 0, 100));
    assertThat(config.spark())
        .isEqualTo(new SparkConfig(0, SparkConfig.ReplicaLevel.MEMORY_AND_DISK));
    assertThat(config.diffusion().estimator())
        .isEqualTo(DiffusionConfig.Estimator.CONSTRAINED_FORCE);
    assertThat(config.stiffness())
        .isEqualTo(new StiffnessConfig(StiffnessConfig.Estimator.RESPONSE, 5, 1));
    assertThat(config.langevin())
        .isEqualTo(
            new LangevinConfig(
                LangevinConfig.Stepper.EXPONENTIAL,
                1,
                new AdaptiveStepConfig(false, 0, 0, 0.1),
                60,
                LangevinConfig.Divergence.OFF,
                true,
                0.5,
                4,
                0.02,
                20));
    assertThat(config.orderParameters())
        .isEqualTo(
            new OrderParameterConfig(
                OrderParameterConfig.Family.FOURIER,
                OrderParameterConfig.Grid.LATTICE,
                7,
                0,
                0,
                0,
                false,
                OrderParameterConfig.Origin.DISPLACEMENT,
                OrderParameterConfig.Scaling.NATURAL,
                4,
                1e-8,
                1));
    SuperlatticeConfig system = (SuperlatticeConfig) config.system();
    assertThat(system.cells()).isEqualTo(new Cells(3, 3, 3));
    assertThat(system.particle().shape()).isEqualTo(ParticleConfig.Shape.ICOSAHEDRON);
    assertThat(system.link()).isEqualTo(new LinkConfig(6, 1.2, 1.5, -4));
    assertThat(system.repulsion().isOn()).isFalse();
    assertThat(config.kT()).isCloseTo(2.494338785, within(1e-9));
  }

  @Test
  void reducedUnitsTakePlainNumbers() {
    RunConfig config = Example.parse(Example.REDUCED);
    assertThat(config.kT()).isEqualTo(1.5);
    assertThat(config.burst().timeStep()).isEqualTo(0.005);
  }

  @Test
  void defaultsWithADimensionAreRequiredInReducedUnits() {
    assertRefused(Example.REDUCED.replace(", max-bond-change = 0.1", ""))
        .hasMessageStartingWith(
            "Missing `langevin.max-bond-change` (test.conf:6): required, a length");
  }

  @Test
  void unitInReducedUnitsIsRefused() {
    assertRefused(Example.REDUCED.replace("= 0.005", "= 10 fs"))
        .hasMessage(
            "Invalid `burst.time-step` \"10 fs\" (test.conf:5): units = lj takes plain numbers; write for example 10");
  }

  @Test
  void missingUnitNamesFileLineAndKey() {
    assertRefused(Example.SUPERLATTICE.replace("\"1.1 nm\"", "1.1"))
        .hasMessage(
            "Invalid `system.lattice-constant` \"1.1\" (test.conf:3): unit missing; write for example \"1.1 nm\"");
  }

  @Test
  void unknownKeyNamesTheClosestAndTheAllowedOnes() {
    assertRefused(Example.SUPERLATTICE + "burst.timestep = 3 fs")
        .hasMessage(
            "Unknown key `burst.timestep` (test.conf:11); did you mean `burst.time-step`? Allowed in `burst`: "
                + "time-step, equilibration-steps, sampling-steps, sample-every, project-every, low-k-stretch, precision");
  }

  @Test
  void unknownBlockIsRefused() {
    assertRefused(Example.SUPERLATTICE + "thermostate { }")
        .hasMessageStartingWith(
            "Unknown key `thermostate` (test.conf:11); did you mean `thermostat`? Allowed at the top: units, seed,");
  }

  @Test
  void misspeltRequiredKeyIsReportedAsUnknownNotAsMissing() {
    assertRefused(Example.SUPERLATTICE.replace("spacing =", "spacng ="))
        .hasMessageContaining(
            "Unknown key `system.particle.spacng` (test.conf:4); did you mean `system.particle.spacing`?");
  }

  @Test
  void keysOfAnotherSystemTypeAreRefused() {
    assertRefused(Example.CRYSTAL.replace("spacing", "lattice-constant"))
        .hasMessageContaining("Unknown key `system.lattice-constant`")
        .hasMessageContaining(
            "Allowed in `system`: type, lattice, cells, spacing, mass, stiffness, mass-ratio, disorder");
  }

  @Test
  void unknownSystemTypeIsRefused() {
    assertRefused("system.type = superlatice")
        .hasMessage(
            "Invalid `system.type` \"superlatice\" (test.conf:1): allowed: superlattice, harmonic-crystal, capsid, gromacs, lammps; did you mean \"superlattice\"?");
  }

  @Test
  void missingRequiredKeyNamesItsBlock() {
    assertRefused(Example.SUPERLATTICE.replace("temperature = \"300 K\",", ""))
        .hasMessage(
            "Missing `thermostat.temperature` (test.conf:7): required, a temperature, for example \"1.5 K\"");
    assertRefused("").hasMessageStartingWith("Missing `system.type` (test.conf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "burst.time-step = 3 nm | nm is a length; a time is needed, for example \"3 ps\"",
        "burst.time-step = 0 fs | must be > 0",
        "burst.time-step = -1 fs | must be > 0",
        "burst.time-step = [1] | a single value is needed",
        "burst.time-step = null | null is not allowed",
        "burst.sampling-steps = 1.5 | must be a whole number",
        "burst.sampling-steps = many | must be a whole number",
        "burst.sampling-steps = 3000000000 | must be a whole number from -2147483648 to 2147483647",
        "burst.low-k-stretch = 0.9 | must be ≥ 1",
        "burst.equilibration-steps = -10 | must be ≥ 0",
        "seed = 1e30 | must be a whole number",
        "units = metric | allowed: molecular, lj",
        "ensemble.replicas = 0 | must be ≥ 1",
        "ensemble.lanes = 6 | must be 1, 2, 4, 8 or 16",
        "ensemble.lanes = 32 | must be 1, 2, 4, 8 or 16",
        "ensemble.preparation-steps = -1 | must be ≥ 0",
        "ensemble.minimise = maybe | allowed: auto, on, off",
        "ensemble.max-quarantined = 1.5 | must be from 0 to 1",
        "thermostat.collision-rate = -1 1/ps | must be ≥ 0",
        "thermostat.temperature = 0 K | must be > 0",
        "order-parameters.family = wavelet | allowed: fourier, legendre, components",
        "order-parameters.grid = cubic | allowed: lattice, shells",
        "order-parameters.origin = nowhere | allowed: displacement, absolute",
        "order-parameters.scaling = cubic | allowed: natural, inverse-cube, exponential",
        "order-parameters.order = 3 | belongs to `family` legendre",
        "order-parameters.affine = true | belongs to `family` components",
        "order-parameters.radial-points = 3 | belongs to `grid` shells",
        "order-parameters.angular-points = 3 | belongs to `grid` shells",
        "order-parameters.cutoff = 7 nm | nm is a length; a wavenumber is needed",
        "order-parameters.drop-tolerance = 1 | must be > 0.0 and < 1.0",
        "order-parameters.patches = 0 | must be ≥ 1",
        "order-parameters.box-scale = 0 | must be > 0",
        "diffusion.tapers = 0 | must be ≥ 1",
        "diffusion.memory = 0 | must be ≥ 1",
        "thermal-force.memory = 0 | must be ≥ 1",
        "diffusion.estimator = green-kubo | allowed: constrained-force",
        "stiffness.refresh-every = 0 | must be ≥ 1",
        "stiffness.snapshots = 0 | must be ≥ 1",
        "langevin.adaptive-step.tolerance = 0 | must be > 0",
        "langevin.steps = 0 | must be ≥ 1",
        "langevin.noise-budget = 1 | must be > 0.0 and < 1.0",
        "langevin.noise-compensation = maybe | must be true or false",
        "langevin.max-rounds = 0 | must be ≥ 1",
        "langevin.max-bond-change = 0 nm | must be > 0",
        "langevin.relaxation-steps = -1 | must be ≥ 0",
        "langevin.stepper = euler-mayurama | allowed: exponential, implicit, euler-maruyama; did you mean \"euler-maruyama\"?",
        "langevin.divergence = midpoint | an average over states hides how D changes; midpoint needs `diffusion.memory = 1`",
        "output.frames-every = -1 | must be ≥ 0",
        "output.checkpoint-every = 0 | must be ≥ 1",
        "output.keep-checkpoints = 0 | must be ≥ 1",
        "output.keep-frames = -1 | must be ≥ 0",
        "output.compact-every = 0 | must be ≥ 1",
        "output.directory = \"\" | must name a directory",
        "spark.partitions = -1 | must be ≥ 0",
        "system.cells = [3, 3] | must be three whole numbers ≥ 1",
        "system.cells = [3, 3, 0] | must be three whole numbers ≥ 1",
        "system.cells = [3, 3, 1.5] | must be three whole numbers ≥ 1",
        "system.cells = 3 | must be three whole numbers ≥ 1",
        "system.cells = [1000, 1000, 1000] | at most 1e8 cells are allowed",
        "system.cells = [1, 1, 1] | a free superlattice needs at least two particles",
        "system.lattice = bcc | allowed: sc, fcc",
        "system.periodic = 1 | must be true or false",
        "system.particle.atoms = 12 | must be a number from 13 to 147",
        "system.particle.atoms = 148 | must be a number from 13 to 147",
        "system.particle.bond-cutoff-ratio = 1 | must be > 1.06 and ≤ 10",
        "system.particle = 3 | a block is needed, for example particle { … }",
        "system.link.count = 0 | must be ≥ 1",
        "system.link.count = 170 | must not exceed the pairs of atoms of two particles",
        "system.link.swelling = 1 | must be > 1",
        "system.link.tilt = -8 kJ/mol | must be smaller in size than 16/3 of `barrier`",
        "system.repulsion.epsilon = -1 kJ/mol | must be ≥ 0",
      })
  void valuesOutOfRangeAreRefused(String setting, String problem) {
    String key = setting.substring(0, setting.indexOf(" = "));
    assertRefused(Example.SUPERLATTICE + setting.replaceAll("= ([0-9.e-]+ .*)$", "= \"$1\""))
        .hasMessageStartingWith("Invalid `" + key + "` \"")
        .hasMessageContaining("(test.conf:11): " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "burst { sampling-steps = 205, sample-every = 10 } | burst.sampling-steps | must be a multiple of `sample-every`, which is 10",
        "burst.equilibration-steps = 105 | burst.equilibration-steps | must be a multiple of `sample-every`, which is 10",
        "burst.sampling-steps = 70 | burst.sampling-steps | gives 7 samples with `sample-every` 10; at least 8 are needed",
        "burst.project-every = 3 | burst.project-every | must divide `sample-every`, which is 10",
        "system { periodic = true, repulsion { epsilon = 1 kJ/mol, sigma = 0.3 nm, skin = 0.1 nm }, cells = [3, 3, 1] } | system.cells | repulsion in a periodic cell needs at least 2 cells along each axis",
      })
  void impossibleCombinationsAreRefused(String setting, String key, String problem) {
    assertRefused(Example.SUPERLATTICE + setting)
        .hasMessageStartingWith("Invalid `" + key + "`")
        .hasMessageContaining(problem);
  }

  @Test
  void aDefaultOfABlockInsideIsNamedByTheLineOfThatBlock() {
    assertRefused(
            Example.SUPERLATTICE
                + "system.host { density = 0.75, epsilon = 1 kJ/mol, sigma = 0.34 nm, atom-mass = 40 amu, skin = 0.1 nm }")
        .hasMessageStartingWith("Invalid `system.host.margin` \"")
        .hasMessageContaining("(default; test.conf:11)");
  }

  @Test
  void conflictWithADefaultSaysThatItIsTheDefault() {
    assertRefused(Example.SUPERLATTICE + "burst.sample-every = 7")
        .hasMessageStartingWith("Invalid `burst.equilibration-steps` \"100\" (default; test.conf");
  }

  @Test
  void repulsionNeedsItsLengths() {
    assertRefused(Example.SUPERLATTICE + "system.repulsion.epsilon = 1 kJ/mol")
        .hasMessageStartingWith("Missing `system.repulsion.sigma`");
  }

  @Test
  void alternatingMassesNeedEvenCells() {
    assertRefused(Example.CRYSTAL.replace("64", "63") + "system.mass-ratio = 2")
        .hasMessageStartingWith(
            "Invalid `system.cells` \"[63,1,1]\" (test.conf:3): with `mass-ratio`");
    assertThat(Example.parse(Example.CRYSTAL.replace("64", "63"))).isNotNull();
  }

  @Test
  void crystalOfOneAtomIsRefused() {
    assertRefused(Example.CRYSTAL.replace("64", "1")).hasMessageContaining("has no springs");
  }

  @Test
  void disorderMustLeaveSpringsPositive() {
    assertRefused(Example.CRYSTAL + "system.disorder = 1")
        .hasMessageContaining("must be ≥ 0 and < 1");
  }

  @Test
  void capsidNeedsItsFile() {
    String capsid =
        "system { type = capsid, file = none.pdb, cutoff = 1 nm, stiffness = \"400 kJ/mol/nm^2\" }\n";
    assertRefused(capsid + Example.REST)
        .hasMessageStartingWith(
            "Invalid `system.file` \"none.pdb\" (test.conf:1): no such file: /");
    assertRefused(capsid.replace("file = none.pdb,", "") + Example.REST)
        .hasMessageStartingWith("Missing `system.file`");
  }

  @Test
  void capsidInReducedUnitsIsRefused(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("a.pdb"), "");
    String conf =
        Example.REDUCED.replaceFirst(
            "system .*",
            "system { type = capsid, file = a.pdb, cutoff = 1, stiffness = 1, bead-mass = 1 }");
    assertThatThrownBy(() -> ConfigLoader.parse(conf, "test.conf", directory))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Invalid `units` \"lj\" (test.conf:1): a capsid is read in nm; `system.type = capsid` needs molecular");
  }

  @Test
  void capsidFileIsRelativeToTheConfiguration(@TempDir Path directory) throws IOException {
    Files.createDirectory(directory.resolve("structures"));
    Path pdb = Files.writeString(directory.resolve("structures/a.pdb"), "");
    Path conf =
        Files.writeString(
            directory.resolve("x.conf"),
            "system { type = capsid, file = structures/a.pdb, cutoff = 1 nm, stiffness = \"400 kJ/mol/nm^2\" }\n"
                + Example.REST);
    CapsidConfig capsid = (CapsidConfig) ConfigLoader.load(conf, List.of()).system();
    assertThat(capsid)
        .isEqualTo(
            new CapsidConfig(
                pdb.toAbsolutePath().normalize().toString(),
                "1",
                1,
                400,
                110,
                new SecondStructureConfig("", "1", 0, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"burst {", "a = [1", "a = ${missing}", "= 3", "\"x", "a : : 3"})
  void syntaxErrorsNameFileAndLine(String text) {
    assertRefused("# first line\n" + text)
        .hasMessageStartingWith("Cannot read configuration test.conf:2: ");
  }

  @Test
  void missingFileIsRefused(@TempDir Path directory) {
    Path file = directory.resolve("none.conf");
    assertThatThrownBy(() -> ConfigLoader.load(file, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot read configuration " + file + ": no such file");
    assertThatThrownBy(() -> ConfigLoader.load(directory, List.of()))
        .hasMessage("Cannot read configuration " + directory + ": not a regular file");
  }

  @Test
  void environmentIsNotLookedUp() {
    assertRefused("seed = ${PATH}").hasMessageContaining("${PATH}");
  }

  @Test
  void overridesWinOverTheFile(@TempDir Path directory) throws IOException {
    RunConfig config =
        with(
            directory,
            "burst.time-step=20 fs",
            "system.cells = [4, 1, 2]",
            "system.particle.bond-stiffness=5000 kJ/mol/nm^2",
            "seed=7",
            "output.directory=elsewhere/run",
            "seed=8");
    assertThat(config.burst().timeStep()).isEqualTo(0.02);
    assertThat(config.seed()).isEqualTo(8);
    assertThat(config.output().directory()).isEqualTo("elsewhere/run");
    assertThat(((SuperlatticeConfig) config.system()).cells()).isEqualTo(new Cells(4, 1, 2));
    assertThat(((SuperlatticeConfig) config.system()).particle().bondStiffness()).isEqualTo(5000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seed", "seed=", "=3", "a..b=3", "system.cells=[1", "a{=3"})
  void malformedOverridesAreRefused(String override, @TempDir Path directory) {
    assertThatThrownBy(() -> with(directory, override))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Invalid option --set \"" + override + "\": ")
        .hasMessageEndingWith("write for example --set burst.sampling-steps=400");
  }

  @Test
  void refusedOverrideIsNamedInsteadOfTheFile(@TempDir Path directory) {
    assertThatThrownBy(() -> with(directory, "burst.timestep=3 fs"))
        .hasMessageStartingWith(
            "Unknown key `burst.timestep` (--set burst.timestep=3 fs); did you mean `burst.time-step`?");
    assertThatThrownBy(() -> with(directory, "burst.time-step=3"))
        .hasMessage(
            "Invalid `burst.time-step` \"3\" (--set burst.time-step=3): unit missing; write for example \"3 ps\"");
    assertThatThrownBy(() -> with(directory, "seed.x=1"))
        .hasMessageStartingWith(
            "Invalid `seed` \"{\"x\":\"1\"}\" (--set seed.x=1): a single value");
  }

  @Test
  void outputDirectoryDefaultsToTheNameOfTheFile(@TempDir Path directory) throws IOException {
    assertThat(with(directory).output().directory()).isEqualTo("runs/capsid");
  }

  @Test
  void misspeltKeyWithoutLikenessGetsNoGuess() {
    assertRefused(Example.SUPERLATTICE + "zzzzzzzz = 1")
        .hasMessageStartingWith("Unknown key `zzzzzzzz` (test.conf:11). Allowed at the top: units");
  }
}
