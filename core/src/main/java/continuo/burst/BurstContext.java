package continuo.burst;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.OrderParameterBasis;
import java.io.Serializable;

/**
 * What every burst of a run needs and no step changes; sent to executors once.
 *
 * @param system atoms and forces
 * @param basis order parameters
 * @param settings how bursts are run
 * @param stiffnessPlan which block measures which columns of H
 */
public record BurstContext(
    MolecularSystem system,
    OrderParameterBasis basis,
    BurstSettings settings,
    StiffnessPlan stiffnessPlan)
    implements Serializable {

  /** A context in which every block measures every column of H. */
  public BurstContext(MolecularSystem system, OrderParameterBasis basis, BurstSettings settings) {
    this(system, basis, settings, StiffnessPlan.everyBlock());
  }

  /** The same with other settings. */
  BurstContext with(BurstSettings others) {
    return new BurstContext(system, basis, others, stiffnessPlan);
  }

  /** The fastest kernels of this machine for the precision of the run. */
  public Kernels kernels(int lanes) {
    return KernelProvider.fastest(lanes, settings.precision());
  }
}
