/**
 * What a running driver tells the outside: gauges in Spark's metrics system, and one log line a
 * step. Reads reports of the loop; nothing of a run depends on it.
 */
package continuo.spark.metrics;
