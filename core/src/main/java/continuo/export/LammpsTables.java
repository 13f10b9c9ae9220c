package continuo.export;

import continuo.forcefield.AngleTerm;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.DihedralTerm;
import continuo.forcefield.RadialTerm;
import continuo.forcefield.TermBatch;
import java.util.List;

/**
 * Energies of bonded terms as tables that LAMMPS interpolates by cubic splines, for forms it lacks.
 * Between points h apart an energy is off by about 5h⁴|V⁗|/384.
 *
 * <ul>
 *   <li>Pairs: from half to three times the present distance r; beyond, LAMMPS stops with an error.
 *       Points are r/800 apart and r is one of them, so that the energies of the exported positions
 *       are exact; for a 12-10 contact of depth ε at its minimum the error is 5e-9 ε.
 *   <li>Angles: 0 to 180° in steps of 0.036°, for a restricted angle 1e-12 of its stiffness from 30
 *       to 150°. Within {@link #STRAIGHT} of 0 and 180° its energy, infinite there, goes on as a
 *       parabola.
 *   <li>Dihedrals: the whole turn in steps of 0.05°. A harmonic dihedral is exact but within 1° of
 *       its cusp opposite to the rest angle.
 * </ul>
 */
final class LammpsTables {
  /** Points of the table of a pair. */
  static final int BOND_POINTS = 2001;

  /** Points of the table of an angle. */
  static final int ANGLE_POINTS = 5001;

  /** Points of the table of a dihedral. */
  static final int DIHEDRAL_POINTS = 7200;

  /** Angles closer to 0 and 180 degrees than this are continued. */
  private static final double STRAIGHT = 5;

  private static final double LEAST = 0.5;
  private static final double MOST = 3;

  private final LammpsUnits units;
  private final TableFile bonds =
      new TableFile(
          LammpsExport.TABLE, "Energies of pairs; off by about 5 h^4 V''''/384 between points");
  private final TableFile angles =
      new TableFile(
          "system.angles.table", "Energies of angles; parabolas within 5 degrees of 0 and 180");
  private final TableFile dihedrals =
      new TableFile(
          "system.dihedrals.table", "Energies of dihedrals; exact but within 1 degree of a cusp");

  LammpsTables(LammpsUnits units) {
    this.units = units;
  }

  List<TableFile> files() {
    return List.of(bonds, angles, dihedrals);
  }

  /** Adds the table of one pair; returns the coefficients that name it. */
  String pair(RadialTerm term, int pair, double distance) {
    double[] r = new double[BOND_POINTS];
    TermBatch batch = batch(term, pair, BOND_POINTS);
    for (int n = 0; n < BOND_POINTS; n++) {
      r[n] = distance * (LEAST + (MOST - LEAST) * n / (BOND_POINTS - 1));
      batch.first[n] = r[n] * r[n];
    }
    term.evaluate(batch);
    return bonds.add(
        "N " + BOND_POINTS,
        BOND_POINTS,
        n -> units.length(r[n]),
        n -> units.energy(batch.energy[n]),
        n -> units.energyPerLength(-batch.slope[n] * r[n], 1));
  }

  /** Adds the table of one angle; returns the coefficients that name it. */
  String angle(AngleTerm term, int angle) {
    double step = 180.0 / (ANGLE_POINTS - 1);
    TermBatch batch = batch(term, angle, ANGLE_POINTS);
    turn(batch, 0, step);
    term.evaluate(batch);
    double[] energy = new double[ANGLE_POINTS];
    double[] force = new double[ANGLE_POINTS];
    for (int n = 0; n < ANGLE_POINTS; n++) {
      energy[n] = units.energy(batch.energy[n]);
      force[n] = units.energy(-batch.slope[n] * batch.second[n]) * Math.PI / 180;
    }
    int low = (int) Math.round(STRAIGHT / step);
    continueAsParabola(energy, force, low, -1, step);
    continueAsParabola(energy, force, ANGLE_POINTS - 1 - low, 1, step);
    return angles.add(
        "N " + ANGLE_POINTS, ANGLE_POINTS, n -> n * step, n -> energy[n], n -> force[n]);
  }

  /** From a point to the end of a table: V + V′u + ½V″u². */
  private static void continueAsParabola(
      double[] energy, double[] force, int from, int direction, double step) {
    double curvature = (force[from - direction] - force[from]) / (direction * step);
    for (int n = from + direction; n >= 0 && n < energy.length; n += direction) {
      double u = (n - from) * step;
      energy[n] = energy[from] - force[from] * u + 0.5 * curvature * u * u;
      force[n] = force[from] - curvature * u;
    }
  }

  /** Adds the table of one dihedral; returns the coefficients that name it. */
  String dihedral(DihedralTerm term, int dihedral) {
    double step = 360.0 / DIHEDRAL_POINTS;
    TermBatch batch = batch(term, dihedral, DIHEDRAL_POINTS);
    turn(batch, -180, step);
    term.evaluate(batch);
    return dihedrals.add(
        "N %d DEGREES".formatted(DIHEDRAL_POINTS),
        DIHEDRAL_POINTS,
        n -> -180 + n * step,
        n -> units.energy(batch.energy[n]),
        n -> units.energy(-batch.slope[n]) * Math.PI / 180);
  }

  private static void turn(TermBatch batch, double first, double step) {
    for (int n = 0; n < batch.size; n++) {
      batch.first[n] = Math.cos(Math.toRadians(first + n * step));
      batch.second[n] = Math.sin(Math.toRadians(first + n * step));
    }
  }

  private static TermBatch batch(BondedTerm term, int tuple, int points) {
    TermBatch batch = new TermBatch(points, term.nParameters());
    batch.size = points;
    batch.energyWanted = true;
    for (int p = 0; p < term.nParameters(); p++) {
      java.util.Arrays.fill(batch.parameter[p], term.parameter(p, tuple));
    }
    return batch;
  }
}
