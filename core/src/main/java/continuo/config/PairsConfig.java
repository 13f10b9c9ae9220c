package continuo.config;

import java.io.Serializable;

/** A pair potential between all atoms: the block {@code forcefield.pairs}, by its {@code style}. */
public sealed interface PairsConfig extends Serializable {
  /** The word under {@code style}. */
  String style();

  /** No potential: {@code style = none}. */
  record None() implements PairsConfig {
    static final String STYLE = "none";

    @Override
    public String style() {
      return STYLE;
    }
  }

  /**
   * V = A exp(−B r) − C r⁻⁶: {@code style = buckingham}.
   *
   * @param a A, kJ/mol
   * @param b B, 1/nm
   * @param c C, kJ/mol nm⁶
   * @param end where it ends
   */
  record Buckingham(double a, double b, double c, @Inline PairEndConfig end)
      implements PairsConfig {
    static final String STYLE = "buckingham";

    /** Checks the ranges. */
    public Buckingham {
      Require.notNegative(a, "a");
      Require.positive(b, "b");
      Require.notNegative(c, "c");
    }

    @Override
    public String style() {
      return STYLE;
    }
  }

  /**
   * V = A exp(−r²/(2w²)): {@code style = gaussian}.
   *
   * @param height A, kJ/mol; &lt; 0 for a well
   * @param width w, nm
   * @param end where it ends
   */
  record Gaussian(double height, double width, @Inline PairEndConfig end) implements PairsConfig {
    static final String STYLE = "gaussian";

    /** Checks the ranges. */
    public Gaussian {
      Require.that(Double.isFinite(height), "height", "must be finite");
      Require.positive(width, "width");
    }

    @Override
    public String style() {
      return STYLE;
    }
  }

  /**
   * V = ½ a R (1 − r/R)² for r &lt; R: {@code style = soft}.
   *
   * @param strength a, kJ/mol/nm
   * @param radius R, nm
   * @param end where it ends
   */
  record Soft(double strength, double radius, @Inline PairEndConfig end) implements PairsConfig {
    static final String STYLE = "soft";

    /** Checks the ranges. */
    public Soft {
      Require.notNegative(strength, "strength");
      Require.positive(radius, "radius");
    }

    @Override
    public String style() {
      return STYLE;
    }
  }

  /**
   * A table of r, V and −V′ at even spacing: {@code style = table}.
   *
   * @param file absolute path of a text file with three columns in base units, # before comments
   * @param end where it ends
   */
  record Table(String file, @Inline PairEndConfig end) implements PairsConfig {
    static final String STYLE = "table";

    @Override
    public String style() {
      return STYLE;
    }
  }
}
