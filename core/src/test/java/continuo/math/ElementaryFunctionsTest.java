package continuo.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The polynomials against the strict mathematical library, whose own error is below 1 unit in the
 * last place (2 for atan2): bounds are the documented ones plus that.
 */
class ElementaryFunctionsTest {
  private static final int MANY = 200_000;

  @Test
  void theExponentialIsWithinTwoUnitsInTheLastPlaceOverItsWholeRange() {
    SplittableRandom random = new SplittableRandom(1);
    for (double range : new double[] {745, 100, 3, 1e-3, 1e-12}) {
      for (int n = 0; n < MANY; n++) {
        double x = range * (2 * random.nextDouble() - 1);
        double expected = StrictMath.exp(x);
        if (expected != Double.POSITIVE_INFINITY) {
          assertThat(Math.abs(Exponential.of(x) - expected))
              .as("exp(%s)", x)
              .isLessThanOrEqualTo(2 * Math.ulp(expected));
        }
      }
    }
  }

  @Test
  void theExponentialAtTheEdges() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-0.0)).isEqualTo(1);
    assertThat(Exponential.of(Double.POSITIVE_INFINITY)).isInfinite().isPositive();
    assertThat(Exponential.of(709.782712893384)).isCloseTo(Double.MAX_VALUE, within(1e296));
    assertThat(Exponential.of(709.79)).isInfinite();
    assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Exponential.of(-745.13)).isEqualTo(Double.MIN_VALUE);
    assertThat(Exponential.of(-746)).isZero();
    assertThat(Exponential.of(Double.NaN)).isNaN();
  }

  @Test
  void theLogarithmIsWithinThreeUnitsInTheLastPlaceOverItsWholeRange() {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < MANY; n++) {
      double everywhere = Double.longBitsToDouble(random.nextLong(0x7FF0000000000000L));
      for (double x : new double[] {everywhere, random.nextDouble(0.4, 2.5)}) {
        double expected = StrictMath.log(x);
        assertThat(Math.abs(Logarithm.of(x) - expected))
            .as("log(%s)", x)
            .isLessThanOrEqualTo(3 * Math.ulp(expected));
      }
    }
  }

  @Test
  void theLogarithmAtTheEdges() {
    assertThat(Logarithm.of(1)).isZero();
    assertThat(Logarithm.of(0)).isInfinite().isNegative();
    assertThat(Logarithm.of(-0.0)).isInfinite().isNegative();
    assertThat(Logarithm.of(Double.MIN_VALUE)).isCloseTo(-744.4400719213812, within(1e-12));
    assertThat(Logarithm.of(-1)).isNaN();
    assertThat(Logarithm.of(Double.NaN)).isNaN();
  }

  @Test
  void theAngleIsWithinItsErrorOnTheWholeHalfCircle() {
    SplittableRandom random = new SplittableRandom(3);
    double[] angle = new double[1];
    for (int n = 0; n < MANY; n++) {
      double small = StrictMath.pow(10, random.nextDouble(-20, 0));
      for (double phi :
          new double[] {random.nextDouble(Math.PI), small, Math.PI - small, Math.PI / 2 + small}) {
        double c = StrictMath.cos(phi);
        double s = StrictMath.sin(phi);
        Angle.of(new double[] {c}, new double[] {-s}, angle, 1);
        assertThat(angle[0]).isCloseTo(StrictMath.atan2(s, c), within(1.5e-15));
      }
    }
  }

  @Test
  void theAngleOfTheAxes() {
    double[] angle = new double[4];
    Angle.of(new double[] {1, 0, -1, 0}, new double[] {0, 1, -0.0, -1}, angle, 4);
    assertThat(angle).containsExactly(0, Math.PI / 2, Math.PI, Math.PI / 2);
  }

  /** The loops over arrays may be compiled to vectors; the bits must not tell. */
  @Test
  void arraysHoldTheBitsOfSingleNumbersHoweverLongTheyAre() {
    SplittableRandom random = new SplittableRandom(4);
    double[] single = new double[1];
    for (int repeat = 0; repeat < 3_000; repeat++) {
      int count = random.nextInt(300);
      double[] x = random.doubles(count, -760, 720).toArray();
      double[] c = random.doubles(count, -1, 1).toArray();
      double[] s = new double[count];
      double[] exp = new double[count];
      double[] log = new double[count];
      double[] angle = new double[count];
      for (int n = 0; n < count; n++) {
        s[n] = Math.sqrt(1 - c[n] * c[n]);
      }
      Exponential.of(x, exp, count);
      Logarithm.of(x, log, count);
      Angle.of(c, s, angle, count);
      for (int n = 0; n < count; n++) {
        assertThat(exp[n]).isEqualTo(Exponential.of(x[n]));
        assertThat(Double.valueOf(log[n])).isEqualTo(Double.valueOf(Logarithm.of(x[n]))); // or NaN
        Angle.of(new double[] {c[n]}, new double[] {s[n]}, single, 1);
        assertThat(angle[n]).isEqualTo(single[0]);
      }
    }
  }
}
