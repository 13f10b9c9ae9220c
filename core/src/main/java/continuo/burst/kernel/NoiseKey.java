package continuo.burst.kernel;

import continuo.random.Stream;

/**
 * From a key (seed, stream, step, replica) to the state of a xoshiro256++ generator.
 *
 * <p>The fields are absorbed one after the other by two chains h ← mix(h ⊕ field + constant) with
 * different constants; mix is Stafford's finaliser 13, a bijection in which every input bit flips
 * every output bit with probability close to ½. Keys that differ in one field therefore never share
 * a chain value; the chance that any two of 10⁹ keys share both is below 10⁻²⁰, and that any two of
 * as many streams of 10¹² numbers overlap in the sequence of length 2²⁵⁶ − 1 is far smaller.
 *
 * <p>Blackman and Vigna, Scrambled linear pseudorandom number generators, ACM Trans. Math. Softw.
 * 47 (2021); Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
 */
final class NoiseKey {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2⁶⁴/φ, odd
  private static final long SILVER = 0x6A09E667F3BCC909L; // 2⁶⁴(√2 − 1), odd

  private NoiseKey() {}

  /**
   * Fills the state of every lane.
   *
   * @param state [word][lane], 4 words; overwritten
   */
  static void seed(
      long[][] state, int lanes, long seed, Stream stream, long step, long firstReplica) {
    for (int lane = 0; lane < lanes; lane++) {
      long replica = firstReplica + lane;
      long a = absorb(GOLDEN, seed, stream.ordinal(), step, replica);
      long b = absorb(SILVER, seed, stream.ordinal(), step, replica);
      state[0][lane] = mix(a + GOLDEN);
      state[1][lane] = mix(b + GOLDEN);
      state[2][lane] = mix(a + 2 * GOLDEN);
      state[3][lane] = mix(b + 2 * GOLDEN) | 1; // the state must not be 0
    }
  }

  private static long absorb(long constant, long... fields) {
    long h = 0;
    for (long field : fields) {
      h = mix((h ^ field) + constant);
    }
    return h;
  }

  /** Stafford's finaliser 13, as in SplitMix64. */
  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return y ^ (y >>> 31);
  }
}
