package continuo.export;

import continuo.forcefield.RadialTerm;
import continuo.forcefield.TermBatch;

/**
 * Energies of pairs as tables that LAMMPS interpolates by cubic splines, for forms it lacks.
 *
 * <p>A table reaches from half to three times the present distance r; beyond, LAMMPS stops with an
 * error. Its points are h = r/800 apart and r is one of them, so that the energies of the exported
 * positions are exact; between points an energy is off by about 5h⁴|V⁗|/384, which for a 12-10
 * contact of depth ε at its minimum is 5e-9 ε.
 */
final class LammpsTables {
  /** Points of a table. */
  static final int POINTS = 2001;

  private static final double LEAST = 0.5;
  private static final double MOST = 3;

  private final LammpsUnits units;
  private final StringBuilder text = new StringBuilder();
  private int count;

  LammpsTables(LammpsUnits units) {
    this.units = units;
  }

  /** Adds the table of one pair; returns the coefficients that name it. */
  String add(RadialTerm term, int pair, double distance) {
    TermBatch batch = new TermBatch(POINTS, term.nParameters());
    batch.size = POINTS;
    batch.energyWanted = true;
    for (int n = 0; n < POINTS; n++) {
      double r = radius(n, distance);
      batch.first[n] = r * r;
      for (int p = 0; p < term.nParameters(); p++) {
        batch.parameter[p][n] = term.parameter(p, pair);
      }
    }
    term.evaluate(batch);
    String name = "PAIR" + ++count;
    text.append(name).append("\nN ").append(POINTS).append("\n\n");
    for (int n = 0; n < POINTS; n++) {
      double r = radius(n, distance);
      text.append(n + 1).append(' ').append(units.length(r)).append(' ');
      text.append(units.energy(batch.energy[n])).append(' ');
      text.append(units.energyPerLength(-batch.slope[n] * r, 1)).append('\n');
    }
    text.append('\n');
    return LammpsExport.TABLE + " " + name;
  }

  private static double radius(int n, double distance) {
    return distance * (LEAST + (MOST - LEAST) * n / (POINTS - 1));
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The file of all tables. */
  CharSequence text() {
    return "# Energies of pairs\n\n" + text;
  }
}
