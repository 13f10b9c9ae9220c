/**
 * A run beside plain molecular dynamics of the same system: equilibrium variances and relaxation
 * times of the slowest modes, the swelling curve, and what each cost.
 *
 * <p>May use every other package of the core; nothing but the command uses it.
 */
package continuo.compare;
