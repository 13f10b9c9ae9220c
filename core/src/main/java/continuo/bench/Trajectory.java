package continuo.bench;

import continuo.burst.kernel.Baoab;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneForces;
import continuo.burst.kernel.LaneNoise;
import continuo.burst.kernel.ListStatistics;
import continuo.burst.kernel.Thermostat;
import continuo.error.NumericalException;
import continuo.forcefield.EnergyTerm;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One block of replicas of a system in motion, stepped as a burst steps it. */
final class Trajectory {
  private static final long SEED = 1;

  private final BenchSystem bench;
  private final Kernels kernels;
  private final int lanes;
  private final double[] masses;
  private final double[] x;
  private final double[] v;
  private final double[] f;
  private final double[] forceSum;
  private final double[] energy;
  private final LaneForces forces;
  private final Baoab baoab;
  private final LaneNoise noise;
  private final HeldCoordinates held;
  private double sampled;
  private int step;

  /**
   * Starts at the reference positions with Maxwell velocities, and brings the replicas to the state
   * in which they are to be timed.
   *
   * @throws NumericalException if an energy is not finite
   */
  Trajectory(BenchSystem bench, Kernels kernels, int lanes) {
    Composite composite = bench.system().composite();
    int n = composite.nAtoms();
    this.bench = bench;
    this.kernels = kernels;
    this.lanes = lanes;
    this.masses = composite.copyMasses();
    this.x = new double[3 * n * lanes];
    this.v = new double[x.length];
    this.f = new double[x.length];
    this.forceSum = new double[x.length];
    this.energy = new double[lanes];
    this.forces = kernels.forces(bench.system(), lanes);
    this.baoab = integrator(bench.collisionRate(), bench.kT());
    this.noise = kernels.noise(lanes);
    this.held =
        bench.held().map(h -> new HeldCoordinates(kernels, h.basis(), masses, lanes)).orElse(null);
    start(composite);
    if (bench.start().meltSteps() > 0) {
      Baoab hot = integrator(bench.collisionRate(), bench.start().meltKT());
      for (int s = 0; s < bench.start().meltSteps(); s++) {
        advance(hot);
      }
    }
    advance(bench.start().settleSteps());
    requireFinite();
  }

  private Baoab integrator(double collisionRate, double kT) {
    return kernels.baoab(masses, lanes, new Thermostat(bench.timeStep(), collisionRate, kT));
  }

  private void start(Composite composite) {
    double[] gaussian = new double[3 * masses.length];
    for (int l = 0; l < lanes; l++) {
      KeyedRandom.fillGaussian(gaussian, SEED, Stream.VELOCITIES, 0, l);
      for (int c = 0; c < gaussian.length; c++) {
        x[c * lanes + l] = composite.reference(c / 3, c % 3);
        v[c * lanes + l] = gaussian[c] * Math.sqrt(bench.start().kT() / masses[c / 3]);
      }
    }
    noise.restart(SEED, Stream.THERMOSTAT, 0, 0);
    forces.compute(x, f, energy);
  }

  private void requireFinite() {
    for (int l = 0; l < lanes; l++) {
      if (!Double.isFinite(energy[l])) {
        throw new NumericalException(
            "Cannot time %s: the energy of replica %d is %s after %d steps"
                .formatted(bench.name(), l, energy[l], step));
      }
    }
  }

  /** Steps to be timed, in one block of lanes. */
  void advance(int steps) {
    for (int s = 0; s < steps; s++) {
      advance(baoab);
    }
  }

  private void advance(Baoab integrator) {
    step++;
    integrator.kickAndDrift(x, v, f, 1, noise);
    if (held != null && step % bench.held().orElseThrow().projectEvery() == 0) {
      held.project(x, v);
    }
    forces.compute(x, f, energy);
    integrator.kick(v, f);
    sample();
  }

  private void sample() {
    if (held == null) {
      return;
    }
    int every = bench.held().orElseThrow().sampleEvery();
    for (int c = 0; c < f.length; c++) {
      forceSum[c] += f[c];
    }
    if (step % every == 0) {
      for (int c = 0; c < f.length; c++) {
        forceSum[c] /= every;
      }
      sampled += held.sample(forceSum) + held.sample(f);
      Arrays.fill(forceSum, 0);
    }
  }

  /**
   * Steps whose parts are timed, half of them without noise, and the energy terms one by one: the
   * same calls as {@link #advance}, with a look at the clock between them.
   *
   * @param steps steps with noise, and steps without
   */
  TimeBudget budget(int steps) {
    List<TimedTerm> terms = new ArrayList<>();
    for (EnergyTerm term : bench.system().terms()) {
      terms.add(new TimedTerm(term, bench.system().composite(), kernels, lanes, x));
    }
    long[] moved = new long[2];
    long projected = 0;
    long summed = 0;
    Baoab[] integrators = {baoab, integrator(0, bench.kT())};
    for (int thermal = 0; thermal < 2; thermal++) {
      Baoab integrator = integrators[thermal];
      for (int s = 0; s < steps; s++) {
        step++;
        long t0 = System.nanoTime();
        integrator.kickAndDrift(x, v, f, 1, noise);
        long t1 = System.nanoTime();
        if (held != null && step % bench.held().orElseThrow().projectEvery() == 0) {
          held.project(x, v);
        }
        long t2 = System.nanoTime();
        moved[thermal] += t1 - t0;
        projected += t2 - t1;
        Arrays.fill(f, 0);
        for (TimedTerm term : terms) {
          term.add(x, f);
        }
        long t3 = System.nanoTime();
        integrator.kick(v, f);
        long t4 = System.nanoTime();
        sample();
        long t5 = System.nanoTime();
        moved[thermal] += t4 - t3;
        summed += t5 - t4;
      }
    }
    double all = 2.0 * steps * masses.length * lanes;
    double half = 0.5 * all;
    List<TimeBudget.Entry> entries = new ArrayList<>();
    double listed = 0;
    for (TimedTerm term : terms) {
      entries.add(new TimeBudget.Entry(term.name(), term.forceNanoseconds() / all));
      listed += term.listNanoseconds() / all;
    }
    if (listed > 0) {
      entries.add(new TimeBudget.Entry(Part.LIST.label(), listed));
    }
    entries.add(new TimeBudget.Entry(Part.INTEGRATION.label(), moved[1] / half));
    entries.add(new TimeBudget.Entry(Part.NOISE.label(), Math.max(0, moved[0] - moved[1]) / half));
    if (held != null) {
      entries.add(new TimeBudget.Entry(Part.PROJECTION.label(), projected / all));
      entries.add(new TimeBudget.Entry(Part.SAMPLING.label(), summed / all));
    }
    requireFinite();
    return new TimeBudget(entries);
  }

  ListStatistics listStatistics() {
    return forces.listStatistics();
  }

  /** Something that depends on all that was computed. */
  double checksum() {
    return sampled + energy[0];
  }

  /** Root-mean-square distance of an atom in one lane from itself in lane 0. */
  double apart() {
    double sum = 0;
    for (int c = 0; c < 3 * masses.length; c++) {
      for (int l = 1; l < lanes; l++) {
        double d = x[c * lanes + l] - x[c * lanes];
        sum += d * d;
      }
    }
    return lanes == 1 ? 0 : Math.sqrt(sum / masses.length / (lanes - 1));
  }

  /** Kinetic temperature of all lanes, k_B T. */
  double kineticKT() {
    double sum = 0;
    for (int c = 0; c < v.length; c++) {
      sum += masses[c / lanes / 3] * v[c] * v[c];
    }
    return sum / v.length;
  }
}
