/**
 * Continuo: multiscale simulation of nanocomposites by order parameters in wavevector space
 * (Pankavich &amp; Ortoleva, "Multiscaling for Systems with a Broad Continuum of Characteristic
 * Lengths and Times").
 *
 * <p>Packages in reading order:
 *
 * <ol>
 *   <li>{@code structure}: what is simulated, and readers of structure files
 *   <li>{@code forcefield}: how the atoms interact
 *   <li>{@code systems}: builders of the systems a configuration can name
 *   <li>{@code orderparam}: basis functions U, overlap B, order parameters Φ (II.10–III.6)
 *   <li>{@code burst}: short molecular dynamics at fixed Φ (A.9); {@code burst.kernel}: its hot
 *       loops
 *   <li>{@code estimate}: thermal force, friction, diffusion, stiffness, gap (III.15, III.16, A.9)
 *   <li>{@code langevin}: the nonlocal Langevin step (IV.1–IV.14)
 *   <li>{@code loop}: the outer loop that joins them
 *   <li>{@code store}: what a run leaves
 *   <li>{@code export}: a system as input of other programs
 *   <li>{@code bench}: how fast the bursts are, next to the machine and to other programs
 *   <li>{@code known}: problems with closed-form answers; {@code validate}: the fidelity ladder
 *       that compares with them
 *   <li>{@code plain}: the same system without order parameters; {@code compare}: a run beside it
 *   <li>{@code config}, {@code units}, {@code random}, {@code linalg}, {@code math}, {@code error}:
 *       support
 * </ol>
 */
package continuo;
