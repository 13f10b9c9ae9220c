/**
 * The outer loop, {@link continuo.loop.CoEvolution}, and the seams it needs: where bursts run
 * ({@link continuo.loop.BurstRunner}) and where a run is kept ({@link continuo.loop.RunStore}).
 */
package continuo.loop;
