package continuo.orderparam;

import java.io.Serializable;

/**
 * One basis function U_a of the reference position.
 *
 * @param family constant, affine or fourier
 * @param kx wavevector, 1/nm; 0 for constant and affine
 * @param ky wavevector, 1/nm
 * @param kz wavevector, 1/nm
 * @param part what the function is of its wavevector or axis
 * @param weight weight in integrals over wavevectors
 */
public record BasisFunction(
    Family family, double kx, double ky, double kz, Part part, double weight)
    implements Serializable {
  /** Kinds of functions. */
  public enum Family {
    CONSTANT,
    AFFINE,
    FOURIER
  }

  /** Which function of the kind. */
  public enum Part {
    CONST,
    X,
    Y,
    Z,
    COS,
    SIN
  }

  /** |k|, 1/nm. */
  public double k() {
    return Math.sqrt(kx * kx + ky * ky + kz * kz);
  }

  /** Short name for messages, for example {@code cos k=(0.0, 0.0, 2.1)}. */
  public String label() {
    return family == Family.FOURIER
        ? "%s k=(%.4g, %.4g, %.4g)"
            .formatted(part.name().toLowerCase(java.util.Locale.ROOT), kx, ky, kz)
        : family.name().toLowerCase(java.util.Locale.ROOT)
            + (family == Family.AFFINE ? " " + part : "");
  }
}
