/**
 * Plain molecular dynamics of a configured system, no order parameter held: the brute force that a
 * run is to be compared with. The same potential, integrator, time step and collision rate, the
 * same kernels with replicas in lanes, or LAMMPS on the exported files.
 *
 * <p>May use every other package of the core but {@code compare}; the commands use it.
 */
package continuo.plain;
