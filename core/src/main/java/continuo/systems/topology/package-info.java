/**
 * What the readers of force-field files have in common: lines that know their place, and lists of
 * interactions that become energy terms.
 */
package continuo.systems.topology;
