package continuo.validate;

import java.util.List;

/** One step of the fidelity ladder: a measurement with a known answer. */
public interface Rung {
  /** Name on the command line, for example {@code harmonic-network}. */
  String name();

  /** One line: what is compared with what. */
  String what();

  /** Whether it belongs to the short ladder. */
  default boolean isQuick() {
    return true;
  }

  /**
   * Measures and compares.
   *
   * @throws continuo.error.ContinuoException if the measurement cannot be made
   */
  List<Comparison> climb(Conditions conditions);
}
