/**
 * The nonlocal Langevin step of the order parameters (paper: III.15, IV.1–IV.14), the random force
 * with the sampling error taken out, time steps that adapt along a fixed Wiener path, and the rigid
 * motion of free bodies.
 */
package continuo.langevin;
