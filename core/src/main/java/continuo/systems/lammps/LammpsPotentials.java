package continuo.systems.lammps;

import continuo.forcefield.Buckingham;
import continuo.forcefield.GaussianPotential;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.RadialPotential;
import continuo.forcefield.Truncation;
import continuo.systems.topology.InputFolders;
import continuo.systems.topology.SourceLine;
import continuo.units.UnitSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Coefficients of pair styles as potentials that equal them. */
final class LammpsPotentials {
  /** Styles whose unlike pairs LAMMPS mixes, from ε and σ. */
  private static final List<String> MIXING = List.of("lj/cut", "lj/gromacs", "lj/mdf");

  /** Styles with a cut-off that may be shifted, and those with a switch. */
  static final List<String> STYLES =
      List.of(
          "born",
          "buck",
          "buck/mdf",
          "gauss",
          "lennard/mdf",
          "lj/cut",
          "lj/gromacs",
          "lj/mdf",
          "table");

  private final double energy;
  private final double length;

  LammpsPotentials(UnitSystem units) {
    this.energy = units == UnitSystem.LJ ? 1 : 4.184;
    this.length = units == UnitSystem.LJ ? 1 : 0.1;
  }

  /** A potential with its end. */
  record Ended(RadialPotential potential, Truncation end) {}

  static boolean mixes(String style) {
    return MIXING.contains(style);
  }

  /** Coefficients of a style without cut-offs. */
  private static int count(String style) {
    return switch (style) {
      case "born" -> 5;
      case "buck", "buck/mdf" -> 3;
      default -> 2;
    };
  }

  private static boolean switches(String style) {
    return style.endsWith("/mdf") || style.equals("lj/gromacs");
  }

  /**
   * Coefficients and cut-offs, LAMMPS units: those of the line, else those of the style.
   *
   * @param line coefficients
   * @param cutoffs those of the style: r_c, or where switching begins and r_c
   */
  static double[] full(String style, SourceLine line, double[] cutoffs) {
    double[] given = line.numbersFrom(0, "coefficient");
    int count = count(style);
    int ends = switches(style) ? 2 : 1;
    if (given.length != count && given.length != count + ends) {
      throw line.error(
          "%d coefficients; pair_style %s has %d, and perhaps %d cut-offs"
              .formatted(given.length, style, count, ends));
    }
    double[] full = java.util.Arrays.copyOf(given, count + ends);
    if (given.length == count) {
      System.arraycopy(cutoffs, 0, full, count, ends);
    }
    return full;
  }

  /** Coefficients of an unlike pair: geometric ε; σ and cut-offs by the rule. */
  static double[] mixed(double[] a, double[] b, boolean arithmetic) {
    double[] mixed = new double[a.length];
    for (int c = 0; c < a.length; c++) {
      mixed[c] = c > 0 && arithmetic ? 0.5 * (a[c] + b[c]) : Math.sqrt(a[c] * b[c]);
    }
    return mixed;
  }

  /**
   * @param c as {@link #full} gives them
   * @param shifted whether the energy is shifted to 0 at the cut-off, where the style lets it be
   * @param line where they stand
   * @throws continuo.error.InputException if the engine has no such potential
   */
  Ended potential(String style, double[] c, boolean shifted, SourceLine line) {
    double cutoff = length * c[c.length - 1];
    try {
      if (switches(style)) {
        double from = length * c[c.length - 2];
        return new Ended(
            function(style.replace("/mdf", "").replace("/gromacs", ""), c, line),
            style.equals("lj/gromacs")
                ? Truncation.forceSwitch(from, cutoff)
                : Truncation.potentialSwitch(from, cutoff));
      }
      return new Ended(
          function(style, c, line), shifted ? Truncation.shifted(cutoff) : Truncation.cut(cutoff));
    } catch (IllegalArgumentException e) {
      throw line.error(e.getMessage());
    }
  }

  private RadialPotential function(String form, double[] c, SourceLine line) {
    double length6 = Math.pow(length, 6);
    return switch (form) {
      case "lj", "lj/cut" -> LennardJones12x6.of(energy * c[0], length * c[1]);
      case "lennard" ->
          new LennardJones12x6(energy * length6 * length6 * c[0], energy * length6 * c[1]);
      case "buck" -> new Buckingham(energy * c[0], 1 / (length * c[1]), energy * length6 * c[2]);
      case "born" -> {
        if (c[4] != 0) {
          throw line.error("D is %s; pair_style born is read with D 0".formatted(c[4]));
        }
        yield new Buckingham(
            energy * c[0] * StrictMath.exp(c[2] / c[1]),
            1 / (length * c[1]),
            energy * length6 * c[3]);
      }
      case "gauss" -> new GaussianPotential(-energy * c[0], length / Math.sqrt(2 * c[1]));
      default -> throw line.error("pair_style %s is not read".formatted(form));
    };
  }

  /**
   * A table by file, keyword and perhaps cut-off.
   *
   * @throws continuo.error.InputException if it cannot be read or lies outside the folder of the
   *     script
   */
  Ended table(SourceLine line) {
    Path file =
        Path.of(line.file()).toAbsolutePath().resolveSibling(line.word(0, "file")).normalize();
    if (Files.exists(file)) {
      InputFolders.of(Path.of(line.file()), List.of()).require(line, file, "move it there");
    }
    RadialPotential table =
        LammpsTableFile.read(file, line.word(1, "keyword"), length, energy, line);
    double cutoff =
        line.size() > 2
            ? Math.min(length * line.number(2, "cut-off"), table.range())
            : table.range();
    return new Ended(table, Truncation.cut(cutoff));
  }
}
