package continuo.spark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdbFrameWriterTest {
  @Test
  void columnsAreThoseOfTheFormat() throws IOException {
    AtomNames atoms =
        new AtomNames(
            List.of(
                new AtomLabel("CA", "GLY", "A", 5),
                new AtomLabel("CA", "CA", "B", -3),
                new AtomLabel("HD11", "LEU", "A", 1000),
                new AtomLabel("BEAD", "POPC", "", 1)),
            List.of("C", "Ca", "H", ""));

    List<String> lines =
        lines(atoms, Box.FREE, new double[] {1, 2, 3, -1, -2, -3, 0, 0, 0, 9, 9, 9});

    assertThat(lines)
        .containsExactly(
            "REMARK   6 STEP 4, TIME 0.5 PS",
            "MODEL        1",
            "ATOM      1  CA  GLY A   5      10.000  20.000  30.000  1.00  0.00           C",
            "ATOM      2 CA    CA B  -3     -10.000 -20.000 -30.000  1.00  0.00          Ca",
            "ATOM      3 HD11 LEU A1000       0.000   0.000   0.000  1.00  0.00           H",
            "ATOM      4 BEAD POPC    1      90.000  90.000  90.000  1.00  0.00            ",
            "ENDMDL",
            "END");
  }

  @Test
  void aPeriodicRunHasItsCell() throws IOException {
    AtomNames atoms = names(1, "A");

    assertThat(lines(atoms, new Box(1, 2.5, 12.3456), new double[3]))
        .contains("CRYST1   10.000   25.000  123.456  90.00  90.00  90.00 P 1           1");
  }

  @Test
  void serialsAndResidueNumbersBeginAgainWhereTheColumnsEnd() throws IOException {
    int n = 100_001;
    AtomNames atoms =
        new AtomNames(
            Collections.nCopies(n, new AtomLabel("C", "X", "A", 12_345)),
            Collections.nCopies(n, ""));

    List<String> lines = lines(atoms, Box.FREE, new double[3 * n]);

    assertThat(lines.get(2 + 99_998)).startsWith("ATOM  99999  C     X A2345 ");
    assertThat(lines.get(2 + 99_999)).startsWith("ATOM      0  C     X A2345 ");
    assertThat(lines.get(2 + 100_000)).startsWith("ATOM      1  C     X A2345 ");
    assertThat(lines).filteredOn(line -> line.startsWith("ATOM")).allMatch(l -> l.length() == 78);
  }

  @Test
  void aLongChainNameGetsALetterAndStandsInTheSegmentColumns() throws IOException {
    assertThat(lines(names(1, "VP1-17"), Box.FREE, new double[3]).get(2))
        .isEqualTo(
            "ATOM      1  CA  GLY A   1       0.000   0.000   0.000  1.00  0.00      VP1-  ");
  }

  @Test
  void coordinatesTheColumnsCannotHoldAreRefused() {
    AtomNames atoms = names(2, "A");

    assertThatThrownBy(() -> lines(atoms, Box.FREE, new double[] {0, 0, 0, 0, 1000, 0}))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Cannot write step 4 as PDB: y of atom 1 is 10000.0 Å, PDB columns hold -999.999 to"
                + " 9999.999 Å. Use --format xyz or dcd");
    assertThatThrownBy(() -> lines(atoms, Box.FREE, new double[] {0, 0, Double.NaN, 0, 0, 0}))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot write step 4 as PDB: z of atom 0 is NaN Å");
    assertThatThrownBy(() -> lines(atoms, Box.FREE, new double[] {-99.99996, 0, 0, 0, 0, 0}))
        .isInstanceOf(InputException.class);
  }

  @Test
  void theWidestCoordinatesFit() throws IOException {
    assertThat(lines(names(1, "A"), Box.FREE, new double[] {-99.9999, 999.9999, 0}).get(2))
        .contains("    -999.9999999.999   0.000  1.00");
  }

  @Test
  void aCellTheColumnsCannotHoldIsRefused() {
    assertThatThrownBy(() -> lines(names(1, "A"), new Box(1, 1, 1e5), new double[3]))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot write the cell as PDB: its edge c is 1000000.0 Å");
  }

  private static AtomNames names(int n, String chain) {
    return new AtomNames(
        Collections.nCopies(n, new AtomLabel("CA", "GLY", chain, 1)), Collections.nCopies(n, ""));
  }

  private static List<String> lines(AtomNames atoms, Box box, double[] positions)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FrameWriter writer = new PdbFrameWriter(bytes, atoms, box)) {
      writer.write(4, 0.5, positions);
    }
    return bytes.toString(StandardCharsets.US_ASCII).lines().toList();
  }
}
