package continuo.config;

/** Range checks of the configuration records; all are written so that NaN fails. */
final class Require {
  private Require() {}

  static void that(boolean good, String key, String problem) {
    if (!good) {
      throw new SettingException(key, problem);
    }
  }

  static void positive(double value, String key) {
    that(value > 0 && Double.isFinite(value), key, "must be > 0");
  }

  static void notNegative(double value, String key) {
    that(value >= 0 && Double.isFinite(value), key, "must be ≥ 0");
  }

  static void atLeast(double value, double least, String key) {
    String bound = least == Math.rint(least) ? Long.toString((long) least) : "" + least;
    that(value >= least && Double.isFinite(value), key, "must be ≥ " + bound);
  }

  /** Both bounds excluded. */
  static void between(double low, double value, double high, String key) {
    that(value > low && value < high, key, "must be > %s and < %s".formatted(low, high));
  }
}
