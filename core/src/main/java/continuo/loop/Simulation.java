package continuo.loop;

import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.burst.BurstSettings;
import continuo.burst.StiffnessPlan;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.Precision;
import continuo.config.AdaptiveStepConfig;
import continuo.config.BurstConfig;
import continuo.config.LangevinConfig;
import continuo.config.OrderParameterConfig;
import continuo.config.RunConfig;
import continuo.config.StiffnessConfig;
import continuo.estimate.VerdictRules;
import continuo.forcefield.MolecularSystem;
import continuo.langevin.TimeGrid;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.OrderParameterBasis;
import continuo.structure.io.InputFiles;
import continuo.systems.SystemBuilder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything that a configuration determines before the first step.
 *
 * @param config the configuration
 * @param context atoms, order parameters and burst settings
 * @param layout blocks of replicas
 * @param inputs files that the system was built from: absolute path → SHA-256
 */
public record Simulation(
    RunConfig config,
    BurstContext context,
    List<BlockLayout> layout,
    SortedMap<String, String> inputs) {

  /**
   * Builds the system and the order parameters.
   *
   * @throws continuo.error.InputException if the configuration and the structure do not fit
   *     together
   */
  public static Simulation of(RunConfig config) {
    InputFiles.Recorded<MolecularSystem> built =
        InputFiles.recorded(() -> SystemBuilder.build(config));
    return of(config, built.value(), built.checksums());
  }

  /**
   * Builds the order parameters of a system that no builder makes; {@code system} of the
   * configuration is not looked at.
   *
   * @throws continuo.error.InputException if the configuration and the structure do not fit
   *     together
   */
  public static Simulation of(RunConfig config, MolecularSystem system) {
    return of(config, system, Collections.emptySortedMap());
  }

  private static Simulation of(
      RunConfig config, MolecularSystem system, SortedMap<String, String> inputs) {
    OrderParameterBasis basis = BasisChoice.of(config.orderParameters()).build(system.composite());
    List<BlockLayout> layout =
        BlockLayout.of(basis.nPatches(), config.ensemble().replicas(), config.ensemble().lanes());
    StiffnessPlan plan = new StiffnessPlan(config.stiffness().snapshots(), layout.size());
    return new Simulation(
        config, new BurstContext(system, basis, settings(config, basis), plan), layout, inputs);
  }

  private static BurstSettings settings(RunConfig config, OrderParameterBasis basis) {
    BurstConfig burst = config.burst();
    int[] sampling = new int[basis.nPatches()];
    for (int p = 0; p < sampling.length; p++) {
      // The lower the wavenumber, the longer the correlations: stretched linearly in |k|.
      double cutoff = config.orderParameters().cutoff();
      double share = cutoff > 0 ? 1 - basis.smallestWavenumber(p) / cutoff : 0;
      double stretch = 1 + (burst.lowKStretch() - 1) * share;
      sampling[p] =
          burst.sampleEvery()
              * (int) Math.round(stretch * burst.samplingSteps() / burst.sampleEvery());
    }
    return new BurstSettings(
        config.seed(),
        config.kT(),
        config.thermostat().collisionRate(),
        config.thermostat().equilibrationRate(),
        burst.timeStep(),
        config.ensemble().preparationSteps(),
        burst.equilibrationSteps(),
        sampling,
        burst.sampleEvery(),
        burst.projectEvery(),
        config.langevin().relaxationSteps(),
        config.diffusion().tapers(),
        config.stiffness().estimator() == StiffnessConfig.Estimator.RESPONSE
            ? BurstSettings.StiffnessMethod.RESPONSE
            : BurstSettings.StiffnessMethod.FLUCTUATION,
        burst.precision() == BurstConfig.Precision.MIXED ? Precision.MIXED : Precision.DOUBLE);
  }

  /** The time steps that the order parameters may take. */
  public TimeGrid timeGrid() {
    LangevinConfig langevin = config.langevin();
    AdaptiveStepConfig adaptive = langevin.adaptiveStep();
    return adaptive.enabled()
        ? TimeGrid.between(adaptive.min(), langevin.timeStep(), adaptive.max())
        : TimeGrid.fixed(langevin.timeStep());
  }

  /** How states of this run are judged. */
  VerdictRules verdictRules() {
    int shortest = Arrays.stream(context.settings().samplingSteps()).min().orElseThrow();
    OrderParameterConfig basis = config.orderParameters();
    // Indicators of components follow their atoms wherever these go.
    boolean follows = basis.family() == OrderParameterConfig.Family.COMPONENTS && !basis.affine();
    return new VerdictRules(
        shortest * context.settings().timeStep(),
        follows ? Double.POSITIVE_INFINITY : system().composite().withoutHost().nearestDistance(),
        config.langevin().timeStep(),
        1 / config.kT());
  }

  /**
   * What the driver computes its matrices with.
   *
   * @throws continuo.error.InputException if it is the machine's own library and there is none
   */
  public DenseAlgebra algebra() {
    return switch (config.diffusion().linearAlgebra()) {
      case REPRODUCIBLE -> DenseAlgebra.REPRODUCIBLE;
      case NATIVE -> DenseAlgebra.nativeLibrary();
    };
  }

  /** The fastest kernels of this machine for the run. */
  public Kernels kernels() {
    return context.kernels(config.ensemble().lanes());
  }

  public MolecularSystem system() {
    return context.system();
  }

  public OrderParameterBasis basis() {
    return context.basis();
  }

  /**
   * Order parameters as they are written, counted from the configured origin.
   *
   * @param q [coordinate][xyz] flat 3R; read
   * @return [function][xyz] flat 3M, nm
   */
  public double[] orderParameters(double[] q) {
    return config.orderParameters().origin() == OrderParameterConfig.Origin.ABSOLUTE
        ? basis().absoluteOrderParameters(q)
        : basis().orderParameters(q);
  }

  /** Replicas of all patches. */
  public int nReplicas() {
    return layout.stream().mapToInt(BlockLayout::active).sum();
  }
}
