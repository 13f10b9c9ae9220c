/**
 * From sums of a burst to measured quantities with errors: thermal force, friction and diffusion,
 * stiffness, time scales (paper: III.15, III.16, A.9, Sec. IV).
 */
package continuo.estimate;
