package continuo.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ErrorFunctionTest {
  /** x and erfc x, by mpmath 1.3 with 40 digits, rounded to double. */
  private static final double[][] KNOWN = {
    {0.0, 1.0},
    {1e-300, 1.0},
    {1e-08, 0.9999999887162083},
    {0.1, 0.887537083981715},
    {0.5, 0.4795001221869535},
    {1.0, 0.15729920705028513},
    {1.5, 0.033894853524689274},
    {2.0, 0.004677734981047266},
    {3.0, 2.209049699858544e-05},
    {4.0, 1.541725790028002e-08},
    {5.0, 1.537459794428035e-12},
    {6.0, 2.1519736712498913e-17},
    {8.0, 1.1224297172982926e-29},
    {10.0, 2.088487583762545e-45},
    {15.0, 7.212994172451207e-100},
    {20.0, 5.395865611607901e-176},
    {26.0, 5.663192408856143e-296},
  };

  @Test
  void knownValuesComeOutToRounding() {
    for (double[] known : KNOWN) {
      assertThat(ErrorFunction.complement(known[0]))
          .as("erfc(%s)", known[0])
          .isCloseTo(known[1], within(1e-15 * known[1]));
    }
  }

  /**
   * Below 2 against the series erf x = (2/√π) exp(−x²) Σ 2ⁿ x²ⁿ⁺¹/(1·3·…·(2n + 1)), all terms
   * positive, so erfc is right to a few 1e-16; from 2 on against 200 levels of the continued
   * fraction √π exp(x²) erfc x = 1/(x + ½/(x + 1/(x + (3/2)/(x + …)))), where exp loses x² units in
   * the last place.
   */
  @Test
  void inBetweenItIsTheSeriesAndTheContinuedFraction() {
    SplittableRandom random = new SplittableRandom(9);
    for (int n = 0; n < 20_000; n++) {
      double x = random.nextDouble(0, 2);
      double term = x;
      double sum = x;
      for (int k = 1; k < 60; k++) {
        term *= 2 * x * x / (2 * k + 1);
        sum += term;
      }
      double erf = 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
      assertThat(ErrorFunction.complement(x)).isCloseTo(1 - erf, within(2e-15));
      double y = random.nextDouble(2, 12);
      double fraction = y;
      for (int k = 200; k > 0; k--) {
        fraction = y + 0.5 * k / fraction;
      }
      double expected = StrictMath.exp(-y * y) / (Math.sqrt(Math.PI) * fraction);
      assertThat(ErrorFunction.complement(y))
          .isCloseTo(expected, within((3e-15 + y * y * 2.3e-16) * expected));
    }
  }

  /** The loops over arrays may be compiled to vectors; the bits must not tell. */
  @Test
  void arraysHoldTheBitsOfSingleNumbers() {
    SplittableRandom random = new SplittableRandom(10);
    for (int repeat = 0; repeat < 2_000; repeat++) {
      int count = random.nextInt(300);
      double[] x = random.doubles(count, 0, random.nextBoolean() ? 27 : 3).toArray();
      double[] gaussian = new double[count];
      double[] complement = new double[count];
      ErrorFunction.complement(x, gaussian, complement, count);
      for (int n = 0; n < count; n++) {
        assertThat(complement[n]).isEqualTo(ErrorFunction.complement(x[n]));
        double expected = StrictMath.exp(-x[n] * x[n]);
        assertThat(gaussian[n])
            .isCloseTo(expected, within((1e-15 + x[n] * x[n] * 2.3e-16) * expected));
      }
    }
  }
}
