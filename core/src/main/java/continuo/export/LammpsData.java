package continuo.export;

import continuo.structure.Box;
import continuo.structure.Composite;

/** The data file of LAMMPS: cell, masses, atoms, topology. */
final class LammpsData {
  private LammpsData() {}

  static CharSequence text(LammpsModel model) {
    Composite composite = model.composite();
    StringBuilder out = new StringBuilder(64 * composite.nAtoms());
    out.append("Continuo system, units ").append(model.units().style()).append("\n\n");
    out.append(composite.nAtoms()).append(" atoms\n");
    out.append(model.pairs().types().size()).append(" atom types\n");
    for (BondedTable table : model.sections()) {
      if (table.size() > 0) {
        out.append(table.sizeInFile()).append(' ').append(table.kind()).append("s\n");
        out.append(table.nTypes()).append(' ').append(table.kind()).append(" types\n");
      }
    }
    out.append('\n');
    cell(model, out);
    out.append("\nMasses\n\n");
    for (int t = 0; t < model.pairs().types().size(); t++) {
      out.append(t + 1).append(' ').append(model.pairs().types().mass(t)).append('\n');
    }
    atoms(model, out);
    for (BondedTable table : model.sections()) {
      table.writeEntries(out);
    }
    model.restraints().writeData(out);
    return out;
  }

  private static void cell(LammpsModel model, StringBuilder out) {
    Box box = model.composite().box();
    double[] x = model.positions();
    for (int axis = 0; axis < 3; axis++) {
      double low = 0;
      double high = box.length(axis);
      if (!box.isPeriodic()) {
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        for (int c = axis; c < x.length; c += 3) {
          low = Math.min(low, x[c] - 0.1);
          high = Math.max(high, x[c] + 0.1);
        }
      }
      char name = "xyz".charAt(axis);
      out.append(model.units().length(low)).append(' ').append(model.units().length(high));
      out.append(' ').append(name).append("lo ").append(name).append("hi\n");
    }
    if (box.isTriclinic()) {
      for (double tilt : new double[] {box.xy(), box.xz(), box.yz()}) {
        out.append(model.units().length(tilt)).append(' ');
      }
      out.append("xy xz yz\n");
    }
  }

  /** Number, molecule, type, charge if any, position in the cell, cells it was moved by. */
  private static void atoms(LammpsModel model, StringBuilder out) {
    Composite composite = model.composite();
    Box box = composite.box();
    out.append("\nAtoms # %s\n\n".formatted(model.atomStyle()));
    for (int i = 0; i < composite.nAtoms(); i++) {
      out.append(i + 1).append(' ').append(composite.component(i) + 1);
      out.append(' ').append(model.pairs().types().of(i) + 1);
      if (model.pairs().hasCharges()) {
        out.append(' ').append(model.pairs().charge(i));
      }
      double[] x = {
        model.positions()[3 * i], model.positions()[3 * i + 1], model.positions()[3 * i + 2]
      };
      long[] image = new long[3];
      for (int axis = 0; axis < 3 && box.isPeriodic(); axis++) {
        image[axis] = (long) Math.floor(box.fraction(axis, x[0], x[1], x[2]));
      }
      for (int axis = 0; axis < 3; axis++) {
        double inside = x[axis] - box.shift(axis, image[0], image[1], image[2]);
        out.append(' ').append(model.units().length(inside));
      }
      out.append(' ').append(image[0]).append(' ').append(image[1]).append(' ').append(image[2]);
      out.append('\n');
    }
  }
}
