package continuo.validate;

import continuo.loop.CoEvolution;
import continuo.loop.MemoryRunStore;
import continuo.loop.Simulation;
import continuo.store.Tables;
import java.util.List;

/**
 * What forces of earlier states are worth: the superlattice example with {@code
 * thermal-force.memory}, from the compact lattice through the swelling, against a larger ensemble
 * on the same path. Of every order parameter at every state the squared error of the filtered force
 * and of the force measured at the state alone, both without the error of the reference; and the
 * share of the 95 % intervals that hold the reference.
 */
final class ForceHistory implements Rung {
  /** Replicas of the run, a quarter of those of the example. */
  private static final int REPLICAS = 8;

  /** States before the filter has anything to remember. */
  private static final int BURN_IN = 8;

  private static final int MEMORY = 20;

  @Override
  public String name() {
    return "force-history";
  }

  @Override
  public String what() {
    return "error of f_th with and without forces of earlier states, and coverage of its error bar";
  }

  @Override
  public boolean isQuick() {
    return false;
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    Worth worth = Worth.measure(conditions.ensembles(), 3, conditions.samples(30, 60), 8);
    String system = "superlattice, %d replicas, memory %d".formatted(REPLICAS, MEMORY);
    return List.of(
        Comparison.exact(
            system,
            "error of f_th, with over without",
            worth.errorRatio(),
            0,
            0.5,
            "a quarter of the replicas at equal error is 0.5"),
        Comparison.exact(
            system, "coverage of the 95 % interval", worth.coverage(), 0.95, 0.03, "0.92 to 0.98"));
  }

  /**
   * @param errorRatio root of the mean squared errors, with earlier forces over without
   * @param coverage share of the 95 % intervals of the filtered force that hold the reference
   */
  record Worth(double errorRatio, double coverage) {

    /**
     * Runs the superlattice and a larger ensemble on the same path.
     *
     * @param ensembles where they run
     * @param cells unit cells along each axis
     * @param steps of the order parameters
     * @param times replicas of the larger ensemble over those of the run
     */
    static Worth measure(Ensembles ensembles, int cells, int steps, int times) {
      Simulation simulation = simulation(REPLICAS, 1, cells, steps);
      Simulation larger = simulation(times * REPLICAS, 2, cells, steps);
      MemoryRunStore store = new MemoryRunStore();
      FollowedEnsemble both =
          new FollowedEnsemble(
              ensembles.runner(simulation.context(), simulation.layout()),
              ensembles.runner(larger.context(), larger.layout()),
              larger.system().composite().copyReference());
      try (both) {
        new CoEvolution(simulation, both, store).run(report -> {}, () -> false);
      }
      return of(simulation, store, both.forces(), times);
    }

    private static Simulation simulation(int replicas, int seed, int cells, int steps) {
      return Simulation.of(
          Shipped.of(
                  "superlattice",
                  "seed=" + seed,
                  "order-parameters.patches=1",
                  "ensemble.replicas=" + replicas,
                  "system.cells=[%1$d,%1$d,%1$d]".formatted(cells),
                  "thermal-force.memory=" + MEMORY,
                  "langevin.max-rounds=1",
                  "langevin.steps=" + steps,
                  "output.frames-every=0",
                  "output.diffusion-every=0")
              .config());
    }

    private static Worth of(
        Simulation simulation, MemoryRunStore store, List<double[]> reference, int times) {
      double filtered2 = 0;
      double raw2 = 0;
      double inside = 0;
      double count = 0;
      int m = simulation.basis().nFunctions();
      for (int axis = 0; axis < 3; axis++) {
        char x = "xyz".charAt(axis);
        double[] f = store.column(Tables.THERMAL_FORCES, "f_" + x);
        double[] se = store.column(Tables.THERMAL_FORCES, "se_" + x);
        double[] fRaw = store.column(Tables.THERMAL_FORCES, "f_raw_" + x);
        double[] seRaw = store.column(Tables.THERMAL_FORCES, "se_raw_" + x);
        for (int row = BURN_IN * m; row < f.length; row++) {
          double exact =
              reference.get(row / m)[3 * (row % m) + axis] * simulation.basis().scale(row % m);
          double own2 = seRaw[row] * seRaw[row];
          double ofReference2 = own2 / times;
          // The constant function: no internal force acts on it, to rounding.
          if (own2 > 1e-18) {
            double e = f[row] - exact;
            filtered2 += (e * e - ofReference2) / own2;
            raw2 += (Math.pow(fRaw[row] - exact, 2) - ofReference2) / own2;
            inside += Math.abs(e) < 1.96 * Math.sqrt(se[row] * se[row] + ofReference2) ? 1 : 0;
            count++;
          }
        }
      }
      return new Worth(Math.sqrt(filtered2 / raw2), inside / count);
    }
  }
}
