package continuo.burst;

import continuo.burst.kernel.Precision;
import continuo.burst.kernel.Thermostat;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How bursts are run; the same for a whole run.
 *
 * @param seed seed of the run
 * @param kT kJ/mol
 * @param collisionRate γ of the sampled dynamics, 1/ps, ≥ 0
 * @param equilibrationRate γ where nothing is sampled: in the preparation, between the parts of a
 *     move and in the equilibration after it, 1/ps, ≥ 0
 * @param timeStep Δt of the molecular dynamics, ps
 * @param preparationSteps constrained steps from the reference structure before the first state
 * @param equilibrationSteps steps after a move of the order parameters that are not sampled
 * @param samplingSteps sampled steps, one number a patch
 * @param sampleEvery steps averaged into one force sample; divides every other number of steps
 * @param projectEvery steps between projections back to the fixed order parameters; divides
 *     sampleEvery
 * @param relaxationSteps constrained steps between the parts of a split move
 * @param tapers sine tapers of the zero-frequency spectral estimate, see {@link ForceSeries}
 * @param stiffness how H is measured when it is asked for
 * @param precision arithmetic of the forces
 */
public record BurstSettings(
    long seed,
    double kT,
    double collisionRate,
    double equilibrationRate,
    double timeStep,
    int preparationSteps,
    int equilibrationSteps,
    int[] samplingSteps,
    int sampleEvery,
    int projectEvery,
    int relaxationSteps,
    int tapers,
    StiffnessMethod stiffness,
    Precision precision)
    implements Serializable {
  /** Ways to measure the stiffness H on the snapshots of a block. */
  public enum StiffnessMethod {
    /** Constrained linear response, see {@link ResponseProbe}. */
    RESPONSE,
    /** ⟨Uᵀ∇²V U⟩ − β Cov(f), see {@link FluctuationProbe}. */
    FLUCTUATION
  }

  public BurstSettings {
    samplingSteps = samplingSteps.clone();
  }

  /** Settings with one collision rate for all stretches. */
  public BurstSettings(
      long seed,
      double kT,
      double collisionRate,
      double timeStep,
      int preparationSteps,
      int equilibrationSteps,
      int[] samplingSteps,
      int sampleEvery,
      int projectEvery,
      int relaxationSteps,
      int tapers,
      StiffnessMethod stiffness,
      Precision precision) {
    this(
        seed,
        kT,
        collisionRate,
        collisionRate,
        timeStep,
        preparationSteps,
        equilibrationSteps,
        samplingSteps,
        sampleEvery,
        projectEvery,
        relaxationSteps,
        tapers,
        stiffness,
        precision);
  }

  /**
   * The same stretches of time in steps half as long. Projections come as many steps apart as
   * before.
   */
  BurstSettings withHalfTheTimeStep() {
    return new BurstSettings(
        seed,
        kT,
        collisionRate,
        equilibrationRate,
        timeStep / 2,
        2 * preparationSteps,
        2 * equilibrationSteps,
        Arrays.stream(samplingSteps).map(steps -> 2 * steps).toArray(),
        2 * sampleEvery,
        projectEvery,
        2 * relaxationSteps,
        tapers,
        stiffness,
        precision);
  }

  /** What the sampled molecular dynamics is stepped with. */
  public Thermostat thermostat() {
    return new Thermostat(timeStep, collisionRate, kT);
  }

  /** What the molecular dynamics is stepped with where nothing is sampled. */
  public Thermostat equilibrationThermostat() {
    return new Thermostat(timeStep, equilibrationRate, kT);
  }

  /** Force samples of a replica in a burst of a patch. */
  public int samples(int patch) {
    return samplingSteps[patch] / sampleEvery;
  }

  /** Force samples that a replica has whatever its patch. */
  public int commonSamples() {
    return Arrays.stream(samplingSteps).min().orElseThrow() / sampleEvery;
  }

  /** Length of one force sample, ps. */
  public double sampleTime() {
    return sampleEvery * timeStep;
  }
}
