/**
 * Problems whose answers are known in closed form, each with its exact solution, and the statistics
 * that compare a measurement with it. Test scaffolding: the solutions use another linear-algebra
 * library and none of the formulas under test.
 */
package continuo.known;
