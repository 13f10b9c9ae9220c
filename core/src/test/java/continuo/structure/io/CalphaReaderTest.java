package continuo.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.structure.AtomLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalphaReaderTest {
  private static final Path CAPSID = Path.of("..", "conf", "structures", "1a34.pdb");

  @TempDir Path directory;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Path file, String assembly) {
    return assertThatThrownBy(() -> CalphaReader.read(file, assembly))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read structure " + file + ": ");
  }

  @Test
  void satelliteTobaccoMosaicVirusHasTheBeadsAndRadiiOfTheEntry() {
    CalphaModel capsid = CalphaReader.read(CAPSID, "1");
    assertThat(capsid.nBeads()).isEqualTo(8820);
    assertThat(capsid.nCopies()).isEqualTo(60);
    double[] centre = new double[3];
    for (int i = 0; i < capsid.nBeads(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        centre[axis] += capsid.position(i, axis) / capsid.nBeads();
      }
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (int i = 0; i < capsid.nBeads(); i++) {
      double x = capsid.position(i, 0) - centre[0];
      double y = capsid.position(i, 1) - centre[1];
      double z = capsid.position(i, 2) - centre[2];
      double r = Math.sqrt(x * x + y * y + z * z);
      least = Math.min(least, r);
      greatest = Math.max(greatest, r);
    }
    assertThat(least).isCloseTo(5.52, within(0.005));
    assertThat(greatest).isCloseTo(8.65, within(0.005));
  }

  @Test
  void beadsAreNamedAfterChainAndOperator() {
    CalphaModel capsid = CalphaReader.read(CAPSID, "1");
    assertThat(capsid.labels().get(0)).isEqualTo(new AtomLabel("CA", "THR", "A-1", 13));
    assertThat(capsid.labels().get(8819)).isEqualTo(new AtomLabel("CA", "ASN", "A-60", 159));
    assertThat(capsid.copyCopies()[146]).isZero();
    assertThat(capsid.copyCopies()[147]).isEqualTo(1);
    assertThat(capsid.position(0, 0)).isCloseTo(-0.0159, within(1e-12));
  }

  @Test
  void onlyProteinCalphaAtomsInTheirFirstLocationAreBeads() throws IOException {
    CalphaModel model = CalphaReader.read(write("a.pdb", SmallAssembly.pdb()), "1");
    assertThat(model.labels())
        .containsExactly(
            new AtomLabel("CA", "ALA", "P-1", 5),
            new AtomLabel("CA", "SER", "P-1", 6),
            new AtomLabel("CA", "MSE", "P-1", 7),
            new AtomLabel("CA", "ALA", "P-2", 5),
            new AtomLabel("CA", "SER", "P-2", 6),
            new AtomLabel("CA", "MSE", "P-2", 7));
    assertThat(model.copyPositions())
        .containsExactly(
            new double[] {
              0.1, 0.2, 0.3, 0.4, 0.2, 0.3, 0.7, 0.2, 0.3, 1.1, 0.2, 0.3, 1.4, 0.2, 0.3, 1.7, 0.2,
              0.3
            },
            within(1e-12));
  }

  @Test
  void operatorProductsOfMmcifAreExpanded() throws IOException {
    CalphaModel model = CalphaReader.read(write("a.cif", SmallAssembly.cif()), "1");
    assertThat(model.nCopies()).isEqualTo(4);
    // First bead (1, 2, 3) Å: identity; quarter turn, shifted or not by 100 Å along x.
    double[][] expected = {{0.1, 0.2, 0.3}, {-0.2, 0.1, 0.3}, {10.1, 0.2, 0.3}, {9.8, 0.1, 0.3}};
    for (double[] e : expected) {
      assertThat(model.copyPositions()).isNotEmpty();
      boolean found = false;
      for (int copy = 0; copy < 4; copy++) {
        double worst = 0;
        for (int axis = 0; axis < 3; axis++) {
          worst = Math.max(worst, Math.abs(model.position(2 * copy, axis) - e[axis]));
        }
        found |= worst < 1e-12;
      }
      assertThat(found).as("copy at (%s, %s, %s)", e[0], e[1], e[2]).isTrue();
    }
    assertThat(model.labels().get(7)).isEqualTo(new AtomLabel("CA", "SER", "P-4", 6));
  }

  @Test
  void compressedFilesGiveTheSame() throws IOException {
    for (String name : new String[] {"b.pdb", "b.cif"}) {
      String text = name.endsWith("pdb") ? SmallAssembly.pdb() : SmallAssembly.cif();
      Path compressed = directory.resolve(name + ".gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      assertThat(CalphaReader.read(compressed, "1").copyPositions())
          .isEqualTo(CalphaReader.read(write(name, text), "1").copyPositions());
    }
  }

  @Test
  void wrongAssemblyNamesThoseThatAreThere() throws IOException {
    assertRefused(write("a.pdb", SmallAssembly.pdb()), "7")
        .hasMessageEndingWith("no assembly \"7\"; there is 1, 2");
    assertRefused(write("a.cif", SmallAssembly.cif()), "2")
        .hasMessageEndingWith("no assembly \"2\"; there is 1, 10");
  }

  @Test
  void assemblyWithoutProteinIsRefused() throws IOException {
    assertRefused(write("a.pdb", SmallAssembly.pdb()), "2")
        .hasMessageEndingWith("assembly \"2\" holds no protein Cα atom; protein chains are P");
  }

  @Test
  void fileWithoutAssemblyIsRefused() throws IOException {
    String plain = SmallAssembly.pdb().replaceAll("REMARK 350.*\n", "");
    assertRefused(write("a.pdb", plain), "1")
        .hasMessageEndingWith("it names no biological assembly (REMARK 350)");
  }

  @Test
  void fileWithoutProteinIsRefused() throws IOException {
    String plain = SmallAssembly.pdb().replaceAll("(ATOM  |HETATM)[^\n]* P +[0-9]+ [^\n]*\n", "");
    assertRefused(write("a.pdb", plain), "1")
        .hasMessageEndingWith("no protein Cα atom in chains R");
    assertRefused(write("b.pdb", "Dear reader\n"), "1")
        .hasMessageEndingWith("no protein Cα atom in a file without chains");
    assertRefused(write("c.pdb", ""), "1").hasMessageContaining("no protein Cα atom");
  }

  @Test
  void unreadableFilesAreRefused() throws IOException {
    assertRefused(directory.resolve("none.pdb"), "1").hasMessageEndingWith("no such file");
    assertRefused(write("a.pdb.gz", "not compressed"), "1").hasMessageContaining("GZIP");
    assertRefused(write("a.cif", "this is no CIF"), "1");
    assertThatThrownBy(() -> CalphaReader.read(Path.of("a.xyz"), "1"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Cannot read structure a.xyz: the name must end in .pdb, .ent, .cif or .mmcif, perhaps followed by .gz");
  }
}
