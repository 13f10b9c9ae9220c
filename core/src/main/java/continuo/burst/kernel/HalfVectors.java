package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Between a vector in single precision and the two in double that hold as many lanes.
 *
 * <p>Vectors of half the width exist only as results of a conversion that are widened at once. Were
 * they stored or converted back, even while the program is still interpreted, the compiler would
 * see two classes of vectors in {@code FloatVector.intoArray}, could no longer tell the type in any
 * kernel that stores single precision, and would put its vectors on the heap.
 */
final class HalfVectors {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final VectorSpecies<Float> F = VectorWidth.FLOAT;
  private static final VectorSpecies<Float> H = VectorWidth.HALF_FLOAT;

  private static final VectorShuffle<Float> HALVES_SWAPPED =
      VectorShuffle.fromOp(F, n -> (n + F.length() / 2) % F.length());

  private static final VectorMask<Float> UPPER_HALF =
      VectorMask.fromLong(F, -1L << (F.length() / 2));

  private HalfVectors() {}

  /** The first half of the lanes in double. */
  static DoubleVector lower(FloatVector both) {
    return (DoubleVector) both.convertShape(VectorOperators.F2D, S, 0);
  }

  /** The second half of the lanes in double. */
  static DoubleVector upper(FloatVector both) {
    return lower(both.rearrange(HALVES_SWAPPED));
  }

  /** Both halves rounded to single precision. */
  static FloatVector join(DoubleVector lower, DoubleVector upper) {
    return narrow(lower).blend(narrow(upper).rearrange(HALVES_SWAPPED), UPPER_HALF);
  }

  /** In the lower half. */
  private static FloatVector narrow(DoubleVector d) {
    return (FloatVector) d.convertShape(VectorOperators.D2F, H, 0).reinterpretShape(F, 0);
  }
}
