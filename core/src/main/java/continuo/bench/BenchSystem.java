package continuo.bench;

import continuo.bench.peer.PeerSystem;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.OrderParameterBasis;
import java.util.Optional;

/**
 * A system to be timed, and the dynamics it is timed in.
 *
 * @param name name on the command line
 * @param what one line for reports
 * @param system atoms and forces
 * @param timeStep Δt, ps
 * @param collisionRate γ, 1/ps
 * @param kT of the thermostat while timed, kJ/mol
 * @param start how replicas come to the state they are timed in
 * @param held order parameters that are held; empty for dynamics without a constraint
 * @param peer what other programs are given to compare with; empty where none can run it
 */
public record BenchSystem(
    String name,
    String what,
    MolecularSystem system,
    double timeStep,
    double collisionRate,
    double kT,
    Start start,
    Optional<Held> held,
    Optional<PeerSystem> peer) {

  /**
   * From the reference positions with Maxwell velocities to the state that is timed.
   *
   * @param kT of the first velocities, kJ/mol
   * @param meltKT of a thermostat in which the reference structure melts, kJ/mol
   * @param meltSteps steps in it; 0 where the structure is to stay
   * @param settleSteps steps in the thermostat of the system
   */
  public record Start(double kT, double meltKT, int meltSteps, int settleSteps) {}

  /**
   * Order parameters held at their reference values, as in a burst.
   *
   * @param basis the functions
   * @param projectEvery steps between projections
   * @param sampleEvery steps between samples of the forces on the functions; a multiple of
   *     projectEvery
   */
  public record Held(OrderParameterBasis basis, int projectEvery, int sampleEvery) {}

  public int nAtoms() {
    return system.composite().nAtoms();
  }

  /** Functions whose order parameters are held. */
  public int nFunctions() {
    return held.map(h -> h.basis().nFunctions()).orElse(0);
  }
}
