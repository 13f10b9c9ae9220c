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

  static void positive(String term, int index, String what, double value) {
    allowed(value > 0 && Double.isFinite(value), term, index, what, value, "positive and finite");
  }

  static void notNegative(String term, int index, String what, double value) {
    allowed(value >= 0 && Double.isFinite(value), term, index, what, value, "≥ 0 and finite");
  }

  static void finite(String term, int index, String what, double value) {
    allowed(Double.isFinite(value), term, index, what, value, "finite");
  }

  static void angle(String term, int index, String what, double value) {
    allowed(value >= 0 && value <= Math.PI, term, index, what, value, "0 to π radians");
  }

  static void allowed(
      boolean good, String term, int index, String what, double value, String allowed) {
    if (!good) {
      throw new IllegalArgumentException(
          "Invalid %s %d: %s is %s, must be %s".formatted(term, index, what, value, allowed));
    }
  }

  static void types(String term, int[] type, int nTypes) {
    for (int i = 0; i < type.length; i++) {
      if (type[i] < 0 || type[i] >= nTypes) {
        throw new IllegalArgumentException(
            "Invalid %s: atom %d has type %d, allowed are 0 to %d"
                .formatted(term, i, type[i], nTypes - 1));
      }
    }
  }

  static void skin(String term, double skin) {
    if (!(skin > 0 && Double.isFinite(skin))) {
      throw new IllegalArgumentException(
          "Invalid %s: skin %s nm, must be positive and finite".formatted(term, skin));
    }
  }
}
