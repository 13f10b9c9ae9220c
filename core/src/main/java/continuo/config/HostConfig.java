package continuo.config;

import java.io.Serializable;

/**
 * A Lennard-Jones fluid around the particles: the block {@code system.host}. Its atoms carry no
 * basis functions.
 *
 * @param density ρσ³ of the lattice that is laid over the periodic cell; sites that the particles
 *     need stay empty; 0 for no host
 * @param epsilon ε between its atoms, kJ/mol
 * @param sigma σ between its atoms, nm
 * @param atomMass mass of an atom, amu
 * @param particleEpsilon ε between its atoms and those of the particles, kJ/mol
 * @param particleSigma σ between its atoms and those of the particles, nm
 * @param cutoffRatio r_c over σ of the pair; 2^{1/6} leaves the repulsion alone
 * @param skin extra radius of the neighbour list, nm
 * @param margin fluid on every side of a free superlattice, nm; 0 for a periodic one
 */
public record HostConfig(
    double density,
    double epsilon,
    double sigma,
    double atomMass,
    double particleEpsilon,
    double particleSigma,
    double cutoffRatio,
    double skin,
    double margin)
    implements Serializable {
  /** No host. */
  public static final HostConfig NONE = new HostConfig(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Checks the ranges. */
  public HostConfig {
    Require.that(density >= 0 && density <= 1.2, "density", "must be ≥ 0 and ≤ 1.2");
    required(density, epsilon, "epsilon");
    required(density, sigma, "sigma");
    required(density, atomMass, "atom-mass");
    required(density, particleEpsilon, "particle-epsilon");
    required(density, particleSigma, "particle-sigma");
    required(density, skin, "skin");
    Require.notNegative(margin, "margin");
    Require.that(
        density == 0 || (cutoffRatio >= 1.12 && cutoffRatio <= 10),
        "cutoff-ratio",
        "must be ≥ 1.12 and ≤ 10");
    Require.notNegative(cutoffRatio, "cutoff-ratio");
  }

  private static void required(double density, double value, String key) {
    Require.notNegative(value, key);
    Require.that(density == 0 || value > 0, key, "must be > 0");
  }

  /** Whether there is a host. */
  public boolean isOn() {
    return density > 0;
  }
}
