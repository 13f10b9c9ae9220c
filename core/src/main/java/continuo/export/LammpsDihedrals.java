package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.AtomTuples;
import continuo.forcefield.DihedralTerm;
import continuo.forcefield.HarmonicDihedrals;
import continuo.forcefield.PeriodicDihedrals;
import continuo.forcefield.RyckaertBellemansDihedrals;

/** Dihedral terms in forms of LAMMPS that equal them. */
final class LammpsDihedrals {
  /** The cross terms that class2 wants, all 0. */
  private static final String NO_CROSS_TERMS =
      "\nmbt 0 0 0 0\nebt 0 0 0 0 0 0 0 0\nat 0 0 0 0 0 0 0 0\naat 0 0 0\nbb13 0 0 0";

  private final LammpsModel model;
  private final LammpsUnits units;

  LammpsDihedrals(LammpsModel model, LammpsUnits units) {
    this.model = model;
    this.units = units;
  }

  void accept(DihedralTerm term) {
    if (term instanceof PeriodicDihedrals dihedrals) {
      periodic(dihedrals);
    } else if (term instanceof RyckaertBellemansDihedrals dihedrals) {
      ryckaertBellemans(dihedrals);
    } else if (term instanceof HarmonicDihedrals dihedrals) {
      harmonic(dihedrals);
    }
  }

  /**
   * K [1 + cos(nφ − δ)] is the style charmm where δ is a whole number of degrees, which it is cut
   * to, else class2 without its cross terms, K [1 − cos(nφ − δ − 180°)], up to n = 3.
   */
  private void periodic(PeriodicDihedrals dihedrals) {
    AtomTuples atoms = dihedrals.given();
    for (int d = 0; d < atoms.size(); d++) {
      int n = dihedrals.multiplicity(d);
      double k = units.energy(dihedrals.stiffness(d));
      double degrees = Math.toDegrees(dihedrals.phase(d));
      long whole = Math.round(degrees);
      if (Math.abs(degrees - whole) < 1e-13 * Math.max(1, Math.abs(degrees))) {
        add(dihedrals, atoms, d, "charmm", "%s %d %d 0.0".formatted(k, n, whole));
      } else if (n >= 1 && n <= 3) {
        StringBuilder series = new StringBuilder();
        for (int m = 1; m <= 3; m++) {
          series.append(m == n ? k : 0).append(' ').append(m == n ? degrees + 180 : 0).append(' ');
        }
        add(dihedrals, atoms, d, "class2", series.toString().strip() + NO_CROSS_TERMS);
      } else {
        throw new InputException(
            ("Cannot write %s %d for LAMMPS: multiplicity %d with the phase %s degrees; it has whole"
                    + " degrees, or multiplicities 1 to 3")
                .formatted(dihedrals.name(), d, n, degrees));
      }
    }
  }

  /** In powers of cos φ = −cos ψ. */
  private void ryckaertBellemans(RyckaertBellemansDihedrals dihedrals) {
    for (int d = 0; d < dihedrals.atoms().size(); d++) {
      if (dihedrals.coefficient(d, 5) != 0) {
        throw new InputException(
            "Cannot write %s %d for LAMMPS: it has no fifth power of the cosine"
                .formatted(dihedrals.name(), d));
      }
      StringBuilder powers = new StringBuilder();
      for (int n = 0; n < 5; n++) {
        double c = units.energy(dihedrals.coefficient(d, n));
        powers.append(n % 2 == 0 ? c : -c).append(n < 4 ? " " : "");
      }
      add(dihedrals, dihedrals.atoms(), d, "multi/harmonic", powers.toString());
    }
  }

  /** The improper style harmonic knows |φ| only. */
  private void harmonic(HarmonicDihedrals dihedrals) {
    for (int d = 0; d < dihedrals.atoms().size(); d++) {
      double degrees = Math.abs(Math.toDegrees(dihedrals.restAngle(d)));
      if (degrees != 0 && degrees != 180) {
        throw new InputException(
            ("Cannot write %s %d for LAMMPS: the rest angle is %s degrees; it has 0 and 180 only")
                .formatted(dihedrals.name(), d, degrees));
      }
      model.add(
          dihedrals.name(),
          dihedrals.atoms(),
          d,
          model.impropers(),
          "harmonic",
          units.energy(dihedrals.stiffness(d) / 2) + " " + degrees);
    }
  }

  private void add(DihedralTerm term, AtomTuples atoms, int d, String style, String coefficients) {
    model.add(term.name(), atoms, d, model.dihedrals(), style, coefficients);
  }
}
