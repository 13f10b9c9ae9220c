/**
 * Energy terms as immutable data: one class per term, all behind {@link
 * continuo.forcefield.EnergyTerm}.
 */
package continuo.forcefield;
