package continuo.forcefield;

/**
 * A term in the distance r of two atoms, or of an atom from a fixed point. Two atoms on one point
 * have r² = 1e-100 nm² instead of 0: terms that are finite there give a finite energy and, the
 * direction being undefined, no force; the others give NaN.
 */
public abstract sealed class RadialTerm extends BondedTerm
    permits FeneBonds,
        MorseBonds,
        PowerPairs,
        FourteenPairs,
        GaussianContacts,
        DistanceRestraints,
        PositionRestraints {
  private static final long serialVersionUID = 1L;

  RadialTerm(AtomTuples atoms, double[][] parameters) {
    super(atoms, parameters);
  }
}
