package continuo.spark.export;

import continuo.error.InputException;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * PDB 3.3 columns, one MODEL a frame, CRYST1 when periodic; Å.
 *
 * <p>Where the columns are too narrow this does what VMD, PyMOL and MDAnalysis read: serial numbers
 * begin again at 0 after 99,999, residue numbers after 9,999, and a chain with a longer name gets
 * one letter and its name, cut to four characters, in the segment columns 73–76. Those programs
 * number atoms by their order, not by serial.
 */
final class PdbFrameWriter implements FrameWriter {
  private static final int SERIALS = 100_000;
  private static final int RESIDUES = 10_000;

  /** What columns of width 8 with three decimals can hold, Å. */
  private static final double LOWEST = -999.999;

  private static final double HIGHEST = 9999.999;

  /** What columns of width 9 with three decimals can hold, Å. */
  private static final double LONGEST_EDGE = 99_999.999;

  /** Half of the last digit. */
  private static final double ROUNDING = 0.0005;

  private final Writer out;
  private final AtomNames atoms;
  private final Box box;
  private final String[] heads;
  private final String[] tails;
  private final TextLine line = new TextLine();
  private int models;

  /**
   * @param out closed with the writer
   */
  PdbFrameWriter(OutputStream out, AtomNames atoms, Box box) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
    this.atoms = atoms;
    this.box = box;
    this.heads = new String[atoms.size()];
    this.tails = new String[atoms.size()];
    ChainLetters chains = new ChainLetters(atoms.labels());
    for (int i = 0; i < atoms.size(); i++) {
      heads[i] = head(i, atoms.labels().get(i), atoms.elements().get(i), chains);
      tails[i] = tail(atoms.labels().get(i), atoms.elements().get(i));
    }
  }

  @Override
  public void write(int step, double time, double[] positions) throws IOException {
    models++;
    out.write("REMARK   6 STEP " + step + ", TIME " + time + " PS\n");
    if (box.isPeriodic()) {
      writeCell();
    }
    out.write(line.add("MODEL     ").number(models, 4, 0).takeLine());
    for (int i = 0; i < atoms.size(); i++) {
      line.add(heads[i]);
      for (int axis = 0; axis < 3; axis++) {
        double coordinate = NM_TO_ANGSTROM * positions[3 * i + axis];
        requireFits(step, i, axis, coordinate);
        line.number(coordinate, 8, 3);
      }
      out.write(line.add(tails[i]).take());
    }
    out.write("ENDMDL\n");
  }

  @Override
  public void close() throws IOException {
    try (out) {
      out.write("END\n");
    }
  }

  private void writeCell() throws IOException {
    line.add("CRYST1");
    for (int axis = 0; axis < 3; axis++) {
      double edge = NM_TO_ANGSTROM * box.edge(axis);
      if (!(edge < LONGEST_EDGE + ROUNDING)) {
        throw new InputException(
            ("Cannot write the cell as PDB: its edge %s is %s Å, PDB columns hold %s Å."
                    + " Use --format xyz or dcd")
                .formatted("abc".charAt(axis), edge, LONGEST_EDGE));
      }
      line.number(edge, 9, 3);
    }
    for (int axis = 0; axis < 3; axis++) {
      line.number(box.angle(axis), 7, 2);
    }
    out.write(line.add(" P 1           1").takeLine());
  }

  /** Columns 1–30: all before the coordinates. */
  private static String head(int i, AtomLabel label, String element, ChainLetters chains) {
    TextLine head = new TextLine().add("ATOM  ").number((i + 1) % SERIALS, 5, 0).add(" ");
    String name = label.name();
    // A name begins in the second column unless it needs all four or its element has two letters.
    if (name.length() < 4 && element.length() < 2) {
      head.add(" ").left(name, 3);
    } else {
      head.left(name, 4);
    }
    head.add(" ");
    if (label.residue().length() > 3) {
      head.left(label.residue(), 4);
    } else {
      head.right(label.residue(), 3).add(" ");
    }
    return head.add(chains.of(label.chain()))
        .right(residueNumber(label.residueNumber()), 4)
        .blanks(4)
        .take();
  }

  /** Columns 55–78: all after the coordinates, and the line end. */
  private static String tail(AtomLabel label, String element) {
    String segment = label.chain().length() > 1 ? label.chain() : "";
    return new TextLine()
        .add("  1.00  0.00")
        .blanks(6)
        .left(segment, 4)
        .right(element, 2)
        .takeLine();
  }

  private static String residueNumber(int number) {
    return Integer.toString(number > -1000 ? number % RESIDUES : Math.floorMod(number, RESIDUES));
  }

  private void requireFits(int step, int atom, int axis, double coordinate) {
    if (!(coordinate > LOWEST - ROUNDING && coordinate < HIGHEST + ROUNDING)) {
      throw new InputException(
          ("Cannot write step %d as PDB: %s of atom %d is %s Å, PDB columns hold %s to %s Å."
                  + " Use --format xyz or dcd")
              .formatted(step, "xyz".charAt(axis), atom, coordinate, LOWEST, HIGHEST));
    }
  }
}
