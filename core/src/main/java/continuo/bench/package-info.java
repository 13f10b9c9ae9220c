/**
 * How fast the burst engine is: molecular dynamics of fixed systems in the lanes of one block on
 * one thread, next to what the machine can do and to other programs on the same machine.
 *
 * <p>A system is built the same way everywhere ({@link continuo.bench.BenchSystems}), so that
 * figures of different machines, versions and programs are of the same atoms. Figures are
 * atom-steps a second, summed over the lanes: forces, integrator, noise, list and, where the system
 * holds order parameters, projections and sampled forces included. May depend on all packages of
 * the physics; nothing depends on it but the command.
 */
package continuo.bench;
