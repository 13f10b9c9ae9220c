package continuo.export;

import continuo.forcefield.AtomTuples;
import continuo.forcefield.DihedralTerm;
import continuo.forcefield.HarmonicDihedrals;
import continuo.forcefield.PeriodicDihedrals;
import continuo.forcefield.RyckaertBellemansDihedrals;

/** Dihedral terms in forms of LAMMPS that equal them. */
final class LammpsDihedrals {
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
   * K [1 + cos(nφ − δ)] is the style charmm, which cuts δ to a whole number of degrees; another δ
   * is K cos δ [1 + cos nφ] + K sin δ [1 + cos(nφ − 90°)] and a constant.
   */
  private void periodic(PeriodicDihedrals dihedrals) {
    AtomTuples atoms = dihedrals.given();
    for (int d = 0; d < atoms.size(); d++) {
      int n = dihedrals.multiplicity(d);
      double k = units.energy(dihedrals.stiffness(d));
      double degrees = Math.toDegrees(dihedrals.phase(d));
      long whole = Math.round(degrees);
      if (Math.abs(degrees - whole) < 1e-13 * Math.max(1, Math.abs(degrees))) {
        charmm(dihedrals, atoms, d, k, n, whole);
      } else {
        double cosine = Math.cos(dihedrals.phase(d));
        double sine = Math.sin(dihedrals.phase(d));
        charmm(dihedrals, atoms, d, k * cosine, n, 0);
        charmm(dihedrals, atoms, d, k * sine, n, 90);
        model.addConstant(dihedrals.name(), k * (1 - cosine - sine));
      }
    }
  }

  private void charmm(DihedralTerm term, AtomTuples atoms, int d, double k, int n, long phase) {
    add(term, atoms, d, "charmm", "%s %d %d 0.0".formatted(k, n, phase));
  }

  /**
   * In powers of cos φ = −cos ψ. The fifth is missing there; it is cos⁵φ = [cos 5φ + 20 cos³φ − 5
   * cos φ]/16.
   */
  private void ryckaertBellemans(RyckaertBellemansDihedrals dihedrals) {
    for (int d = 0; d < dihedrals.atoms().size(); d++) {
      double[] power = new double[6];
      for (int n = 0; n < power.length; n++) {
        power[n] = (n % 2 == 0 ? 1 : -1) * units.energy(dihedrals.coefficient(d, n));
      }
      double fifth = power[5] / 16;
      power[1] -= 5 * fifth;
      power[3] += 20 * fifth;
      add(
          dihedrals,
          dihedrals.atoms(),
          d,
          "multi/harmonic",
          "%s %s %s %s %s".formatted(power[0], power[1], power[2], power[3], power[4]));
      if (fifth != 0) {
        charmm(dihedrals, dihedrals.atoms(), d, fifth, 5, 0);
        model.addConstant(dihedrals.name(), -fifth);
      }
    }
  }

  /** The improper style harmonic knows |φ| only; other rest angles than 0 and 180° have a table. */
  private void harmonic(HarmonicDihedrals dihedrals) {
    for (int d = 0; d < dihedrals.atoms().size(); d++) {
      double degrees = Math.abs(Math.toDegrees(dihedrals.restAngle(d)));
      if (degrees == 0 || degrees == 180) {
        model.add(
            dihedrals.name(),
            dihedrals.atoms(),
            d,
            model.impropers(),
            "harmonic",
            units.energy(dihedrals.stiffness(d) / 2) + " " + degrees);
      } else {
        add(dihedrals, dihedrals.atoms(), d, "table", model.tables().dihedral(dihedrals, d));
      }
    }
  }

  private void add(DihedralTerm term, AtomTuples atoms, int d, String style, String coefficients) {
    model.add(term.name(), atoms, d, model.dihedrals(), style, coefficients);
  }
}
