/**
 * Elementary functions over arrays, with the same bits on every machine and in every array
 * position: own polynomials in place of the platform's mathematical library. Support package.
 */
package continuo.math;
