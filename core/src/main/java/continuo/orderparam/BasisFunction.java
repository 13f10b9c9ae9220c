package continuo.orderparam;

import java.io.Serializable;
import java.util.Locale;

/**
 * One basis function U_a of the reference position.
 *
 * @param family constant, affine, fourier, legendre or component
 * @param kx wavevector, 1/nm; 0 unless fourier
 * @param ky wavevector, 1/nm
 * @param kz wavevector, 1/nm
 * @param part what the function is of its wavevector or axis
 * @param weight weight in integrals over wavevectors: Σ weight g(k) stands for V/(2π)³ ∫ g(k) d³k
 *     over half the sphere, V the volume of the box; 1 where there is no wavevector
 * @param index degrees along x, y, z of a Legendre product, number of a component; else empty
 */
public record BasisFunction(
    Family family, double kx, double ky, double kz, Part part, double weight, String index)
    implements Serializable {
  /** Kinds of functions. */
  public enum Family {
    CONSTANT,
    AFFINE,
    FOURIER,
    LEGENDRE,
    COMPONENT
  }

  /** Which function of the kind. */
  public enum Part {
    CONST,
    X,
    Y,
    Z,
    COS,
    SIN,
    PRODUCT
  }

  /** |k|, 1/nm. */
  public double k() {
    return Math.sqrt(kx * kx + ky * ky + kz * kz);
  }

  /** A function without a wavevector. */
  static BasisFunction plain(Family family, Part part, String index) {
    return new BasisFunction(family, 0, 0, 0, part, 1, index);
  }

  /** Which function of its family: {@code cos}, {@code x}, {@code 2 1 0}, {@code const 17}. */
  public String parity() {
    String name = part.name().toLowerCase(Locale.ROOT);
    return switch (family) {
      case CONSTANT, AFFINE, FOURIER -> name;
      case LEGENDRE -> index;
      case COMPONENT -> name + " " + index;
    };
  }

  /** Short name for messages, for example {@code cos k=(0.0, 0.0, 2.1)}. */
  public String label() {
    return switch (family) {
      case CONSTANT -> "constant";
      case AFFINE -> "affine " + part;
      case FOURIER -> "%s k=(%.4g, %.4g, %.4g)".formatted(parity(), kx, ky, kz);
      case LEGENDRE, COMPONENT -> family.name().toLowerCase(Locale.ROOT) + " " + parity();
    };
  }
}
