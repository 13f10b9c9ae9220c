/**
 * Short molecular dynamics at fixed order parameters: a block of replicas moves coherently to the
 * new state, relaxes, is sampled, and its forces are reduced on the spot to sums cut by patch
 * (paper: A.9, A.13, III.16). Replicas that break down are saved or taken out of the sums by {@link
 * continuo.burst.Recovery}; a strained start is minimised by {@link continuo.burst.StartStructure}.
 */
package continuo.burst;
