/**
 * Energy terms as immutable data: one class per term, all behind {@link
 * continuo.forcefield.EnergyTerm}. A term over listed tuples of atoms ({@link
 * continuo.forcefield.BondedTerm}) brings its formula along; the others have kernels of their own.
 */
package continuo.forcefield;
