package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;

/** Comparison to the last bit. */
final class Bits {
  private Bits() {}

  static void assertSame(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int c = 0; c < actual.length; c++) {
      if (Double.doubleToRawLongBits(actual[c]) != Double.doubleToRawLongBits(expected[c])) {
        assertThat(Double.toHexString(actual[c]))
            .as("element %d", c)
            .isEqualTo(Double.toHexString(expected[c]));
      }
    }
  }
}
