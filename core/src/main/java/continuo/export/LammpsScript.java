package continuo.export;

import continuo.units.UnitSystem;

/** The input script of LAMMPS and the file of coefficients it includes. */
final class LammpsScript {
  private LammpsScript() {}

  /** All coefficients. */
  static CharSequence settings(LammpsModel model) {
    StringBuilder out = new StringBuilder();
    model.pairs().writeCoefficients(out);
    for (BondedTable table : model.sections()) {
      table.writeCoefficients(out);
    }
    model.bonds().writeDeferred(out);
    model.restraints().writeFixes(out);
    return out;
  }

  static CharSequence script(LammpsModel model, MdSettings md) {
    StringBuilder out = new StringBuilder();
    line(out, "# Energies by term and forces: lmp -in in.system");
    line(out, "# Langevin dynamics after that: lmp -in in.system -var steps 1000");
    line(out, "variable steps index 0");
    line(out, "variable every index 100");
    system(model, out);
    energies(model, md, out);
    dynamics(model, md, out);
    return out;
  }

  private static void system(LammpsModel model, StringBuilder out) {
    line(out, "units " + model.units().style());
    line(out, "atom_style " + model.atomStyle());
    line(out, "boundary " + (model.composite().box().isPeriodic() ? "p p p" : "s s s"));
    line(out, "special_bonds lj/coul " + model.pairs().special());
    for (BondedTable table : model.sections()) {
      if (table.size() > 0) {
        String styles =
            String.join(
                " ", table.styles().stream().map(style -> withArguments(table, style)).toList());
        line(out, table.kind() + "_style " + (table.isHybrid() ? "hybrid " : "") + styles);
      }
    }
    model.pairs().writeStyles(out);
    model.restraints().writeProperties(out);
    int extra = model.bonds().mostDeferred();
    line(
        out,
        "read_data "
            + LammpsExport.DATA
            + model.restraints().readArguments()
            + (extra > 0 ? " extra/bond/per/atom " + extra : ""));
    line(out, "include " + LammpsExport.SETTINGS);
    line(out, "neighbor " + model.pairs().skin() + " bin");
    line(out, "neigh_modify delay 0 every 1 check yes one 10000 page 100000");
    if (model.nearest().longest() > 0) {
      // An atom of a dihedral may be two bonds away from the one that LAMMPS looks from.
      double reach = 3 * model.units().length(model.nearest().longest()) + model.pairs().skin();
      line(out, "comm_modify cutoff " + reach);
    }
  }

  /** One evaluation; thermostats come later, they would add to the forces. */
  private static void energies(LammpsModel model, MdSettings md, StringBuilder out) {
    for (BondedTable table : model.sections()) {
      if (table.isHybrid()) {
        line(out, "compute %ss all %s".formatted(table.kind(), table.kind()));
      }
    }
    model.pairs().writeComputes(out);
    StringBuilder columns = new StringBuilder("step temp pe ke");
    model
        .energies()
        .forEach(
            (term, expression) -> {
              line(out, "variable %s equal %s".formatted(variable(term), expression));
              columns.append(" v_").append(variable(term));
            });
    line(out, "thermo_style custom " + columns);
    line(out, "thermo_modify norm no format float %.17g");
    line(out, "dump forces all custom 1 forces.dump id x y z fx fy fz");
    line(out, "dump_modify forces sort id format float %.17g");
    line(out, "run 0");
    line(out, "undump forces");
    String unit = md.units() == UnitSystem.LJ ? "" : " kcal/mol";
    for (String term : model.energies().keySet()) {
      line(out, "print \"term %s $(v_%s:%%.17g)%s\"".formatted(term, variable(term), unit));
    }
  }

  private static void dynamics(LammpsModel model, MdSettings md, StringBuilder out) {
    LammpsUnits units = model.units();
    line(out, "timestep " + units.time(md.timeStep()));
    line(out, "velocity all create %s %d".formatted(md.temperature(), md.smallSeed()));
    line(out, "fix move all nve");
    if (md.collisionRate() > 0) {
      double damp = units.time(1 / md.collisionRate());
      line(
          out,
          "fix bath all langevin %s %s %s %d"
              .formatted(md.temperature(), md.temperature(), damp, md.smallSeed()));
    }
    line(out, "thermo ${every}");
    line(out, "thermo_modify format float %g");
    line(out, "if \"${steps} > 0\" then \"run ${steps}\"");
  }

  private static String withArguments(BondedTable table, String style) {
    if (!style.equals("table")) {
      return style;
    }
    int points =
        switch (table.kind()) {
          case "bond" -> LammpsTables.BOND_POINTS;
          case "angle" -> LammpsTables.ANGLE_POINTS;
          default -> LammpsTables.DIHEDRAL_POINTS;
        };
    return "table spline " + points;
  }

  private static String variable(String term) {
    return term.replace('-', '_').replace('+', '_');
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
