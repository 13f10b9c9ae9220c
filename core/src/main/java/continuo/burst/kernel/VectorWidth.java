package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Width of the vectors: what the machine prefers, at most 512 bits (8 lanes of double). */
final class VectorWidth {
  static final VectorSpecies<Double> DOUBLE =
      DoubleVector.SPECIES_PREFERRED.vectorBitSize() > VectorShape.S_512_BIT.vectorBitSize()
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  /** Same shape as {@link #DOUBLE}. */
  static final VectorSpecies<Long> LONG = VectorSpecies.of(long.class, DOUBLE.vectorShape());

  /** Lanes in a vector. */
  static final int LENGTH = DOUBLE.length();

  private VectorWidth() {}
}
