package continuo.spark.export;

import continuo.structure.Box;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Extended XYZ, as OVITO and ASE read it: {@code Lattice} when periodic, {@code step}, {@code time}
 * (ps); Å. The species is the element, or X, which ASE knows as no element; the atom's name stands
 * in a column of its own behind the position, where programs for plain XYZ do not look.
 */
final class XyzFrameWriter implements FrameWriter {
  private static final int DECIMALS = 6;
  private static final int WIDTH = 14;
  private static final String NO_ELEMENT = "X";

  private final Writer out;
  private final String[] species;
  private final String[] names;
  private final Box box;
  private final TextLine line = new TextLine();

  /**
   * @param out closed with the writer
   */
  XyzFrameWriter(OutputStream out, AtomNames atoms, Box box) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.box = box;
    this.species =
        atoms.elements().stream()
            .map(element -> element.isEmpty() ? NO_ELEMENT : element)
            .toArray(String[]::new);
    this.names =
        atoms.labels().stream()
            .map(label -> label.name().strip().replaceAll("\\s+", "_"))
            .toArray(String[]::new);
  }

  @Override
  public void write(int step, double time, double[] positions) throws IOException {
    out.write(species.length + "\n");
    writeComment(step, time);
    for (int i = 0; i < species.length; i++) {
      line.left(species[i], 2);
      for (int axis = 0; axis < 3; axis++) {
        line.add(" ").number(NM_TO_ANGSTROM * positions[3 * i + axis], WIDTH, DECIMALS);
      }
      out.write(line.add(" ").add(names[i]).takeLine());
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void writeComment(int step, double time) throws IOException {
    if (box.isPeriodic()) {
      line.add("Lattice=\"");
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
          line.add(row + column == 0 ? "" : " ")
              .number(NM_TO_ANGSTROM * box.component(row, column), 0, DECIMALS);
        }
      }
      line.add("\" pbc=\"T T T\" ");
    } else {
      line.add("pbc=\"F F F\" ");
    }
    line.add("Properties=species:S:1:pos:R:3:name:S:1 step=" + step + " time=" + time);
    out.write(line.takeLine());
  }
}
