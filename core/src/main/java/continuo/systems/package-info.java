/**
 * Builders of what is simulated: configuration in, {@link continuo.forcefield.MolecularSystem} out.
 * Same configuration, same bits: ties are broken by geometry, disorder is keyed by the seed. May
 * depend on {@code structure}, {@code forcefield}, {@code config}, {@code random}, {@code units}
 * and {@code error}.
 */
package continuo.systems;
