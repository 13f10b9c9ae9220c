/**
 * The hot loops of a burst on flat arrays [atom][xyz][lane]: forces, BAOAB, noise, products with
 * the basis functions. Two versions of each, plain and vector, give the same bits: lanes are
 * independent replicas, every lane sees the same operations in the same order.
 */
package continuo.burst.kernel;
