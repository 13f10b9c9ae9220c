package continuo.spark.export;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.structure.AtomLabel;
import continuo.structure.Box;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XyzFrameWriterTest {
  private static final AtomNames ATOMS =
      new AtomNames(
          List.of(new AtomLabel("CA", "GLY", "A", 1), new AtomLabel("my bead", "X", "A", 2)),
          List.of("C", ""));

  @Test
  void framesFollowEachOtherWithStepAndTime() throws IOException {
    assertThat(text(Box.FREE))
        .isEqualTo(
            """
            2
            pbc="F F F" Properties=species:S:1:pos:R:3:name:S:1 step=0 time=0.0
            C        1.000000     -20.000000       0.000010 CA
            X    12345.678900       0.000000       0.000000 my_bead
            2
            pbc="F F F" Properties=species:S:1:pos:R:3:name:S:1 step=3 time=1.5
            C        1.000000     -20.000000       0.000010 CA
            X    12345.678900       0.000000       0.000000 my_bead
            """);
  }

  @Test
  void aPeriodicRunHasItsLattice() throws IOException {
    assertThat(text(new Box(1, 2, 3.5)))
        .contains(
            "Lattice=\"10.000000 0.000000 0.000000 0.000000 20.000000 0.000000 0.000000 0.000000"
                + " 35.000000\" pbc=\"T T T\" Properties=species:S:1:pos:R:3:name:S:1 step=0"
                + " time=0.0\n");
  }

  private static String text(Box box) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    double[] positions = {0.1, -2, 1e-6, 1234.56789, 0, 0};
    try (FrameWriter writer = new XyzFrameWriter(bytes, ATOMS, box)) {
      writer.write(0, 0, positions);
      writer.write(3, 1.5, positions);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
