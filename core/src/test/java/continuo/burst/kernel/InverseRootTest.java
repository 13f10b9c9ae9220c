package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InverseRootTest {

  /** Against 40 digits; the error is relative, in units of 2⁻⁵². */
  @Test
  void itIsWithinTwoUnitsInTheLastPlaceOverAllMagnitudes() {
    SplittableRandom random = new SplittableRandom(1);
    double worst = 0;
    for (int n = 0; n < 20_000; n++) {
      double a = Math.scalb(1 + 3 * random.nextDouble(), random.nextInt(-1000, 1000) & ~1);
      BigDecimal exact =
          BigDecimal.ONE.divide(new BigDecimal(a).sqrt(new MathContext(40)), new MathContext(40));
      BigDecimal error =
          new BigDecimal(InverseRoot.of(a)).subtract(exact).divide(exact, new MathContext(10));
      worst = Math.max(worst, Math.abs(error.doubleValue()) * 0x1p52);
    }
    assertThat(worst).isLessThan(2);
  }

  /** The first guess is worst at the ends and at the kink of each interval of a factor 4. */
  @Test
  void theFirstGuessStaysWhereTheQuadraticWasFitted() {
    for (double a = 1; a < 4; a += 1e-5) {
      double y0 =
          Double.longBitsToDouble(InverseRoot.MAGIC - (Double.doubleToRawLongBits(a) >>> 1));
      double t = a * y0 * y0;
      assertThat(t).isBetween(0.929687, 1.064529);
      double y = (InverseRoot.A0 + t * (InverseRoot.A1 + t * InverseRoot.A2)) * Math.sqrt(t);
      assertThat(y).isCloseTo(1, within(2.5e-5));
    }
  }

  @Test
  void aVanishingLengthExertsNoForceAndNaNStaysNaN() {
    assertThat(InverseRoot.of(0) * 1e10 * 0.0).isZero();
    assertThat(InverseRoot.of(Double.NaN)).isNaN();
  }
}
