/**
 * Four ways to the diffusion matrix D of the order parameters (paper: III.16; design: measured
 * quantities), behind one interface: {@link continuo.estimate.diffusion.DiffusionEstimator}. Each
 * takes the time series of independent replicas and gives D in the orthonormal coordinates with the
 * standard error of every element from the jackknife over replicas, and says how much had to be
 * repaired to make D positive definite.
 *
 * <p>In these coordinates the overlap is 1, so momenta and velocities are the same numbers, C(0) =
 * kT·1, and D has the unit amu nm²/ps. {@code loop.DiffusionSampler} runs the bursts that the
 * series come from. The estimators know nothing of bursts and are tested on processes that are
 * simulated exactly.
 */
package continuo.estimate.diffusion;
