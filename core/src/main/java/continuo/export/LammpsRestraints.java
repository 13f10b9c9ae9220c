package continuo.export;

import continuo.forcefield.DistanceRestraints;
import continuo.forcefield.PositionRestraints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Restraints as fixes of LAMMPS, exactly.
 *
 * <ul>
 *   <li>Positions: stiffness, radius and point of each atom are properties in the data file, from
 *       which {@code fix addforce} takes forces and energy. An atom with several restraints has
 *       them in several sets of properties.
 *   <li>Distances: {@code fix restrain}. With H(r₀) = ½k(r − r₀)² ({@code bond}) and L(r₀), the
 *       same for r &lt; r₀ only ({@code lbound}), the energy is L(r₁) + H(r₂) − L(r₂) − H(r₃) +
 *       L(r₃).
 * </ul>
 */
final class LammpsRestraints {
  private static final String[] PROPERTIES = {"k", "r", "x", "y", "z"};

  private final LammpsModel model;

  /** By set and atom: k, R, p in LAMMPS units, or null. */
  private final List<double[][]> sets = new ArrayList<>();

  private final List<String> distances = new ArrayList<>();
  private final Map<String, String> energies = new LinkedHashMap<>();

  LammpsRestraints(LammpsModel model) {
    this.model = model;
  }

  void add(PositionRestraints restraints) {
    LammpsUnits units = model.units();
    for (int a = 0; a < restraints.atoms().size(); a++) {
      double[] row = {
        units.energyPerLength(restraints.stiffness(a), 2),
        units.length(restraints.radius(a)),
        units.length(restraints.point(a, 0)),
        units.length(restraints.point(a, 1)),
        units.length(restraints.point(a, 2))
      };
      int atom = restraints.atoms().atom(a, 0);
      int set = 0;
      while (set < sets.size() && sets.get(set)[atom] != null) {
        set++;
      }
      if (set == sets.size()) {
        sets.add(new double[model.composite().nAtoms()][]);
      }
      sets.get(set)[atom] = row;
    }
    List<String> fixes = new ArrayList<>();
    for (int set = 1; set <= sets.size(); set++) {
      fixes.add("f_points" + set);
    }
    energies.put(restraints.name(), fixes.isEmpty() ? "0" : String.join("+", fixes));
  }

  /**
   * @throws continuo.error.InputException if a pair is joined through an image that is not the
   *     nearest
   */
  void add(DistanceRestraints restraints) {
    for (int p = 0; p < restraints.atoms().size(); p++) {
      if (!model.nearest().is(restraints.atoms(), p, 0, 1)) {
        throw LammpsModel.notNearest(
            restraints.name(), p, restraints.atoms().atom(p, 0), restraints.atoms().atom(p, 1));
      }
      double k = restraints.stiffness(p);
      double upper = restraints.upper(p);
      double linear = upper + restraints.harmonicWidth(p);
      distance(restraints, p, "bond", k, upper);
      if (restraints.lower(p) != upper) {
        distance(restraints, p, "lbound", k, restraints.lower(p));
        distance(restraints, p, "lbound", -k, upper);
      }
      if (linear < Double.MAX_VALUE) {
        distance(restraints, p, "bond", -k, linear);
        distance(restraints, p, "lbound", k, linear);
      }
    }
    energies.put(restraints.name(), distances.isEmpty() ? "0" : "f_distances");
  }

  private void distance(DistanceRestraints restraints, int p, String form, double k, double r0) {
    String stiffness = Double.toString(model.units().energyPerLength(k / 2, 2));
    String length = Double.toString(model.units().length(r0));
    distances.add(
        "%s %d %d %s %s %s %s"
            .formatted(
                form,
                restraints.atoms().atom(p, 0) + 1,
                restraints.atoms().atom(p, 1) + 1,
                stiffness,
                stiffness,
                length,
                length));
  }

  /** Terms and the LAMMPS expression of their energy. */
  Map<String, String> energies() {
    return energies;
  }

  /** The command that declares the properties. */
  void writeProperties(StringBuilder out) {
    if (sets.isEmpty()) {
      return;
    }
    out.append("fix restraints all property/atom");
    for (int set = 1; set <= sets.size(); set++) {
      for (String property : PROPERTIES) {
        out.append(" d_").append(property).append(set);
      }
    }
    out.append('\n');
  }

  /** What {@code read_data} needs to know of them. */
  String readArguments() {
    return sets.isEmpty() ? "" : " fix restraints NULL Restraints";
  }

  /** The section of the data file: number of the atom, its properties. */
  void writeData(StringBuilder out) {
    if (sets.isEmpty()) {
      return;
    }
    out.append("\nRestraints\n\n");
    for (int i = 0; i < model.composite().nAtoms(); i++) {
      out.append(i + 1);
      for (double[][] set : sets) {
        for (int p = 0; p < PROPERTIES.length; p++) {
          out.append(' ').append(set[i] == null ? 0 : set[i][p]);
        }
      }
      out.append('\n');
    }
  }

  void writeFixes(StringBuilder out) {
    for (int set = 1; set <= sets.size(); set++) {
      points(set, out);
    }
    if (!distances.isEmpty()) {
      out.append("fix distances all restrain");
      distances.forEach(words -> out.append(" &\n  ").append(words));
      out.append("\nfix_modify distances energy yes\n");
    }
  }

  private static void points(int set, StringBuilder out) {
    String text =
        """
        compute points@ all property/atom xu yu zu d_k@ d_r@ d_x@ d_y@ d_z@
        variable points@x atom c_points@[1]-c_points@[6]
        variable points@y atom c_points@[2]-c_points@[7]
        variable points@z atom c_points@[3]-c_points@[8]
        variable points@r atom sqrt(v_points@x*v_points@x+v_points@y*v_points@y+v_points@z*v_points@z)
        variable points@s atom (v_points@r>c_points@[5])*(v_points@r-c_points@[5])
        variable points@e atom 0.5*c_points@[4]*v_points@s*v_points@s
        variable points@f atom -c_points@[4]*v_points@s/(v_points@r+(v_points@r==0))
        variable points@fx atom v_points@f*v_points@x
        variable points@fy atom v_points@f*v_points@y
        variable points@fz atom v_points@f*v_points@z
        fix points@ all addforce v_points@fx v_points@fy v_points@fz energy v_points@e
        fix_modify points@ energy yes
        """;
    out.append(text.replace("@", Integer.toString(set)));
  }
}
