package continuo.export;

import continuo.forcefield.RadialPotential;
import continuo.forcefield.TabulatedPotential;
import continuo.forcefield.Truncation;
import java.util.function.DoubleUnaryOperator;

/**
 * Pair potentials as tables, where LAMMPS has no style that equals them. It interpolates in r²: by
 * cubic splines over {@link #POINTS} points for those here, and by straight lines what is straight
 * in r² anyway. The curved ones are off by about 1e-10 of the energy, those of a {@link
 * TabulatedPotential}, whose second derivative jumps, by 3e-9 of the largest force. A table begins
 * at its own first point or an eighth of the cut-off; closer, LAMMPS stops with an error.
 */
final class LammpsPairTables {
  /** Points of a curved table, in the file and inside LAMMPS. */
  static final int POINTS = 10001;

  /** Points of a table that is a straight line in r². */
  static final int STRAIGHT_POINTS = 8;

  private static final double FIRST = 0.125;

  private final LammpsUnits units;
  private final TableFile file =
      new TableFile("system.pairs.table", "Pair potentials; off by about 1e-10 between points");

  LammpsPairTables(LammpsUnits units) {
    this.units = units;
  }

  TableFile file() {
    return file;
  }

  /** Adds V·S or V − V(r_c); returns file, name and cut-off. */
  String curved(RadialPotential potential, Truncation end) {
    double first =
        potential instanceof TabulatedPotential table
            ? Math.min(table.first(), 0.999 * end.cutoff())
            : FIRST * end.cutoff();
    double last = end.cutoff();
    DoubleUnaryOperator force = r -> EndOfPotential.force(potential, end, r);
    // Outermost slopes of the force by three points, exact for parabolas.
    double h = (last - first) * 1e-5;
    double low = slope(force, first, h);
    double high = slope(force, last, -h);
    return file.add(
            "N %d R %s %s FPRIME %s %s"
                .formatted(
                    POINTS,
                    units.length(first),
                    units.length(last),
                    units.energyPerLength(low, 2),
                    units.energyPerLength(high, 2)),
            POINTS,
            n -> units.length(at(first, last, n)),
            n -> units.energy(EndOfPotential.energy(potential, end, at(first, last, n))),
            n -> units.energyPerLength(force.applyAsDouble(at(first, last, n)), 1))
        + " "
        + units.length(last);
  }

  private static double slope(DoubleUnaryOperator f, double x, double h) {
    return (-1.5 * f.applyAsDouble(x)
            + 2 * f.applyAsDouble(x + h)
            - 0.5 * f.applyAsDouble(x + 2 * h))
        / h;
  }

  private static double at(double first, double last, int n) {
    return n == POINTS - 1 ? last : first + (last - first) * n / (POINTS - 1);
  }

  /** Adds V = a r² + b up to a cut-off; returns file, name and cut-off. */
  String straight(double a, double b, double cutoff) {
    double first = 1e-3 * cutoff;
    double step = (cutoff * cutoff - first * first) / (STRAIGHT_POINTS - 1);
    return file.add(
            "N %d RSQ %s %s".formatted(STRAIGHT_POINTS, units.length(first), units.length(cutoff)),
            STRAIGHT_POINTS,
            n -> units.length(Math.sqrt(first * first + n * step)),
            n -> units.energy(a * (first * first + n * step) + b),
            n -> units.energyPerLength(-2 * a * Math.sqrt(first * first + n * step), 1))
        + " "
        + units.length(cutoff);
  }
}
