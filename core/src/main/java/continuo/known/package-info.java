/**
 * Problems whose answers are known in closed form, each with its exact solution: what the tests and
 * the fidelity ladder ({@code validate}) compare with. The solutions use another linear-algebra
 * library and none of the formulas they check. Nothing that makes or runs a simulation depends on
 * this package.
 */
package continuo.known;
