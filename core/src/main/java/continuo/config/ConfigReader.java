package continuo.config;

import static continuo.units.Dimension.ENERGY;
import static continuo.units.Dimension.LENGTH;
import static continuo.units.Dimension.MASS;
import static continuo.units.Dimension.RATE;
import static continuo.units.Dimension.STIFFNESS;
import static continuo.units.Dimension.TEMPERATURE;
import static continuo.units.Dimension.TIME;
import static continuo.units.Dimension.WAVENUMBER;

import continuo.units.Dimension;
import continuo.units.UnitSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads the blocks of a configuration, one method per record, in the order of its components. */
final class ConfigReader {
  private static final List<String> TYPES =
      List.of(
          SuperlatticeConfig.TYPE,
          HarmonicCrystalConfig.TYPE,
          CapsidConfig.TYPE,
          GromacsConfig.TYPE,
          LammpsConfig.TYPE);

  private final Path baseDirectory;
  private final boolean filesMustExist;
  private final String defaultDirectory;

  /**
   * @param baseDirectory what file names inside are relative to
   * @param filesMustExist whether files named inside are looked for
   * @param defaultDirectory default of {@code output.directory}
   */
  ConfigReader(Path baseDirectory, boolean filesMustExist, String defaultDirectory) {
    this.baseDirectory = baseDirectory;
    this.filesMustExist = filesMustExist;
    this.defaultDirectory = defaultDirectory;
  }

  RunConfig read(ConfigBlock root) {
    root.allow(RunConfig.class);
    UnitSystem units = units(root);
    ConfigBlock b = root.in(units);
    return b.build(
        () ->
            new RunConfig(
                units,
                b.longInteger("seed", Defaults.SEED),
                system(b.block("system")),
                forcefield(b.block("forcefield")),
                thermostat(b.block("thermostat")),
                orderParameters(b.block("order-parameters")),
                ensemble(b.block("ensemble")),
                burst(b.block("burst")),
                thermalForce(b.block("thermal-force")),
                diffusion(b.block("diffusion")),
                stiffness(b.block("stiffness")),
                langevin(b.block("langevin")),
                output(b.block("output")),
                spark(b.block("spark"))));
  }

  private static UnitSystem units(ConfigBlock root) {
    String word = root.text("units", UnitSystem.MOLECULAR.key());
    for (UnitSystem system : UnitSystem.values()) {
      if (system.key().equals(word)) {
        return system;
      }
    }
    throw root.notAmong("units", Arrays.stream(UnitSystem.values()).map(UnitSystem::key).toList());
  }

  private SystemConfig system(ConfigBlock b) {
    return switch (b.requiredText("type", "one of " + String.join(", ", TYPES))) {
      case SuperlatticeConfig.TYPE -> superlattice(b);
      case HarmonicCrystalConfig.TYPE -> harmonicCrystal(b);
      case CapsidConfig.TYPE -> capsid(b);
      case GromacsConfig.TYPE -> gromacs(b);
      case LammpsConfig.TYPE -> lammps(b);
      default -> throw b.notAmong("type", TYPES);
    };
  }

  private static SuperlatticeConfig superlattice(ConfigBlock b) {
    b.allow(SuperlatticeConfig.class, "type");
    return b.build(
        () ->
            new SuperlatticeConfig(
                b.choice("lattice", Lattice.class, Defaults.LATTICE),
                b.cells("cells", Defaults.CELLS),
                b.flag("periodic", Defaults.PERIODIC),
                b.quantity("lattice-constant", LENGTH),
                particle(b.block("particle")),
                link(b.block("link")),
                repulsion(b.block("repulsion")),
                host(b.block("host"))));
  }

  private static HostConfig host(ConfigBlock b) {
    b.allow(HostConfig.class);
    boolean on = b.number("density", Defaults.HOST_DENSITY) != 0;
    double epsilon = required(b, on, "epsilon", ENERGY);
    double sigma = required(b, on, "sigma", LENGTH);
    return b.build(
        () ->
            new HostConfig(
                b.number("density", Defaults.HOST_DENSITY),
                epsilon,
                sigma,
                required(b, on, "atom-mass", MASS),
                b.has("particle-epsilon") ? b.quantity("particle-epsilon", ENERGY) : epsilon,
                b.has("particle-sigma") ? b.quantity("particle-sigma", LENGTH) : sigma,
                b.number("cutoff-ratio", on ? Defaults.HOST_CUTOFF_RATIO : 0),
                required(b, on, "skin", LENGTH),
                b.quantity("margin", LENGTH, 0)));
  }

  /** A quantity that may be left out, for 0, where it is of no use. */
  private static double required(ConfigBlock b, boolean needed, String key, Dimension dimension) {
    return needed ? b.quantity(key, dimension) : b.quantity(key, dimension, 0);
  }

  private static ParticleConfig particle(ConfigBlock b) {
    b.allow(ParticleConfig.class);
    return b.build(
        () ->
            new ParticleConfig(
                b.integer("atoms", Defaults.ATOMS),
                b.choice("shape", ParticleConfig.Shape.class, Defaults.SHAPE),
                b.quantity("spacing", LENGTH),
                b.quantity("atom-mass", MASS),
                b.quantity("bond-stiffness", STIFFNESS),
                b.number("bond-cutoff-ratio", Defaults.BOND_CUTOFF_RATIO)));
  }

  private static LinkConfig link(ConfigBlock b) {
    b.allow(LinkConfig.class);
    int count = b.integer("count", Defaults.LINK_COUNT);
    return b.build(
        () ->
            new LinkConfig(
                count,
                b.number("swelling", Defaults.SWELLING),
                required(b, count != 0, "barrier", ENERGY),
                required(b, count != 0, "tilt", ENERGY)));
  }

  private static RepulsionConfig repulsion(ConfigBlock b) {
    b.allow(RepulsionConfig.class);
    double epsilon = b.quantity("epsilon", ENERGY, Defaults.EPSILON);
    boolean on = epsilon > 0;
    return b.build(
        () ->
            new RepulsionConfig(
                epsilon, required(b, on, "sigma", LENGTH), required(b, on, "skin", LENGTH)));
  }

  private static HarmonicCrystalConfig harmonicCrystal(ConfigBlock b) {
    b.allow(HarmonicCrystalConfig.class, "type");
    return b.build(
        () ->
            new HarmonicCrystalConfig(
                b.choice("lattice", Lattice.class, Defaults.LATTICE),
                b.cells("cells"),
                b.quantity("spacing", LENGTH),
                b.quantity("mass", MASS),
                b.quantity("stiffness", STIFFNESS),
                b.number("mass-ratio", Defaults.MASS_RATIO),
                b.number("disorder", Defaults.DISORDER)));
  }

  private CapsidConfig capsid(ConfigBlock b) {
    b.allow(CapsidConfig.class, "type");
    return b.build(
        () ->
            new CapsidConfig(
                file(b, "file", "a PDB or mmCIF file"),
                b.text("assembly", Defaults.ASSEMBLY),
                b.quantity("cutoff", LENGTH),
                b.quantity("stiffness", STIFFNESS),
                b.quantity("bead-mass", MASS, Defaults.BEAD_MASS),
                secondStructure(b.block("second-structure"))));
  }

  private SecondStructureConfig secondStructure(ConfigBlock b) {
    b.allow(SecondStructureConfig.class);
    return b.build(
        () ->
            new SecondStructureConfig(
                optionalFile(b, "file"),
                b.text("assembly", Defaults.ASSEMBLY),
                b.quantity("offset", ENERGY, 0),
                b.quantity("coupling", ENERGY, 0)));
  }

  private GromacsConfig gromacs(ConfigBlock b) {
    b.allow(GromacsConfig.class, "type");
    double cutoff = b.quantity("cutoff", LENGTH);
    return b.build(
        () ->
            new GromacsConfig(
                file(b, "topology", "a GROMACS topology"),
                file(b, "coordinates", "a .gro or PDB file"),
                b.texts("include-folders").stream()
                    .map(folder -> path(b, "include-folders", folder))
                    .toList(),
                b.texts("define"),
                optionalFile(b, "contacts"),
                b.flag("periodic", Defaults.FILE_PERIODIC),
                cutoff,
                b.choice("truncation", PairTruncation.class, Defaults.TRUNCATION),
                b.has("switch-from") ? b.quantity("switch-from", LENGTH) : cutoff,
                b.flag("tail-correction", false),
                b.quantity("skin", LENGTH, Defaults.SKIN),
                electrostatics(b.block("electrostatics")),
                b.quantity("constraint-stiffness", STIFFNESS, 0)));
  }

  private static ElectrostaticsConfig electrostatics(ConfigBlock b) {
    b.allow(ElectrostaticsConfig.class);
    return ForcefieldReader.electrostatics(b, Defaults.ELECTROSTATICS);
  }

  private ForcefieldConfig forcefield(ConfigBlock b) {
    b.allow(ForcefieldConfig.class);
    return new ForcefieldConfig(
        ForcefieldReader.pairs(b.block("pairs"), key -> file(b.block("pairs"), key, "a table")),
        ForcefieldReader.charges(b.block("charges")),
        ForcefieldReader.contacts(b.block("contacts")));
  }

  private LammpsConfig lammps(ConfigBlock b) {
    b.allow(LammpsConfig.class, "type");
    return b.build(
        () ->
            new LammpsConfig(
                file(b, "data", "a LAMMPS data file"),
                optionalFile(b, "settings"),
                b.quantity("skin", LENGTH, Defaults.SKIN)));
  }

  private String optionalFile(ConfigBlock b, String key) {
    return b.text(key, "").isEmpty() ? "" : file(b, key, "");
  }

  /** The absolute path of a file that must be there. */
  private String file(ConfigBlock b, String key, String what) {
    String file = path(b, key, b.requiredText(key, what));
    if (filesMustExist && !Files.isRegularFile(Path.of(file))) {
      throw b.invalid(key, "no such file: " + file);
    }
    return file;
  }

  private String path(ConfigBlock b, String key, String written) {
    try {
      return baseDirectory.resolve(written).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      throw b.invalid(key, "not a file name: " + e.getReason());
    }
  }

  private static ThermostatConfig thermostat(ConfigBlock b) {
    b.allow(ThermostatConfig.class);
    double rate = b.quantity("collision-rate", RATE);
    return b.build(
        () ->
            new ThermostatConfig(
                b.quantity("temperature", TEMPERATURE),
                rate,
                b.has("equilibration-rate") ? b.quantity("equilibration-rate", RATE) : rate));
  }

  private static OrderParameterConfig orderParameters(ConfigBlock b) {
    b.allow(OrderParameterConfig.class);
    OrderParameterConfig.Family family =
        b.choice("family", OrderParameterConfig.Family.class, Defaults.FAMILY);
    OrderParameterConfig.Grid grid =
        b.choice("grid", OrderParameterConfig.Grid.class, Defaults.GRID);
    boolean fourier = family == OrderParameterConfig.Family.FOURIER;
    boolean shells = grid == OrderParameterConfig.Grid.SHELLS;
    boolean legendre = family == OrderParameterConfig.Family.LEGENDRE;
    return b.build(
        () ->
            new OrderParameterConfig(
                family,
                grid,
                fourier ? b.quantity("cutoff", WAVENUMBER) : b.quantity("cutoff", WAVENUMBER, 0),
                b.integer("radial-points", shells ? Defaults.RADIAL_POINTS : 0),
                b.integer("angular-points", shells ? Defaults.ANGULAR_POINTS : 0),
                legendre ? b.integer("order") : b.integer("order", 0),
                b.flag("affine", false),
                b.choice("origin", OrderParameterConfig.Origin.class, Defaults.ORIGIN),
                b.choice("scaling", OrderParameterConfig.Scaling.class, Defaults.SCALING),
                b.integer("patches", Defaults.PATCHES),
                b.number("drop-tolerance", Defaults.DROP_TOLERANCE),
                b.number("box-scale", Defaults.BOX_SCALE)));
  }

  private static EnsembleConfig ensemble(ConfigBlock b) {
    b.allow(EnsembleConfig.class);
    return b.build(
        () ->
            new EnsembleConfig(
                b.integer("replicas", Defaults.REPLICAS),
                b.integer("lanes", Defaults.LANES),
                b.integer("preparation-steps", Defaults.PREPARATION_STEPS),
                b.choice("minimise", EnsembleConfig.Minimise.class, Defaults.MINIMISE),
                b.number("max-quarantined", Defaults.MAX_QUARANTINED)));
  }

  private static BurstConfig burst(ConfigBlock b) {
    b.allow(BurstConfig.class);
    return b.build(
        () ->
            new BurstConfig(
                b.quantity("time-step", TIME),
                b.integer("equilibration-steps", Defaults.EQUILIBRATION_STEPS),
                b.integer("sampling-steps", Defaults.SAMPLING_STEPS),
                b.integer("sample-every", Defaults.SAMPLE_EVERY),
                b.integer("project-every", Defaults.PROJECT_EVERY),
                b.number("low-k-stretch", Defaults.LOW_K_STRETCH),
                b.choice("precision", BurstConfig.Precision.class, Defaults.PRECISION)));
  }

  private static ThermalForceConfig thermalForce(ConfigBlock b) {
    b.allow(ThermalForceConfig.class);
    return b.build(() -> new ThermalForceConfig(b.integer("memory", Defaults.FORCE_MEMORY)));
  }

  private static DiffusionConfig diffusion(ConfigBlock b) {
    b.allow(DiffusionConfig.class);
    return b.build(
        () ->
            new DiffusionConfig(
                b.choice("estimator", DiffusionConfig.Estimator.class, Defaults.DIFFUSION),
                b.integer("tapers", Defaults.TAPERS),
                b.integer("memory", Defaults.MEMORY),
                b.choice(
                    "linear-algebra",
                    DiffusionConfig.LinearAlgebra.class,
                    Defaults.LINEAR_ALGEBRA)));
  }

  private static StiffnessConfig stiffness(ConfigBlock b) {
    b.allow(StiffnessConfig.class);
    return b.build(
        () ->
            new StiffnessConfig(
                b.choice("estimator", StiffnessConfig.Estimator.class, Defaults.STIFFNESS),
                b.integer("refresh-every", Defaults.REFRESH_EVERY),
                b.integer("snapshots", Defaults.SNAPSHOTS)));
  }

  private static LangevinConfig langevin(ConfigBlock b) {
    b.allow(LangevinConfig.class);
    return b.build(
        () ->
            new LangevinConfig(
                b.choice("stepper", LangevinConfig.Stepper.class, Defaults.STEPPER),
                b.quantity("time-step", TIME),
                adaptiveStep(b.block("adaptive-step")),
                b.integer("steps"),
                b.choice("divergence", LangevinConfig.Divergence.class, Defaults.DIVERGENCE),
                b.flag("noise-compensation", Defaults.NOISE_COMPENSATION),
                b.number("noise-budget", Defaults.NOISE_BUDGET),
                b.integer("max-rounds", Defaults.MAX_ROUNDS),
                b.quantity("max-bond-change", LENGTH, Defaults.MAX_BOND_CHANGE),
                b.integer("relaxation-steps", Defaults.RELAXATION_STEPS)));
  }

  private static AdaptiveStepConfig adaptiveStep(ConfigBlock b) {
    b.allow(AdaptiveStepConfig.class);
    boolean enabled = b.flag("enabled", Defaults.ADAPTIVE_STEP);
    return b.build(
        () ->
            new AdaptiveStepConfig(
                enabled,
                enabled ? b.quantity("min", TIME) : b.quantity("min", TIME, 0),
                enabled ? b.quantity("max", TIME) : b.quantity("max", TIME, 0),
                b.number("tolerance", Defaults.STEP_TOLERANCE)));
  }

  private OutputConfig output(ConfigBlock b) {
    b.allow(OutputConfig.class);
    return b.build(
        () ->
            new OutputConfig(
                b.text("directory", defaultDirectory),
                b.integer("frames-every", Defaults.FRAMES_EVERY),
                b.integer("diffusion-every", Defaults.DIFFUSION_EVERY),
                b.integer("checkpoint-every", Defaults.CHECKPOINT_EVERY),
                b.integer("keep-checkpoints", Defaults.KEEP_CHECKPOINTS),
                b.integer("keep-frames", Defaults.KEEP_FRAMES),
                b.integer("compact-every", Defaults.COMPACT_EVERY)));
  }

  private static SparkConfig spark(ConfigBlock b) {
    b.allow(SparkConfig.class);
    return b.build(
        () ->
            new SparkConfig(
                b.integer("partitions", Defaults.PARTITIONS),
                b.choice("replica-level", SparkConfig.ReplicaLevel.class, Defaults.REPLICA_LEVEL)));
  }
}
