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

  /** Single precision: as wide, twice the lanes. */
  static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, DOUBLE.vectorShape());

  /** Same shape as {@link #FLOAT}. */
  static final VectorSpecies<Integer> INT = VectorSpecies.of(int.class, DOUBLE.vectorShape());

  /** As many lanes as {@link #DOUBLE}, in half the width. */
  static final VectorSpecies<Float> HALF_FLOAT =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLE.vectorBitSize() / 2));

  /** Lanes in a vector of doubles. */
  static final int LENGTH = DOUBLE.length();

  private VectorWidth() {}
}
