package continuo.loop;

import continuo.config.LangevinConfig;
import continuo.estimate.ForceErrors;
import continuo.estimate.RelaxationSpectrum;
import continuo.estimate.ThermalForceFilter;
import continuo.langevin.BrownianTree;
import continuo.langevin.ForceErrorPath;
import continuo.langevin.LangevinStep;
import continuo.langevin.Propagator;
import continuo.langevin.TimeGrid;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import org.ejml.data.DMatrixRMaj;

/** Makes Langevin steps of any length the run may take, and draws their noise. */
final class StepMaker {
  private final LangevinConfig langevin;
  private final Propagator propagator;
  private final double kT;
  private final long seed;
  private final TimeGrid grid;
  private final BrownianTree path;

  StepMaker(Simulation simulation) {
    this.langevin = simulation.config().langevin();
    this.propagator = propagator(langevin.stepper());
    this.kT = simulation.config().kT();
    this.seed = simulation.config().seed();
    this.grid = simulation.timeGrid();
    this.path = new BrownianTree(grid, seed, 3 * simulation.basis().rank());
  }

  private static Propagator propagator(LangevinConfig.Stepper stepper) {
    return switch (stepper) {
      case EXPONENTIAL -> Propagator.EXPONENTIAL;
      case IMPLICIT -> Propagator.IMPLICIT;
      case EULER_MARUYAMA -> Propagator.EULER_MARUYAMA;
    };
  }

  /**
   * The step of a level.
   *
   * @param spectrum of the state it starts at
   * @param friction ζ there; read
   * @param filter of the force there
   * @param noise covariance of the sampling error of the force measured there; read
   */
  LangevinStep step(
      RelaxationSpectrum spectrum,
      DMatrixRMaj friction,
      ThermalForceFilter filter,
      DMatrixRMaj noise,
      int level) {
    // Covariance of the white force error that the random force makes room for.
    DMatrixRMaj white = langevin.noiseCompensation() ? noise : null;
    if (langevin.noiseCompensation() && filter.isOn()) {
      ForceErrors errors = filter.errors();
      white =
          errorPath(spectrum, friction, level)
              .equivalentNoise(errors.estimate(), errors.estimateCross());
    }
    return new LangevinStep(spectrum, propagator, grid.dt(level), kT, white);
  }

  private ForceErrorPath errorPath(RelaxationSpectrum spectrum, DMatrixRMaj friction, int level) {
    return new ForceErrorPath(spectrum, friction, propagator, grid.dt(level));
  }

  /** The filter of the force after a step. */
  ThermalForceFilter moved(
      Departure from, RelaxationSpectrum spectrum, double[] change, int level) {
    ThermalForceFilter filter = from.filter();
    if (!filter.isOn()) {
      return filter;
    }
    ForceErrors errors = filter.errors();
    return filter.moved(
        change,
        errorPath(spectrum, from.friction(), level).moved(errors.between(), errors.carriedCross()));
  }

  /** The change of q over the step (III.15, IV.1). */
  double[] change(Departure from, LangevinStep step, int level) {
    if (grid.isAdaptive()) {
      return step.advanceAlong(from.force(), path.increment(from.tick(), level), from.friction());
    }
    double[] normal = new double[from.q().length];
    KeyedRandom.fillGaussian(normal, seed, Stream.ORDER_PARAMETERS, from.step(), 0);
    return step.advance(from.force(), normal);
  }
}
