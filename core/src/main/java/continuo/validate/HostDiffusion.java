package continuo.validate;

import continuo.estimate.diffusion.ConstrainedForce;
import continuo.estimate.diffusion.DiffusionEstimate;
import continuo.estimate.diffusion.GreenKubo;
import continuo.estimate.diffusion.MeanSquareDisplacement;
import continuo.estimate.diffusion.NoPlateauException;
import continuo.estimate.diffusion.ReplicaSeries;
import continuo.estimate.diffusion.SampledSeries;
import continuo.estimate.diffusion.SamplingPlan;
import continuo.loop.DiffusionSampler;
import continuo.loop.Preparation;
import continuo.loop.Simulation;
import continuo.plain.MdSample;
import continuo.plain.PlainMd;
import continuo.plain.PlainMdPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * A single nanoparticle of the shipped fluid, without a thermostat: D from forces on the held
 * particle and from released ones against the long-time mean-square displacement of free runs, all
 * relative to the host; momenta relative to the host.
 */
final class HostDiffusion implements Rung {
  private static final String SYSTEM = "particle in a Lennard-Jones fluid";
  private static final int TAPERS = 6;

  /** Steps between samples of the free runs. */
  private static final int EVERY = 50;

  /** Lags of the slope, ps: some and many decay times of the momentum. */
  private static final double EARLY = 8;

  private static final double LATE = 20;

  @Override
  public String name() {
    return "host-fluid";
  }

  @Override
  public String what() {
    return "D of a nanoparticle in a fluid against its long-time mean-square displacement";
  }

  @Override
  public boolean isQuick() {
    return false;
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    Simulation simulation =
        Simulation.of(
            Shipped.of("host-fluid", "system.cells=[1, 1, 1]", "system.host.margin=1.05 nm")
                .config());
    int replicas = conditions.samples(8, 24);
    SamplingPlan plan =
        new SamplingPlan(replicas, 500, 10, 800, 24, 200, 20, 200, 1, 0, 1, 8, 24, 6, 16);
    DiffusionSampler sampler = DiffusionSampler.of(simulation, plan);
    double[] start = Preparation.start(simulation);
    SampledSeries series = sampler.sample(start, new double[3 * simulation.basis().rank()]);
    DiffusionEstimate free =
        new MeanSquareDisplacement(EARLY, LATE).estimate(free(simulation, replicas));

    double mass = simulation.system().composite().withoutHost().totalMass();
    double hostMass = simulation.system().composite().totalMass() - mass;
    double kT = simulation.config().kT();
    List<Comparison> results = new ArrayList<>();
    GreenKubo.EqualTime zero = GreenKubo.equalTime(series.momenta());
    double variance = 0;
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      sum += zero.value().get(axis, axis) / 3;
      variance += Math.pow(zero.error().get(axis, axis) / 3, 2);
    }
    results.add(
        Comparison.statistical(
            SYSTEM,
            "⟨Π²⟩/M relative to the host, kJ/mol",
            sum,
            kT * (1 + mass / hostMass),
            Math.sqrt(variance),
            "kT(1 + M/m_h)"));
    results.add(against(free, new ConstrainedForce(0, kT, TAPERS).estimate(series.forces()), mass));
    results.add(against(free, sampler.swarm().estimate(series.released()), mass));
    try {
      results.add(against(free, sampler.greenKubo().estimate(series.momenta()), mass));
    } catch (NoPlateauException e) {
      results.add(Comparison.skipped(SYSTEM, "D by green-kubo, nm²/ps", e.getMessage()));
    }
    return results;
  }

  private static ReplicaSeries free(Simulation simulation, int replicas) {
    List<List<MdSample>> samples =
        PlainMd.run(simulation, new PlainMdPlan(replicas, 18_000, EVERY, 500));
    double[][][] q = new double[replicas][][];
    for (int r = 0; r < replicas; r++) {
      q[r] = samples.get(r).stream().map(MdSample::q).toArray(double[][]::new);
    }
    return new ReplicaSeries(q, EVERY * simulation.config().burst().timeStep());
  }

  /** Means over the axes, of the centre of mass: that of q over M; the error is that of both. */
  private static Comparison against(
      DiffusionEstimate free, DiffusionEstimate estimate, double mass) {
    double value = 0;
    double reference = 0;
    double variance = 0;
    for (int axis = 0; axis < 3; axis++) {
      value += estimate.value().get(axis, axis) / (3 * mass);
      reference += free.value().get(axis, axis) / (3 * mass);
      variance += Math.pow(estimate.error().get(axis, axis) / (3 * mass), 2);
      variance += Math.pow(free.error().get(axis, axis) / (3 * mass), 2);
    }
    return Comparison.statistical(
        SYSTEM,
        "D by " + estimate.estimator() + ", nm²/ps",
        value,
        reference,
        Math.sqrt(variance),
        "slope of the mean-square displacement of free runs from %s to %s ps; error of both"
            .formatted(EARLY, LATE));
  }
}
