package continuo.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random numbers for everything but the hot loops, addressed by key.
 *
 * <p>The generator is Philox 4×64 (Salmon et al., Parallel random numbers: as easy as 1, 2, 3,
 * SC11), a block cipher run on a counter: (seed, stream) is the key of the cipher, (step, index)
 * the upper half of its 256-bit counter. No two addresses share a block, by construction and not by
 * luck, as long as fewer than 2¹³⁰ numbers are drawn at each.
 */
public final class KeyedRandom {
  private KeyedRandom() {}

  /**
   * A generator of uniform numbers that starts at an address.
   *
   * @param seed seed of the run
   * @param stream what the numbers are for
   * @param step address in time, for example the order-parameter step
   * @param index address among equals, for example the replica
   */
  public static UniformRandomProvider uniform(long seed, Stream stream, long step, long index) {
    return RandomSource.PHILOX_4X64.create(new long[] {seed, stream.ordinal(), 0, 0, step, index});
  }

  /**
   * Fills an array with independent unit normal numbers of an address.
   *
   * @param out overwritten
   * @param seed seed of the run
   * @param stream what the numbers are for
   * @param step address in time
   * @param index address among equals
   */
  public static void fillGaussian(double[] out, long seed, Stream stream, long step, long index) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(uniform(seed, stream, step, index));
    for (int k = 0; k < out.length; k++) {
      out[k] = normal.sample();
    }
  }
}
