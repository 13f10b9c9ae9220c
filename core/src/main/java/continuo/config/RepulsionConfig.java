package continuo.config;

import java.io.Serializable;

/**
 * WCA repulsion between atoms of different particles: the block {@code system.repulsion}.
 *
 * @param epsilon ε, kJ/mol; 0 for none
 * @param sigma σ, nm; &gt; 0 unless epsilon is 0
 * @param skin extra radius of the neighbour list, nm; &gt; 0 unless epsilon is 0
 */
public record RepulsionConfig(double epsilon, double sigma, double skin) implements Serializable {
  /** Checks the ranges. */
  public RepulsionConfig {
    Require.notNegative(epsilon, "epsilon");
    Require.notNegative(sigma, "sigma");
    Require.notNegative(skin, "skin");
    Require.that(epsilon == 0 || sigma > 0, "sigma", "must be > 0");
    Require.that(epsilon == 0 || skin > 0, "skin", "must be > 0");
  }

  /** Whether there is any repulsion. */
  public boolean isOn() {
    return epsilon > 0;
  }
}
