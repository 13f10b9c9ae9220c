package continuo.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.apache.commons.math3.special.Erf;

/**
 * Deviations in units of their standard error, (measured − exact)/SE. A family of n is accepted
 * when
 *
 * <ul>
 *   <li>no deviation exceeds the bound that n independent normal numbers exceed once in a thousand
 *       families, and never less than 4;
 *   <li>the share beyond 2, expected 0.0455, lies within 4 of its own standard errors √(p(1 −
 *       p)/n).
 * </ul>
 *
 * <p>The second half also catches standard errors that are too large: it is a test of the errors
 * themselves.
 */
public final class ZScores {
  private static final double FALSE_ALARM = 1e-3;

  /** P(|z| &gt; 2) of a normal number. */
  private static final double BEYOND_TWO = 0.04550026389635842;

  private final String what;
  private int count;
  private int beyondTwo;
  private double largest;
  private double sum;
  private double sumOfSquares;
  private String worst = "nothing";

  /**
   * @param what quantity that is compared, for messages
   */
  public ZScores(String what) {
    this.what = what;
  }

  /** Adds one comparison. */
  public void add(String element, double measured, double exact, double standardError) {
    double z = (measured - exact) / standardError;
    assertThat(z)
        .as(
            "%s %s: measured %s, exact %s, standard error %s",
            what, element, measured, exact, standardError)
        .isFinite();
    count++;
    sum += z;
    sumOfSquares += z * z;
    beyondTwo += Math.abs(z) > 2 ? 1 : 0;
    if (Math.abs(z) > largest) {
      largest = Math.abs(z);
      worst =
          String.format(
              Locale.ROOT, "%s: %.6g against %.6g ± %.2g", element, measured, exact, standardError);
    }
  }

  public int count() {
    return count;
  }

  public double largest() {
    return largest;
  }

  /** Mean of z; normal with standard error 1/√n for independent comparisons. */
  public double mean() {
    return sum / count;
  }

  /** Mean of z²; 1 with standard error √(2/n) for independent comparisons. */
  public double meanSquare() {
    return sumOfSquares / count;
  }

  /** Smallest b ≥ 4 with n P(|z| &gt; b) ≤ 1e-3. */
  public double bound() {
    double b = 4;
    while (count * Erf.erfc(b / Math.sqrt(2)) > FALSE_ALARM) {
      b += 0.01;
    }
    return b;
  }

  /** None is farther off than chance allows in a family of this size. */
  public void assertNoneTooFar() {
    assertThat(count).as(what).isPositive();
    assertThat(largest).as("%s: largest |z| of %d, %s", what, count, worst).isLessThan(bound());
  }

  /** The whole family is normal with unit variance; for comparisons that are independent. */
  public void assertCalibrated() {
    assertNoneTooFar();
    double share = (double) beyondTwo / count;
    assertThat(share)
        .as("%s: share of |z| > 2 among %d", what, count)
        .isBetween(
            BEYOND_TWO - 4 * Math.sqrt(BEYOND_TWO * (1 - BEYOND_TWO) / count),
            BEYOND_TWO + 4 * Math.sqrt(BEYOND_TWO * (1 - BEYOND_TWO) / count));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: n %d, largest |z| %.2f (bound %.2f), mean %.3f, mean square %.3f, beyond 2: %.4f; %s",
        what,
        count,
        largest,
        bound(),
        mean(),
        meanSquare(),
        (double) beyondTwo / count,
        worst);
  }
}
