package continuo.bench;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.Precision;
import continuo.error.InputException;
import java.util.Locale;

/** Which of the two versions of the hot loops is timed. */
public enum KernelChoice {
  /** On the Vector API. */
  VECTOR,
  /** Without. */
  PLAIN;

  /**
   * @param lanes replicas side by side
   * @param precision of the forces
   * @throws InputException if the vector kernels cannot run here or not with so many lanes
   */
  Kernels kernels(int lanes, Precision precision) {
    if (this == PLAIN) {
      return KernelProvider.plain();
    }
    Kernels kernels = KernelProvider.fastest(lanes, precision);
    if (!kernels.name().startsWith(name().toLowerCase(Locale.ROOT))) {
      throw new InputException(
          "Cannot time the vector kernels with %d lanes: the log says why the plain ones were chosen;"
                  .formatted(lanes)
              + " start Java with --add-modules jdk.incubator.vector, change --lanes, or ask for"
              + " --kernels plain");
    }
    return kernels;
  }
}
