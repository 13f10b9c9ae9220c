package continuo.bench;

import continuo.burst.kernel.LaneDynamics;
import continuo.burst.kernel.Thermostat;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the time of an atom-step goes.
 *
 * @param entries energy terms in their order, then the parts of a step
 */
record TimeBudget(List<Entry> entries) {
  /**
   * @param part energy term or part of a step
   * @param nanoseconds of an atom-step
   */
  record Entry(String part, double nanoseconds) {}

  TimeBudget {
    entries = List.copyOf(entries);
  }

  /** Sum of all parts, ns. */
  double total() {
    return entries.stream().mapToDouble(Entry::nanoseconds).sum();
  }

  /**
   * Times the parts of the steps of a trajectory: the calls of {@link Trajectory#advance} with a
   * look at the clock between them, in the thermostat and without it. The replicas move on.
   *
   * @param trajectory whose replicas are moved
   * @param runs runs of {@link Trajectory#runLength} steps each way
   */
  static TimeBudget measure(Trajectory trajectory, int runs) {
    LaneDynamics cold = trajectory.dynamics(0, 0);
    cold.sumForces(trajectory.held != null);
    cold.computeForces();
    Clock without = new Clock(trajectory, cold, runs);
    trajectory.resume();
    Clock with = new Clock(trajectory, trajectory.dynamics, runs);
    double atomSteps =
        (double) runs * trajectory.runLength() * trajectory.bench.nAtoms() * trajectory.lanes;
    List<Entry> entries = new ArrayList<>();
    double forces = (with.forces - with.listed) / atomSteps;
    double[] share = shares(trajectory);
    for (int t = 0; t < share.length; t++) {
      String name = trajectory.bench.system().terms().get(t).name();
      entries.add(new Entry(name, forces * share[t]));
    }
    if (trajectory.listStatistics().updates() > 0) {
      entries.add(new Entry(Part.LIST.label(), with.listed / atomSteps));
    }
    // Noise that is lost in the scatter is none, and not the integrator's.
    double moved = Math.min(without.moved, with.moved);
    entries.add(new Entry(Part.INTEGRATION.label(), moved / atomSteps));
    entries.add(new Entry(Part.NOISE.label(), (with.moved - moved) / atomSteps));
    if (trajectory.held != null) {
      entries.add(new Entry(Part.PROJECTION.label(), with.projected / atomSteps));
      entries.add(new Entry(Part.SAMPLING.label(), with.sampled / atomSteps));
      entries.add(new Entry(Part.ENERGIES.label(), with.energies / atomSteps));
    }
    return new TimeBudget(entries);
  }

  /** Share of each energy term in the time of the forces, each evaluated on its own. */
  private static double[] shares(Trajectory t) {
    List<EnergyTerm> terms = t.bench.system().terms();
    double[] nanos = new double[terms.size()];
    if (terms.size() == 1) {
      return new double[] {1};
    }
    double sum = 0;
    for (int k = 0; k < nanos.length; k++) {
      LaneDynamics alone =
          t.kernels.dynamics(
              new MolecularSystem(t.bench.system().composite(), List.of(terms.get(k))),
              t.lanes,
              t.precision,
              new Thermostat(t.bench.timeStep(), 0, 0),
              t.x,
              t.v);
      nanos[k] = leastNanoseconds(alone);
      sum += nanos[k];
    }
    for (int k = 0; k < nanos.length; k++) {
      nanos[k] /= sum;
    }
    return nanos;
  }

  private static double leastNanoseconds(LaneDynamics alone) {
    double least = Double.POSITIVE_INFINITY;
    for (int evaluation = 0; evaluation < 100; evaluation++) {
      long began = System.nanoTime();
      alone.computeForces();
      least = Math.min(least, System.nanoTime() - began);
    }
    return least;
  }

  /** Times of the parts of a number of runs, ns. */
  private static final class Clock {
    private long forces;
    private long listed;
    private long moved;
    private long projected;
    private long sampled;
    private long energies;

    Clock(Trajectory t, LaneDynamics dynamics, int runs) {
      listed = -dynamics.exact().listStatistics().nanoseconds();
      for (int run = 0; run < runs; run++) {
        run(t, dynamics);
      }
      listed += dynamics.exact().listStatistics().nanoseconds();
    }

    private void run(Trajectory t, LaneDynamics dynamics) {
      int count = t.runLength();
      int projectEvery = t.bench.held().map(BenchSystem.Held::projectEvery).orElse(count + 1);
      for (int s = 1; s <= count; s++) {
        long t0 = System.nanoTime();
        dynamics.kickAndDrift(s == 1 ? 1 : 2, t.noise);
        long t1 = System.nanoTime();
        moved += t1 - t0;
        if (s % projectEvery == 0) {
          t.held.project(t.x, t.v);
          dynamics.moved();
          long t2 = System.nanoTime();
          projected += t2 - t1;
          t1 = t2;
        }
        dynamics.computeForces();
        long t3 = System.nanoTime();
        forces += t3 - t1;
      }
      long t4 = System.nanoTime();
      dynamics.kick();
      long t5 = System.nanoTime();
      moved += t5 - t4;
      if (t.held != null) {
        t.energies(dynamics);
        long t6 = System.nanoTime();
        energies += t6 - t5;
        t.held.sample(dynamics, count);
        sampled += System.nanoTime() - t6;
      }
    }
  }
}
