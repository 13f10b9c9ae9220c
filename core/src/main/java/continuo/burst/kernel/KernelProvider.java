package continuo.burst.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the kernels: the vector version where the module {@code jdk.incubator.vector} is present
 * and the number of lanes fills whole vectors, the plain version otherwise. Both give the same
 * bits, so the choice is only a matter of speed. Why the plain version was chosen is logged once.
 */
public final class KernelProvider {
  private static final Logger LOG = LoggerFactory.getLogger(KernelProvider.class);
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final AtomicBoolean SAID_NO_MODULE = new AtomicBoolean();
  private static final AtomicBoolean SAID_LANES_DO_NOT_FIT = new AtomicBoolean();

  private KernelProvider() {}

  /**
   * The fastest kernels of this machine for a number of lanes.
   *
   * @param lanes number of replicas side by side, &gt; 0
   * @param precision of the forces: single precision has twice the lanes in a vector
   * @throws IllegalArgumentException if lanes is not positive
   */
  public static Kernels fastest(int lanes, Precision precision) {
    Layout.requireLanes(lanes);
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      if (SAID_NO_MODULE.compareAndSet(false, true)) {
        LOG.warn(
            "Plain kernels in use, several times slower than the vector kernels: start Java with"
                + " --add-modules {}",
            VECTOR_MODULE);
      }
      return plain();
    }
    int width = precision == Precision.MIXED ? Vector.mixedWidth() : Vector.width();
    if (lanes % width != 0) {
      if (SAID_LANES_DO_NOT_FIT.compareAndSet(false, true)) {
        LOG.warn(
            "Plain kernels in use for {} lanes, several times slower than the vector kernels: choose a"
                + " multiple of {} lanes on this machine",
            lanes,
            width);
      }
      return plain();
    }
    return Vector.kernels();
  }

  /** The fastest kernels of this machine for a number of lanes in double precision. */
  public static Kernels fastest(int lanes) {
    return fastest(lanes, Precision.DOUBLE);
  }

  /** The kernels without the Vector API, for any number of lanes. */
  public static Kernels plain() {
    return new PlainKernels();
  }

  /**
   * Keeps every mention of the vector classes out of the way until the module is known to exist.
   */
  private static final class Vector {
    static int width() {
      return VectorWidth.LENGTH;
    }

    static int mixedWidth() {
      return VectorWidth.FLOAT.length();
    }

    static Kernels kernels() {
      return new VectorKernels();
    }
  }
}
