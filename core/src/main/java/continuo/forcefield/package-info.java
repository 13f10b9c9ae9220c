/**
 * Energy terms as immutable data: one class per term, all behind {@link
 * continuo.forcefield.EnergyTerm}. A term over listed tuples of atoms ({@link
 * continuo.forcefield.BondedTerm}) brings its formula along; the others have kernels of their own.
 *
 * <p>Pairs within a cut-off are {@link continuo.forcefield.PairTerm}s: plain {@link
 * continuo.forcefield.LennardJones}, and {@link continuo.forcefield.NonbondedPairs} for every
 * {@link continuo.forcefield.RadialPotential} with its {@link continuo.forcefield.Truncation} and
 * for {@link continuo.forcefield.Charges} under a {@link continuo.forcefield.CoulombLaw}. Each
 * class names the style of LAMMPS or the option of GROMACS that it equals.
 */
package continuo.forcefield;
