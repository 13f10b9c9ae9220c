/** How the bursts are spread over a cluster: {@link continuo.loop.BurstRunner} on Spark. */
package continuo.spark.stage;
