package continuo.bench.peer;

import continuo.export.MdSettings;
import continuo.forcefield.MolecularSystem;

/** A system as the inputs of other programs state it. */
public sealed interface PeerSystem {
  /** Name of its folder and in messages. */
  String name();

  int nAtoms();

  /** Δt, ps or reduced. */
  double timeStep();

  /** γ, 1/ps or reduced; 0 for Newton's equations. */
  double collisionRate();

  /** Steps before the timed ones. */
  int settleSteps();

  /** Steps that take a program of usual speed about four seconds. */
  int usualSteps();

  /**
   * Lennard-Jones atoms on a face-centred cubic lattice in a periodic box, in reduced units, with
   * the plain cut-off in the forces.
   *
   * @param name name
   * @param crystal the atoms, ordered cell by cell, and their only term
   * @param start T* of the first velocities
   * @param temperature T* of the thermostat
   * @param timeStep Δt
   * @param collisionRate γ; 0 for none
   * @param listEvery steps between looks at the neighbour list
   * @param listChecked whether the list is made anew only when an atom moved by half the skin
   * @param settleSteps steps before the timed ones
   * @param usualSteps steps to be timed
   */
  record LennardJones(
      String name,
      MolecularSystem crystal,
      double start,
      double temperature,
      double timeStep,
      double collisionRate,
      int listEvery,
      boolean listChecked,
      int settleSteps,
      int usualSteps)
      implements PeerSystem {
    @Override
    public int nAtoms() {
      return crystal.composite().nAtoms();
    }

    /** Cubic cells of 4 atoms along an edge. */
    int cells() {
      return (int) Math.rint(Math.cbrt(nAtoms() / 4.0));
    }

    /** Edge of the box. */
    double edge() {
      return crystal.composite().box().lx();
    }

    /** ρ*. */
    double density() {
      return nAtoms() / (edge() * edge() * edge());
    }

    /** Cut-off and skin. */
    continuo.forcefield.LennardJones pairs() {
      return (continuo.forcefield.LennardJones) crystal.terms().get(0);
    }
  }

  /**
   * Any system that can be written for the program.
   *
   * @param name name
   * @param system atoms and terms
   * @param dynamics time step, temperature, collision rate and units
   * @param settleSteps steps before the timed ones
   * @param usualSteps steps to be timed
   */
  record Exported(
      String name, MolecularSystem system, MdSettings dynamics, int settleSteps, int usualSteps)
      implements PeerSystem {
    @Override
    public int nAtoms() {
      return system.composite().nAtoms();
    }

    @Override
    public double timeStep() {
      return dynamics.timeStep();
    }

    @Override
    public double collisionRate() {
      return dynamics.collisionRate();
    }
  }

  /**
   * Beads in free space joined by harmonic springs, one kind of bead, one stiffness.
   *
   * @param name name
   * @param network the beads and springs, the only term; nm, amu, kJ/mol
   * @param temperature T, K
   * @param timeStep Δt, ps
   * @param collisionRate γ, 1/ps; 0 for none
   * @param settleSteps steps before the timed ones
   * @param usualSteps steps to be timed
   */
  record Network(
      String name,
      MolecularSystem network,
      double temperature,
      double timeStep,
      double collisionRate,
      int settleSteps,
      int usualSteps)
      implements PeerSystem {
    @Override
    public int nAtoms() {
      return network.composite().nAtoms();
    }
  }
}
