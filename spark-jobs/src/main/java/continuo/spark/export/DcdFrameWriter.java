package continuo.spark.export;

import continuo.error.InputException;
import continuo.structure.Box;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Binary trajectory of CHARMM and NAMD: little-endian Fortran records, float32, Å, with a unit cell
 * in each frame when periodic. The format knows one time between frames only; if frames are not
 * evenly spaced it is their mean.
 */
final class DcdFrameWriter implements FrameWriter {
  /** Time unit of CHARMM in ps: √(amu Å² / (kcal/mol)). */
  static final double AKMA_TIME = 0.0488882129;

  /** Version written; from 24 on the frames of a periodic system hold a unit cell. */
  private static final int CHARMM_VERSION = 24;

  private static final int TITLE_BYTES = 80;
  private static final int CONTROL_WORDS = 20;

  /** Length marks before and after a record are 32-bit. */
  private static final int MOST_ATOMS = Integer.MAX_VALUE / Float.BYTES - 2;

  private final OutputStream out;
  private final int nAtoms;
  private final Box box;
  private final FrameTimes times;
  private final ByteBuffer axisRecord;
  private boolean begun;

  /**
   * @param out closed with the writer
   * @throws InputException if a record cannot hold so many atoms
   */
  DcdFrameWriter(OutputStream out, int nAtoms, Box box, FrameTimes times) {
    if (nAtoms > MOST_ATOMS) {
      throw new InputException(
          "Cannot write %d atoms as DCD: its records hold %d".formatted(nAtoms, MOST_ATOMS));
    }
    this.out = new BufferedOutputStream(out);
    this.nAtoms = nAtoms;
    this.box = box;
    this.times = times;
    this.axisRecord = record(nAtoms * Float.BYTES);
  }

  @Override
  public void write(int step, double time, double[] positions) throws IOException {
    begin();
    if (box.isPeriodic()) {
      writeCell();
    }
    for (int axis = 0; axis < 3; axis++) {
      axisRecord.position(Integer.BYTES);
      for (int i = 0; i < nAtoms; i++) {
        axisRecord.putFloat((float) (NM_TO_ANGSTROM * positions[3 * i + axis]));
      }
      out.write(axisRecord.array());
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      begin();
    }
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      writeHeader();
    }
  }

  private void writeHeader() throws IOException {
    int stride = times.stride();
    ByteBuffer control = record(Integer.BYTES * (1 + CONTROL_WORDS));
    control.put("CORD".getBytes(StandardCharsets.US_ASCII));
    control.putInt(times.size());
    control.putInt(times.size() > 0 ? times.steps()[0] : 0);
    control.putInt(stride);
    control.putInt(times.size() * stride);
    control.position(control.position() + 5 * Integer.BYTES);
    control.putFloat((float) (times.meanInterval() / stride / AKMA_TIME));
    control.putInt(box.isPeriodic() ? 1 : 0);
    control.position(control.position() + 8 * Integer.BYTES);
    control.putInt(CHARMM_VERSION);
    out.write(control.array());

    ByteBuffer title = record(Integer.BYTES + TITLE_BYTES);
    title.putInt(1);
    title.put(
        new TextLine()
            .left("CONTINUO: POSITIONS OF ONE REPLICA", TITLE_BYTES)
            .take()
            .getBytes(StandardCharsets.US_ASCII));
    out.write(title.array());

    ByteBuffer count = record(Integer.BYTES);
    count.putInt(nAtoms);
    out.write(count.array());
  }

  /** Edges and angles in CHARMM's order: A, γ, B, β, α, C. */
  private void writeCell() throws IOException {
    ByteBuffer cell = record(6 * Double.BYTES);
    cell.putDouble(NM_TO_ANGSTROM * box.edge(0));
    cell.putDouble(box.angle(2));
    cell.putDouble(NM_TO_ANGSTROM * box.edge(1));
    cell.putDouble(box.angle(1));
    cell.putDouble(box.angle(0));
    cell.putDouble(NM_TO_ANGSTROM * box.edge(2));
    out.write(cell.array());
  }

  /** A Fortran record: the payload between two copies of its length; positioned at the payload. */
  private static ByteBuffer record(int payload) {
    ByteBuffer record =
        ByteBuffer.allocate(payload + 2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    record.putInt(0, payload);
    record.putInt(Integer.BYTES + payload, payload);
    return record.position(Integer.BYTES);
  }
}
