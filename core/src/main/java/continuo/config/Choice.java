package continuo.config;

import java.util.Locale;

/** A value of a closed list of words; the key is the word in the configuration. */
public interface Choice {
  /** Name of the constant; supplied by the enum. */
  String name();

  /** The word in the configuration, for example {@code constrained-force}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
