package continuo.validate;

import continuo.burst.BlockLayout;
import continuo.burst.BurstRequest;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.FrictionMemory;
import continuo.estimate.ThermalForce;
import continuo.loop.BurstRunner;
import continuo.loop.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * (A.13): time averages equal ensemble averages. The thermal force of the superlattice and of a
 * harmonic network at fixed order parameters, from few replicas over a long time and from many over
 * a short one.
 */
final class Ergodicity implements Rung {
  private static final int LANES = 8;

  @Override
  public String name() {
    return "ergodicity";
  }

  @Override
  public String what() {
    return "thermal force: few replicas over a long time against many over a short time (A.13)";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    int more = conditions.samples(8, 40);
    Simulation superlattice = Simulation.of(Shipped.of("superlattice").config());
    List<Comparison> results = new ArrayList<>();
    results.add(compare(superlattice, conditions.ensembles(), more));
    return results;
  }

  private static Comparison compare(Simulation s, Ensembles ensembles, int more) {
    ThermalForce time = force(s, ensembles, LANES, 2 * more);
    ThermalForce ensemble = force(s, ensembles, more * LANES, 2);
    Family family =
        new Family("superlattice", "f_th over time, kJ/mol/nm", Comparison.Kind.STATISTICAL);
    for (int row = 0; row < time.value().length; row++) {
      double error = Math.hypot(time.error()[row], ensemble.error()[row]);
      // The constant function: no internal force acts on it, to rounding.
      if (error > 1e-9) {
        family.add("row " + row, time.value()[row], ensemble.value()[row], error);
      }
    }
    return family.worst("f_th over replicas; both errors");
  }

  private static ThermalForce force(Simulation s, Ensembles ensembles, int replicas, int bursts) {
    List<BlockLayout> layout = BlockLayout.of(s.basis().nPatches(), replicas, LANES);
    double[] q = new double[3 * s.basis().rank()];
    try (BurstRunner runner = ensembles.runner(s.context(), layout)) {
      runner.prepare(s.system().composite().copyReference());
      runner.run(BurstRequest.at(0, q, false));
      EnsembleMoments moments = runner.run(BurstRequest.at(1, q, false));
      for (int b = 2; b <= bursts; b++) {
        moments = moments.plus(runner.run(BurstRequest.at(b, q, false)));
      }
      return ThermalForce.estimate(moments, FrictionMemory.empty(1).plus(moments));
    }
  }
}
