package continuo.forcefield;

/**
 * A term in the angle θ between the arms from the second atom to the first and to the third.
 * Collinear arms define no plane: the angle and its energy are exact and there is no force, which
 * is the limit for the terms with zero slope there (cosine, G96, θ₀ = π). With an arm of no length
 * θ is π/2, again without a force.
 */
public abstract sealed class AngleTerm extends BondedTerm
    permits HarmonicAngles, CosineAngles, G96Angles, RestrictedAngles {
  private static final long serialVersionUID = 1L;

  AngleTerm(AtomTuples atoms, double[][] parameters) {
    super(atoms, parameters);
  }
}
