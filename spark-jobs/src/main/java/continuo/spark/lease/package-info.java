/**
 * The lease of a run directory: one driver at a time writes a run.
 *
 * <p>{@link continuo.spark.lease.RunLease} is the only public class. A lease is a number that only
 * grows; who holds the highest one may write. It is renewed by a heartbeat and taken over from an
 * owner that is provably gone, or silent for longer than it promised.
 */
package continuo.spark.lease;
