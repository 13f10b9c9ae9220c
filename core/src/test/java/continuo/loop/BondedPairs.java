package continuo.loop;

import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.store.TableRows;
import continuo.store.Tables;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A pair of atoms of mass 1 tied by a double-well bond of lengths 2 and 4 and nothing else, kT = 1,
 * and two atoms on a spring whose centre is the only one that has a residual. With one order
 * parameter an atom and axis the forces do not fluctuate and the law of a bond length r is r²
 * exp(−V(r)).
 */
final class BondedPairs {
  static final int PAIRS = 1;
  private static final double BARRIER = 1.5;

  /** Keys that every run has in common; time-step, steps and more are put in. */
  static final String RUN =
      """
      units = lj
      seed = 29
      system { type = harmonic-crystal, cells = [2, 2, 2], spacing = 1, mass = 1, stiffness = 1 }
      thermostat { temperature = 1, collision-rate = 500 }
      order-parameters { family = components, patches = 1 }
      ensemble { replicas = 1, lanes = 1, preparation-steps = 0 }
      burst { time-step = 0.003, sampling-steps = 8, sample-every = 1, equilibration-steps = 0 }
      diffusion { tapers = 1, memory = 1 }
      stiffness { refresh-every = 1 }
      langevin { %s, max-bond-change = 1000 }
      output { frames-every = 0, diffusion-every = 0, checkpoint-every = %d }
      """;

  private BondedPairs() {}

  static Simulation of(String langevin, int checkpointEvery) {
    return Simulation.of(Runs.config(RUN.formatted(langevin, checkpointEvery)), system());
  }

  private static MolecularSystem system() {
    int n = 2 * PAIRS + 2;
    double[] masses = new double[n];
    Arrays.fill(masses, 1);
    double[] r = new double[3 * n];
    int[] component = new int[n];
    int[] first = new int[PAIRS];
    int[] second = new int[PAIRS];
    double[] compact = new double[PAIRS];
    double[] swollen = new double[PAIRS];
    double[] barrier = new double[PAIRS];
    List<AtomLabel> labels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      r[3 * i] = i % 2 == 0 ? 0 : i % 4 == 1 ? 2 : 4;
      r[3 * i + 1] = 10 * (i / 2);
      component[i] = Math.min(i, 2 * PAIRS);
      labels.add(new AtomLabel("X", "X", "A", i + 1));
    }
    for (int p = 0; p < PAIRS; p++) {
      first[p] = 2 * p;
      second[p] = 2 * p + 1;
      compact[p] = 2;
      swollen[p] = 4;
      barrier[p] = BARRIER;
    }
    return new MolecularSystem(
        new Composite(new Box(100, 100, 100), masses, r, component, labels),
        List.of(
            new DoubleWellBonds(
                new BondTopology(first, second, new int[3 * PAIRS]),
                compact,
                swollen,
                barrier,
                new double[PAIRS]),
            new HarmonicBonds(
                new BondTopology(new int[] {n - 2}, new int[] {n - 1}, new int[3]),
                new double[] {1},
                new double[] {0})));
  }

  /** Bond lengths at all states whose time is a multiple of a period, [state][pair]. */
  static double[][] lengths(MemoryRunStore store, Simulation simulation, double period) {
    double[] time = store.column(Tables.STEPS, "time");
    List<double[]> lengths = new ArrayList<>();
    List<TableRows> states = store.table(Tables.ORDER_PARAMETERS);
    String[] axes = {"phi_x", "phi_y", "phi_z"};
    for (int s = 0; s < states.size(); s++) {
      if (time[s] % period != 0) {
        continue;
      }
      double[] at = new double[PAIRS];
      for (int p = 0; p < PAIRS; p++) {
        double r2 = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = 0;
          for (int end = 0; end < 2; end++) {
            int i = 2 * p + end;
            double phi = (double) states.get(s).value(i, axes[axis]);
            double x =
                simulation.system().composite().reference(i, axis)
                    + phi * simulation.basis().scale(i);
            d += end == 0 ? -x : x;
          }
          r2 += d * d;
        }
        at[p] = Math.sqrt(r2);
      }
      lengths.add(at);
    }
    return lengths.toArray(new double[0][]);
  }

  /** Mean of a function of the bond length under Boltzmann's law. */
  static double boltzmann(DoubleUnaryOperator f) {
    double sum = 0;
    double weight = 0;
    int n = 100_000;
    for (int k = 0; k < n; k++) {
      double r = 8 * (k + 0.5) / n;
      double x = r - 3;
      double w = r * r * Math.exp(-BARRIER * (x * x - 1) * (x * x - 1));
      sum += w * f.applyAsDouble(r);
      weight += w;
    }
    return sum / weight;
  }
}
