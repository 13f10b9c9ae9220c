package continuo.config;

import java.io.Serializable;

/**
 * One nanoparticle of a superlattice: the block {@code system.particle}.
 *
 * @param atoms number of atoms, 13…147
 * @param shape which complete 147-atom cluster it is cut from
 * @param spacing nearest-neighbour distance in the particle, nm
 * @param atomMass mass of an atom, amu
 * @param bondStiffness stiffness of the bonds, kJ/mol/nm²
 * @param bondCutoffRatio atoms closer than this times the spacing are bonded
 */
public record ParticleConfig(
    int atoms,
    Shape shape,
    double spacing,
    double atomMass,
    double bondStiffness,
    double bondCutoffRatio)
    implements Serializable {
  /** The cluster a particle is cut from. */
  public enum Shape implements Choice {
    /** Mackay icosahedron: 13, 55, 147 atoms are complete. */
    ICOSAHEDRON,
    /** Cuboctahedron cut from an fcc crystal: 13, 55, 147 atoms are complete. */
    CUBOCTAHEDRON
  }

  /** Checks the ranges. */
  public ParticleConfig {
    Require.that(atoms >= 13 && atoms <= 147, "atoms", "must be a number from 13 to 147");
    Require.positive(spacing, "spacing");
    Require.positive(atomMass, "atom-mass");
    Require.positive(bondStiffness, "bond-stiffness");
    Require.that(
        bondCutoffRatio > 1.06 && bondCutoffRatio <= 10,
        "bond-cutoff-ratio",
        "must be > 1.06 and ≤ 10 (edges of an icosahedron are 1.0515 spacings long)");
  }
}
