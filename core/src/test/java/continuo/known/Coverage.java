package continuo.known;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * How often a reported standard error covers the truth: the share of |z| &lt; 2 over independent
 * repetitions, against that of Student's t with the degrees of freedom the error has, within 4
 * binomial standard errors.
 */
public final class Coverage {
  private final String what;
  private final double expected;
  private int count;
  private int within;
  private double sum;

  /**
   * @param what quantity, for messages
   * @param degreesOfFreedom behind each standard error
   */
  public Coverage(String what, int degreesOfFreedom) {
    this.what = what;
    this.expected = 1 - 2 * new TDistribution(degreesOfFreedom).cumulativeProbability(-2);
  }

  /** Adds one repetition. */
  public void add(double measured, double exact, double standardError) {
    double z = (measured - exact) / standardError;
    assertThat(z).as(what).isFinite();
    count++;
    sum += z;
    within += Math.abs(z) < 2 ? 1 : 0;
  }

  /** Share of |z| &lt; 2. */
  public double share() {
    return (double) within / count;
  }

  /** The share is what it should be. */
  public void assertCovers() {
    assertThat(count).as(what).isGreaterThanOrEqualTo(200);
    double bound = 4 * Math.sqrt(expected * (1 - expected) / count);
    assertThat(share())
        .as("%s: share of |z| < 2 over %d repetitions, mean z %.3f", what, count, sum / count)
        .isBetween(expected - bound, Math.min(1, expected + bound));
  }
}
