package continuo.config;

import java.io.Serializable;

/**
 * The order-parameter basis: the block {@code order-parameters}. A key that belongs to another
 * family or grid than the chosen one has its neutral value.
 *
 * @param family functions used
 * @param grid where the wavevectors lie; {@code fourier} only
 * @param cutoff largest wavenumber k_c, 1/nm; {@code fourier} only, else 0
 * @param radialPoints radii of the shells; grid {@code shells} only, else 0
 * @param angularPoints polar angles of the shells; grid {@code shells} only, else 0
 * @param order largest total degree; {@code legendre} only, else 0
 * @param affine whether components have their affine functions; {@code components} only
 * @param origin what the order parameters written are counted from
 * @param scaling scaling law of the effective masses; other than natural for {@code fourier} only
 * @param patches number of patches of the wavevector sphere
 * @param dropTolerance relative eigenvalue of the overlap below which a combination is dropped
 * @param boxScale box of the functions over the bounding box of a free body; 1 for components
 */
public record OrderParameterConfig(
    Family family,
    Grid grid,
    double cutoff,
    int radialPoints,
    int angularPoints,
    int order,
    boolean affine,
    Origin origin,
    Scaling scaling,
    int patches,
    double dropTolerance,
    double boxScale)
    implements Serializable {
  /** Families of basis functions. */
  public enum Family implements Choice {
    /** cos(k·r0) and sin(k·r0). */
    FOURIER,
    /** Products of Legendre polynomials. */
    LEGENDRE,
    /** Indicators of nanocomponents. */
    COMPONENTS
  }

  /** Grids of wavevectors. */
  public enum Grid implements Choice {
    /** k = 2πn/L. */
    LATTICE,
    /** Gauss–Legendre radii times directions of a spherical quadrature. */
    SHELLS
  }

  /** Zero of the order parameters. */
  public enum Origin implements Choice {
    /** The reference: B Φ = Uᵀ m (r − r0). */
    DISPLACEMENT,
    /** The origin of space: B Φ = Uᵀ m r. */
    ABSOLUTE
  }

  /** Scaling laws of the effective mass μ(k). */
  public enum Scaling implements Choice {
    /** μ = B_aa. */
    NATURAL,
    /** μ = A + B k⁻³. */
    INVERSE_CUBE,
    /** 1/μ ∝ ε^{k_c/k}. */
    EXPONENTIAL
  }

  /** Checks the ranges and that no key belongs to another family or grid. */
  public OrderParameterConfig {
    boolean fourier = family == Family.FOURIER;
    boolean shells = grid == Grid.SHELLS;
    Require.that(fourier || !shells, "grid", "wavevectors belong to `family` fourier");
    if (fourier) {
      Require.positive(cutoff, "cutoff");
    } else {
      Require.that(cutoff == 0, "cutoff", "belongs to `family` fourier; leave it out or 0");
      Require.that(
          scaling == Scaling.NATURAL,
          "scaling",
          "a law of |k| belongs to `family` fourier; allowed here: natural");
    }
    if (shells) {
      Require.atLeast(radialPoints, 1, "radial-points");
      Require.atLeast(angularPoints, 1, "angular-points");
    } else {
      Require.that(
          radialPoints == 0, "radial-points", "belongs to `grid` shells; leave it out or 0");
      Require.that(
          angularPoints == 0, "angular-points", "belongs to `grid` shells; leave it out or 0");
    }
    if (family == Family.LEGENDRE) {
      Require.atLeast(order, 1, "order");
    } else {
      Require.that(order == 0, "order", "belongs to `family` legendre; leave it out or 0");
    }
    Require.that(
        !affine || family == Family.COMPONENTS,
        "affine",
        "belongs to `family` components; leave it out or false");
    Require.atLeast(patches, 1, "patches");
    Require.between(0, dropTolerance, 1, "drop-tolerance");
    Require.positive(boxScale, "box-scale");
    Require.that(
        family != Family.COMPONENTS || boxScale == 1,
        "box-scale",
        "`family` components has no box; leave it out or 1");
  }
}
