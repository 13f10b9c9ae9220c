package continuo.forcefield;

/**
 * A term in the dihedral angle φ of four atoms i, j, k, l: the angle between the planes (i, j, k)
 * and (j, k, l), in (−π, π], by the IUPAC convention of GROMACS and LAMMPS: 0 is cis, ±π trans, and
 * looking along j → k a clockwise turn from i to l is positive. Where three atoms in a row are
 * collinear φ does not exist: cos φ = sin φ = 0 there, and no force.
 */
public abstract sealed class DihedralTerm extends BondedTerm
    permits PeriodicDihedrals, RyckaertBellemansDihedrals, HarmonicDihedrals {
  private static final long serialVersionUID = 1L;

  DihedralTerm(AtomTuples atoms, double[][] parameters) {
    super(atoms, parameters);
  }
}
