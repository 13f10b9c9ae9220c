package continuo.config;

import java.io.Serializable;

/**
 * Contacts between atoms that are near each other in the reference: the block {@code
 * forcefield.contacts}, by its {@code style}.
 */
public sealed interface ContactsConfig extends Serializable {
  /** The word under {@code style}. */
  String style();

  /** No contacts: {@code style = none}. */
  record None() implements ContactsConfig {
    static final String STYLE = "none";

    @Override
    public String style() {
      return STYLE;
    }
  }

  /**
   * Gaussian Gō contacts at their distance r₀ in the reference, V = (ε + C₁₂/r¹²)(1 − G) − ε with G
   * = exp(−(r − r₀)²/(2w²)) and C₁₂ = ε σ¹²: {@code style = gaussian}.
   *
   * @param cutoff atoms nearer than this in the reference are in contact, nm
   * @param depth ε, kJ/mol
   * @param width w, nm
   * @param core σ, nm; 0 for no repulsion
   * @param separation least difference of the numbers of two atoms of one component
   */
  record Gaussian(double cutoff, double depth, double width, double core, int separation)
      implements ContactsConfig {
    static final String STYLE = "gaussian";

    /** Checks the ranges. */
    public Gaussian {
      Require.positive(cutoff, "cutoff");
      Require.notNegative(depth, "depth");
      Require.positive(width, "width");
      Require.notNegative(core, "core");
      Require.atLeast(separation, 1, "separation");
    }

    @Override
    public String style() {
      return STYLE;
    }
  }
}
