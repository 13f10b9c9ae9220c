package continuo.config;

import java.io.Serializable;

/**
 * The order-parameter basis: the block {@code order-parameters}.
 *
 * @param family functions used
 * @param grid where the wavevectors lie
 * @param cutoff largest wavenumber k_c, 1/nm
 * @param scaling scaling law of the effective masses
 * @param patches number of patches of the wavevector sphere
 * @param dropTolerance relative eigenvalue of the overlap below which a combination is dropped
 * @param boxScale box of the wavevectors over the bounding box of a free body
 */
public record OrderParameterConfig(
    Family family,
    Grid grid,
    double cutoff,
    Scaling scaling,
    int patches,
    double dropTolerance,
    double boxScale)
    implements Serializable {
  /** Families of basis functions. */
  public enum Family implements Choice {
    /** cos(k·r0) and sin(k·r0). */
    FOURIER
  }

  /** Grids of wavevectors. */
  public enum Grid implements Choice {
    /** k = 2πn/L. */
    LATTICE
  }

  /** Scaling laws of the effective mass μ(k). */
  public enum Scaling implements Choice {
    /** μ = B_aa. */
    NATURAL,
    /** μ = A + B k⁻³. */
    INVERSE_CUBE
  }

  /** Checks the ranges. */
  public OrderParameterConfig {
    Require.positive(cutoff, "cutoff");
    Require.atLeast(patches, 1, "patches");
    Require.between(0, dropTolerance, 1, "drop-tolerance");
    Require.positive(boxScale, "box-scale");
  }
}
