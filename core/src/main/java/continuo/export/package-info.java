/**
 * A system as input of other programs, so that energies, forces and speeds can be compared on the
 * same atoms. Every interaction is written in a form that is equal to the engine's, or refused by
 * name; nothing is approximated in silence. Uses {@code structure}, {@code forcefield}, {@code
 * config}; nothing but the command line uses it.
 */
package continuo.export;
