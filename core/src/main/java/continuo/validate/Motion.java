package continuo.validate;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneDynamics;
import continuo.burst.kernel.LaneForces;
import continuo.burst.kernel.LaneNoise;
import continuo.burst.kernel.Precision;
import continuo.burst.kernel.Thermostat;
import continuo.forcefield.MolecularSystem;
import continuo.random.Stream;

/**
 * Replicas of a system side by side in free motion, with the kernels of the bursts. Arrays are
 * [atom][xyz][lane].
 */
final class Motion {
  static final int LANES = 8;
  private static final long SEED = 9;

  final MolecularSystem system;
  final double[] masses;
  final double[] x;
  final double[] v;
  private final LaneDynamics dynamics;
  private final LaneNoise noise;
  private final LaneForces exact;

  /** From the reference positions with Maxwell velocities. */
  Motion(MolecularSystem system, double timeStep, double collisionRate, double kT) {
    this.system = system;
    this.masses = system.composite().copyMasses();
    Kernels kernels = KernelProvider.fastest(LANES);
    this.x = new double[3 * masses.length * LANES];
    this.v = new double[x.length];
    for (int c = 0; c < x.length; c++) {
      int coordinate = c / LANES;
      x[c] = system.composite().reference(coordinate / 3, coordinate % 3);
    }
    this.noise = kernels.noise(LANES);
    noise.restart(SEED, Stream.VELOCITIES, 0, 0);
    noise.fill(v, masses.length);
    for (int c = 0; c < v.length; c++) {
      v[c] *= Math.sqrt(kT / masses[c / (3 * LANES)]);
    }
    noise.restart(SEED, Stream.THERMOSTAT, 0, 0);
    this.dynamics =
        kernels.dynamics(
            system, LANES, Precision.DOUBLE, new Thermostat(timeStep, collisionRate, kT), x, v);
    dynamics.computeForces();
    this.exact = kernels.forces(system, LANES);
  }

  void step(int steps) {
    for (int s = 0; s < steps; s++) {
      dynamics.kickAndDrift(s == 0 ? 1 : 2, noise);
      dynamics.computeForces();
    }
    dynamics.kick();
  }

  /** Forces at the positions; valid until the next step. */
  double[] forces() {
    return dynamics.forces();
  }

  /** Kernels to evaluate forces and energies at other positions. */
  LaneForces exact() {
    return exact;
  }

  /** Σ m v²/2 of a lane. */
  double kineticEnergy(int lane) {
    double sum = 0;
    for (int c = lane; c < v.length; c += LANES) {
      sum += 0.5 * masses[c / (3 * LANES)] * v[c] * v[c];
    }
    return sum;
  }

  /** Kinetic and potential energy of every lane. */
  double[] totalEnergies() {
    double[] energy = new double[LANES];
    exact.energies(x, energy);
    for (int lane = 0; lane < LANES; lane++) {
      energy[lane] += kineticEnergy(lane);
    }
    return energy;
  }
}
