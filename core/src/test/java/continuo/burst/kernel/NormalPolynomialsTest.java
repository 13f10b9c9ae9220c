package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The polynomials against the mathematical library, which is itself good to one unit in the last
 * place.
 */
class NormalPolynomialsTest {
  @Test
  void theLogarithmIsGoodToAFewUnitsOverItsWholeRange() {
    SplittableRandom random = new SplittableRandom(1);
    double worst = 0;
    for (int n = 0; n < 1_000_000; n++) {
      double u = (1 + random.nextLong(1L << 52)) * 0x1p-52;
      if (n % 2 == 1) {
        u = Math.max(0x1p-52, Math.scalb(u, -random.nextInt(50)));
      }
      worst = Math.max(worst, relativeError(u));
    }
    assertThat(worst).isLessThan(6e-16);
  }

  @Test
  void theLogarithmIsGoodAtTheEndsAndAtTheSeams() {
    double[] seams = {
      1,
      1 - 0x1p-52,
      1 - 0x1p-51,
      0.5,
      Math.sqrt(0.5),
      Math.nextDown(Math.sqrt(0.5)),
      0x1p-52,
      0x1p-51
    };
    for (double seam : seams) {
      for (double u : new double[] {seam, Math.nextUp(seam), Math.nextDown(seam)}) {
        if (u <= 1) {
          assertThat(relativeError(u)).as("u = %s", u).isLessThan(6e-16);
        }
      }
    }
    assertThat(NormalPolynomials.minusTwoLog(1)).isZero();
  }

  @Test
  void sineAndCosineAreGoodOverTheirOctant() {
    SplittableRandom random = new SplittableRandom(2);
    double worst = 0;
    for (int n = 0; n < 1_000_000; n++) {
      double theta = (random.nextDouble() - 0.5) * NormalPolynomials.HALF_PI;
      worst = Math.max(worst, Math.abs(NormalPolynomials.sin(theta) - StrictMath.sin(theta)));
      worst = Math.max(worst, Math.abs(NormalPolynomials.cos(theta) - StrictMath.cos(theta)));
    }
    assertThat(worst).isLessThan(3e-16);
  }

  @Test
  void theConstantsAreTheNearestDoubles() {
    BigDecimal ln2 = new BigDecimal("0.693147180559945309417232121458176568");
    BigDecimal pi = new BigDecimal("3.14159265358979323846264338327950288");
    assertThat(NormalPolynomials.TWO_LN_2)
        .isEqualTo(ln2.multiply(BigDecimal.valueOf(2)).doubleValue());
    assertThat(NormalPolynomials.HALF_PI).isEqualTo(pi.divide(BigDecimal.valueOf(2)).doubleValue());
    double sqrtHalf = new BigDecimal("0.5").sqrt(MathContext.DECIMAL128).doubleValue();
    assertThat(Double.longBitsToDouble(NormalPolynomials.SQRT_HALF_BITS)).isEqualTo(sqrtHalf);
  }

  private static double relativeError(double u) {
    double expected = -2 * StrictMath.log(u);
    double actual = NormalPolynomials.minusTwoLog(u);
    return expected == 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);
  }
}
