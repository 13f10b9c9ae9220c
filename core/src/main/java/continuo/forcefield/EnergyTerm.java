package continuo.forcefield;

import java.io.Serializable;

/**
 * One kind of interaction with its parameters: immutable data, evaluated by the kernels of {@code
 * continuo.burst.kernel}. Energies in kJ/mol, lengths in nm (or reduced units throughout).
 */
public sealed interface EnergyTerm extends Serializable
    permits HarmonicBonds, DoubleWellBonds, BondedTerm, TwoSurfaces, PairTerm {
  /** Name of the term in messages and tables, for example {@code harmonic-bond}. */
  String name();
}
