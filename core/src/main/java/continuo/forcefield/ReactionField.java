package continuo.forcefield;

/**
 * Reaction field of a dielectric ε_rf beyond the cut-off, as GROMACS has it ({@code coulombtype =
 * Reaction-Field} with the Verlet scheme):
 *
 * <p>V = (1/ε_r) [1/r + k r² − c], k = (ε_rf − ε_r)/((2ε_rf + ε_r) r_c³), c = 1/r_c + k r_c², so
 * V(r_c) = 0; for ε_rf = ∞ also V′(r_c) = 0.
 *
 * <p>Excluded pairs within the cut-off have (k r² − c)/ε_r, charges with themselves −c/(2ε_r),
 * which GROMACS counts into Coulomb (SR). With ε_rf = ε_r this is the Coulomb energy shifted to 0
 * at r_c.
 *
 * @param cutoff r_c, nm
 * @param permittivity ε_r inside
 * @param fieldPermittivity ε_rf beyond; infinity for a conductor (GROMACS writes 0)
 */
public record ReactionField(double cutoff, double permittivity, double fieldPermittivity)
    implements CoulombLaw {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public ReactionField {
    Charges.requireLaw("reaction field", cutoff, permittivity);
    if (!(fieldPermittivity > 0)) {
      throw new IllegalArgumentException(
          "Invalid reaction field: permittivity %s beyond the cut-off, must be positive (infinity"
                  .formatted(fieldPermittivity)
              + " for a conductor)");
    }
  }

  /** k, 1/nm³; not divided by ε_r. */
  public double k() {
    double c3 = cutoff * cutoff * cutoff;
    return Double.isInfinite(fieldPermittivity)
        ? 1 / (2 * c3)
        : (fieldPermittivity - permittivity) / ((2 * fieldPermittivity + permittivity) * c3);
  }

  /** c, 1/nm; not divided by ε_r. */
  public double c() {
    return 1 / cutoff + k() * cutoff * cutoff;
  }

  @Override
  public double energy(double r) {
    return (1 / r + k() * r * r - c()) / permittivity;
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public double selfEnergy() {
    return -c() / permittivity;
  }
}
