package continuo.forcefield;

/** Checks shared by the energy terms. */
final class Parameters {
  private Parameters() {}

  static void sizes(String term, int n, double[]... values) {
    for (double[] v : values) {
      if (v.length != n) {
        throw new IllegalArgumentException(
            "Invalid %s: %d bonds but %d parameters".formatted(term, n, v.length));
      }
    }
  }

  static void require(boolean good, String term, int bond, String what, double value) {
    if (!good) {
      throw new IllegalArgumentException(
          "Invalid %s %d: %s is %s".formatted(term, bond, what, value));
    }
  }
}
