package continuo.burst.kernel;

import continuo.forcefield.MolecularSystem;

/**
 * The hot loops, in two versions that give the same bits: a plain one, which stays as the oracle,
 * and one on the Vector API. See {@link KernelProvider} for the choice.
 */
public interface Kernels {
  /** Name for reports, for example {@code vector-512} or {@code plain}. */
  String name();

  /**
   * @param system what acts on the atoms; copied
   * @param lanes number of replicas side by side
   * @throws continuo.error.InputException if a term names an atom that does not exist, or the cell
   *     is much smaller than the cut-off
   */
  LaneForces forces(MolecularSystem system, int lanes);

  /**
   * @param system what acts on the atoms; copied
   * @param lanes number of replicas side by side
   * @throws continuo.error.InputException as {@link #forces}
   */
  LaneVirial virial(MolecularSystem system, int lanes);

  /**
   * @param masses N, amu; copied
   * @param lanes number of replicas side by side
   * @param thermostat time step, collision rate, temperature
   * @throws continuo.error.InputException if a mass is not positive
   */
  Baoab baoab(double[] masses, int lanes, Thermostat thermostat);

  /**
   * The replicas of a block in motion.
   *
   * @param system what acts on the atoms; copied
   * @param lanes number of replicas side by side
   * @param precision of the forces
   * @param thermostat time step, collision rate, temperature
   * @param x positions, [atom][xyz][lane], nm; kept by reference, updated by every step
   * @param v velocities, [atom][xyz][lane], nm/ps; kept by reference, updated by every step
   * @throws continuo.error.InputException as {@link #forces}
   */
  LaneDynamics dynamics(
      MolecularSystem system,
      int lanes,
      Precision precision,
      Thermostat thermostat,
      double[] x,
      double[] v);

  /**
   * @param u basis functions, [atom][mode] flat N×M; kept by reference
   * @param nAtoms N
   * @param nModes M
   * @param lanes number of replicas side by side
   */
  BasisProduct basis(double[] u, int nAtoms, int nModes, int lanes);

  /**
   * Products at the precision of the dynamics.
   *
   * @param u basis functions, [atom][mode] flat N×M; read
   * @param nAtoms N
   * @param nModes M
   * @param lanes number of replicas side by side
   * @param precision of the products
   */
  BasisProduct basis(double[] u, int nAtoms, int nModes, int lanes, Precision precision);

  /**
   * @param lanes number of replicas side by side
   */
  LaneNoise noise(int lanes);
}
