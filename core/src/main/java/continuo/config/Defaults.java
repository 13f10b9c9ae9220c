package continuo.config;

import continuo.config.DiffusionConfig.Estimator;

/**
 * Every default of the configuration, in the order of the documentation. Quantities with a
 * dimension are in molecular units and apply there only; in reduced units their keys are required.
 */
final class Defaults {
  static final long SEED = 1;

  static final Lattice LATTICE = Lattice.SC;
  static final Cells CELLS = new Cells(3, 3, 3);
  static final boolean PERIODIC = false;
  static final int ATOMS = 13;
  static final ParticleConfig.Shape SHAPE = ParticleConfig.Shape.ICOSAHEDRON;
  static final double BOND_CUTOFF_RATIO = 1.5;
  static final int LINK_COUNT = 6;
  static final double SWELLING = 1.2;
  static final double EPSILON = 0;
  static final double HOST_DENSITY = 0;
  static final double HOST_CUTOFF_RATIO = 2.5;
  static final double MASS_RATIO = 1;
  static final double DISORDER = 0;
  static final String ASSEMBLY = "1";

  /** Mean mass of an amino-acid residue, amu. */
  static final double BEAD_MASS = 110;

  static final boolean FILE_PERIODIC = true;
  static final PairTruncation TRUNCATION = PairTruncation.SHIFTED;
  static final ElectrostaticsConfig.Law ELECTROSTATICS = ElectrostaticsConfig.Law.NO_CHARGES;

  /** Neighbours along a chain up to a whole turn of a helix are no contacts. */
  static final int SEPARATION = 4;

  /** nm. */
  static final double SKIN = 0.1;

  static final OrderParameterConfig.Family FAMILY = OrderParameterConfig.Family.FOURIER;
  static final OrderParameterConfig.Grid GRID = OrderParameterConfig.Grid.LATTICE;

  /** Radii and polar angles of the grid {@code shells}. */
  static final int RADIAL_POINTS = 3;

  static final int ANGULAR_POINTS = 4;

  static final OrderParameterConfig.Origin ORIGIN = OrderParameterConfig.Origin.DISPLACEMENT;
  static final OrderParameterConfig.Scaling SCALING = OrderParameterConfig.Scaling.NATURAL;
  static final int PATCHES = 4;
  static final double DROP_TOLERANCE = 1e-8;
  static final double BOX_SCALE = 1;

  static final int REPLICAS = 8;
  static final int LANES = 8;
  static final int PREPARATION_STEPS = 500;
  static final EnsembleConfig.Minimise MINIMISE = EnsembleConfig.Minimise.AUTO;
  static final double MAX_QUARANTINED = 0.1;

  static final int EQUILIBRATION_STEPS = 100;
  static final int SAMPLING_STEPS = 200;
  static final int SAMPLE_EVERY = 10;
  static final int PROJECT_EVERY = 1;
  static final double LOW_K_STRETCH = 1;
  static final BurstConfig.Precision PRECISION = BurstConfig.Precision.DOUBLE;

  static final int FORCE_MEMORY = 1;

  static final Estimator DIFFUSION = Estimator.CONSTRAINED_FORCE;
  static final int TAPERS = 3;
  static final int MEMORY = 10;
  static final DiffusionConfig.LinearAlgebra LINEAR_ALGEBRA =
      DiffusionConfig.LinearAlgebra.REPRODUCIBLE;

  static final StiffnessConfig.Estimator STIFFNESS = StiffnessConfig.Estimator.RESPONSE;
  static final int REFRESH_EVERY = 5;
  static final int SNAPSHOTS = 1;

  static final LangevinConfig.Stepper STEPPER = LangevinConfig.Stepper.EXPONENTIAL;
  static final LangevinConfig.Divergence DIVERGENCE = LangevinConfig.Divergence.OFF;
  static final boolean ADAPTIVE_STEP = false;
  static final double STEP_TOLERANCE = 0.1;
  static final boolean NOISE_COMPENSATION = true;
  static final double NOISE_BUDGET = 0.5;
  static final int MAX_ROUNDS = 4;

  /** nm. */
  static final double MAX_BOND_CHANGE = 0.02;

  static final int RELAXATION_STEPS = 20;

  /** Parent of the default output directory. */
  static final String OUTPUT_PARENT = "runs";

  static final int FRAMES_EVERY = 1;
  static final int DIFFUSION_EVERY = 1;
  static final int CHECKPOINT_EVERY = 10;
  static final int KEEP_CHECKPOINTS = 2;
  static final int KEEP_FRAMES = 0;
  static final int COMPACT_EVERY = 100;

  static final int PARTITIONS = 0;
  static final SparkConfig.ReplicaLevel REPLICA_LEVEL = SparkConfig.ReplicaLevel.MEMORY_AND_DISK;

  private Defaults() {}
}
