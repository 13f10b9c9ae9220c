package continuo.bench;

import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneDynamics;
import continuo.burst.kernel.LaneNoise;
import continuo.burst.kernel.ListStatistics;
import continuo.burst.kernel.Precision;
import continuo.burst.kernel.Thermostat;
import continuo.error.NumericalException;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.structure.Composite;

/**
 * One block of replicas of a system in motion. The steps, projections and samples are those of a
 * burst, to the last bit; only what a burst makes of the samples is left out.
 */
final class Trajectory {
  private static final long SEED = 1;

  /** Steps of a run where no order parameters are sampled. */
  private static final int FREE_RUN = 20;

  final BenchSystem bench;
  final Kernels kernels;
  final Precision precision;
  final int lanes;
  final double[] x;
  final double[] v;
  final LaneNoise noise;
  final LaneDynamics dynamics;

  /** Null where nothing is held. */
  final HeldSampling held;

  private final double[] masses;
  private final double[] energy;

  /**
   * Continues from given positions and velocities.
   *
   * @param x [atom][xyz][lane]; kept by reference, updated
   * @param v [atom][xyz][lane]; kept by reference, updated
   * @param seed of the noise
   * @param address of the noise
   */
  Trajectory(
      BenchSystem bench,
      Kernels kernels,
      Precision precision,
      int lanes,
      double[] x,
      double[] v,
      long seed,
      long address) {
    this.bench = bench;
    this.kernels = kernels;
    this.precision = precision;
    this.lanes = lanes;
    this.x = x;
    this.v = v;
    this.masses = bench.system().composite().copyMasses();
    this.energy = new double[lanes];
    this.noise = kernels.noise(lanes);
    noise.restart(seed, Stream.THERMOSTAT, address, 0);
    this.dynamics = dynamics(bench.collisionRate(), bench.kT());
    this.held =
        bench
            .held()
            .map(h -> new HeldSampling(kernels, h, bench.system().composite(), lanes, precision))
            .orElse(null);
    dynamics.sumForces(held != null);
    dynamics.computeForces();
  }

  /**
   * Starts at the reference positions with Maxwell velocities, and brings the replicas to the state
   * in which they are to be timed.
   *
   * @throws NumericalException if an energy is not finite
   */
  static Trajectory settled(BenchSystem bench, Kernels kernels, Precision precision, int lanes) {
    Composite composite = bench.system().composite();
    double[] x = new double[3 * composite.nAtoms() * lanes];
    double[] v = new double[x.length];
    double[] gaussian = new double[3 * composite.nAtoms()];
    for (int l = 0; l < lanes; l++) {
      KeyedRandom.fillGaussian(gaussian, SEED, Stream.VELOCITIES, 0, l);
      for (int c = 0; c < gaussian.length; c++) {
        x[c * lanes + l] = composite.reference(c / 3, c % 3);
        v[c * lanes + l] = gaussian[c] * Math.sqrt(bench.start().kT() / composite.mass(c / 3));
      }
    }
    Trajectory trajectory = new Trajectory(bench, kernels, precision, lanes, x, v, SEED, 0);
    trajectory.settle();
    return trajectory;
  }

  /** Dynamics of the same replicas in another bath; the two must not be mixed. */
  LaneDynamics dynamics(double collisionRate, double kT) {
    return kernels.dynamics(
        bench.system(),
        lanes,
        precision,
        new Thermostat(bench.timeStep(), collisionRate, kT),
        x,
        v);
  }

  private void settle() {
    BenchSystem.Start start = bench.start();
    if (start.meltSteps() > 0) {
      LaneDynamics hot = dynamics(bench.collisionRate(), start.meltKT());
      hot.computeForces();
      for (int s = 0; s < start.meltSteps(); s++) {
        hot.kickAndDrift(s == 0 ? 1 : 2, noise);
        hot.computeForces();
      }
      hot.kick();
      resume();
    }
    if (held != null) {
      held.project(x, v);
      resume();
    }
    int run = runLength();
    for (int s = 0; s < start.settleSteps(); s += run) {
      advance();
    }
    energies(dynamics);
  }

  /** Takes up positions that others have changed. */
  void resume() {
    dynamics.moved();
    dynamics.computeForces();
  }

  /** Steps of one {@link #advance}. */
  int runLength() {
    return held == null ? FREE_RUN : bench.held().orElseThrow().sampleEvery();
  }

  /**
   * The steps of one sample of the forces on the order parameters, or a run without.
   *
   * @throws NumericalException if an energy is not finite
   */
  void advance() {
    int count = runLength();
    int projectEvery = bench.held().map(BenchSystem.Held::projectEvery).orElse(count + 1);
    for (int s = 1; s <= count; s++) {
      dynamics.kickAndDrift(s == 1 ? 1 : 2, noise);
      if (s % projectEvery == 0) {
        held.project(x, v);
        dynamics.moved();
      }
      dynamics.computeForces();
    }
    dynamics.kick();
    if (held != null) {
      energies(dynamics);
      held.sample(dynamics, count);
    }
  }

  /**
   * Energies of all lanes, as after each sample of a burst.
   *
   * @throws NumericalException if one is not finite
   */
  void energies(LaneDynamics of) {
    of.exact().energies(x, energy);
    for (int l = 0; l < lanes; l++) {
      if (!Double.isFinite(energy[l])) {
        throw new NumericalException(
            "Cannot time %s: the energy of replica %d is %s".formatted(bench.name(), l, energy[l]));
      }
    }
  }

  ListStatistics listStatistics() {
    return dynamics.exact().listStatistics();
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

  /** Kinetic temperature of all lanes, k_B T, kJ/mol. */
  double kineticKT() {
    double sum = 0;
    for (int c = 0; c < v.length; c++) {
      sum += masses[c / lanes / 3] * v[c] * v[c];
    }
    return sum / v.length;
  }
}
