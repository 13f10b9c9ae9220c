package continuo.spark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.structure.Box;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DcdFrameWriterTest {
  private static final double[] POSITIONS = {1, 2, 3, -4, -5, -6};

  @Test
  void theHeaderCountsFramesAtomsAndTime() throws IOException {
    FrameTimes times = new FrameTimes(new int[] {10, 15, 20}, new double[] {1, 1.5, 2});

    List<ByteBuffer> records = records(Box.FREE, times);

    ByteBuffer header = records.get(0);
    assertThat(text(header, 0, 4)).isEqualTo("CORD");
    assertThat(control(header, 0)).as("frames").isEqualTo(3);
    assertThat(control(header, 1)).as("first step").isEqualTo(10);
    assertThat(control(header, 2)).as("steps between frames").isEqualTo(5);
    assertThat(control(header, 3)).as("steps").isEqualTo(15);
    // 0.1 ps a step; CHARMM counts time in units of 48.88821 fs.
    assertThat(header.getFloat(4 + 4 * 9) * 0.04888821).isCloseTo(0.1, within(1e-7));
    assertThat(control(header, 10)).as("unit cell").isZero();
    assertThat(control(header, 19)).as("version").isEqualTo(24);
    ByteBuffer title = records.get(1);
    assertThat(title.getInt(0)).isEqualTo(1);
    assertThat(title.remaining()).isEqualTo(4 + 80);
    assertThat(text(title, 4, 8)).isEqualTo("CONTINUO");
    assertThat(records.get(2).getInt(0)).as("atoms").isEqualTo(2);
    assertThat(records).hasSize(3 + 3 * 3);
  }

  @Test
  void framesAreAxisByAxisInAngstrom() throws IOException {
    List<ByteBuffer> records = records(Box.FREE, times());

    assertThat(floats(records.get(3))).containsExactly(10f, -40f);
    assertThat(floats(records.get(4))).containsExactly(20f, -50f);
    assertThat(floats(records.get(5))).containsExactly(30f, -60f);
  }

  @Test
  void aPeriodicRunHasItsCellBeforeEachFrame() throws IOException {
    List<ByteBuffer> records = records(new Box(1, 2, 3), times());

    assertThat(control(records.get(0), 10)).isEqualTo(1);
    assertThat(records).hasSize(3 + 2 * 4);
    ByteBuffer cell = records.get(7);
    double[] values = new double[6];
    cell.asDoubleBuffer().get(values);
    assertThat(values).containsExactly(10, 90, 20, 90, 90, 30);
  }

  @Test
  void unevenFramesAreGivenTheirMeanInterval() throws IOException {
    FrameTimes uneven = new FrameTimes(new int[] {0, 1, 4}, new double[] {0, 1, 4});

    ByteBuffer header = records(Box.FREE, uneven).get(0);

    assertThat(control(header, 2)).isEqualTo(1);
    assertThat(header.getFloat(4 + 4 * 9) * 0.04888821).isCloseTo(2, within(1e-6));
  }

  private static FrameTimes times() {
    return new FrameTimes(new int[] {0, 1}, new double[] {0, 1});
  }

  /** The payloads of the Fortran records, whose two length marks must agree. */
  private static List<ByteBuffer> records(Box box, FrameTimes times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FrameWriter writer = new DcdFrameWriter(bytes, 2, box, times)) {
      for (int step : times.steps()) {
        writer.write(step, 0, POSITIONS);
      }
    }
    ByteBuffer file = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    List<ByteBuffer> records = new ArrayList<>();
    while (file.hasRemaining()) {
      int length = file.getInt();
      records.add(file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN));
      file.position(file.position() + length);
      assertThat(file.getInt()).isEqualTo(length);
    }
    return records;
  }

  private static int control(ByteBuffer header, int index) {
    return header.getInt(4 + 4 * index);
  }

  private static String text(ByteBuffer record, int at, int length) {
    byte[] bytes = new byte[length];
    record.get(at, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static float[] floats(ByteBuffer record) {
    float[] values = new float[record.remaining() / 4];
    record.asFloatBuffer().get(values);
    return values;
  }
}
