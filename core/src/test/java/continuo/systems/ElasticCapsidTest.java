package continuo.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.config.CapsidConfig;
import continuo.config.SecondStructureConfig;
import continuo.error.InputException;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticCapsidTest {
  private static final Path CAPSID = Path.of("..", "conf", "structures", "1a34.pdb");

  private static MolecularSystem build(Path file, double cutoff) {
    return ElasticCapsid.build(
        new CapsidConfig(
            file.toString(), "1", cutoff, 400, 110, new SecondStructureConfig("", "1", 0, 0)));
  }

  @Test
  void capsidIsANetworkAtRest() {
    MolecularSystem system = build(CAPSID, 1.0);
    assertThat(system.composite().nAtoms()).isEqualTo(8820);
    assertThat(system.composite().nComponents()).isEqualTo(60);
    assertThat(system.composite().box()).isEqualTo(Box.FREE);
    assertThat(system.composite().totalMass()).isCloseTo(8820 * 110.0, within(1e-6));
    HarmonicBonds springs = (HarmonicBonds) system.terms().get(0);
    double[] r = system.composite().copyReference();
    for (int b = 0; b < springs.topology().size(); b++) {
      double length = Network.length(system, springs.topology(), b, r);
      assertThat(springs.restLength(b)).isEqualTo(length).isBetween(0.3, 1.0);
      assertThat(springs.stiffness(b)).isEqualTo(400);
    }
  }

  /** Icosahedral symmetry: every copy has the same springs, so their number divides by 60. */
  @Test
  void everyChainCopyHasAsManyNeighbours() {
    MolecularSystem system = build(CAPSID, 1.0);
    HarmonicBonds springs = (HarmonicBonds) system.terms().get(0);
    int[] ends = new int[60];
    for (int b = 0; b < springs.topology().size(); b++) {
      ends[system.composite().component(springs.topology().i(b))]++;
      ends[system.composite().component(springs.topology().j(b))]++;
    }
    assertThat(ends).containsOnly(ends[0]);
  }

  @Test
  void networkInPiecesIsRefused() {
    assertThatThrownBy(() -> build(CAPSID, 0.3))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "Invalid `system\\.cutoff` 0\\.3 nm: the elastic network of .*1a34\\.pdb falls into \\d+ pieces, one of them with bead CA .*");
  }

  @Test
  void coincidingBeadsAreRefused(@TempDir Path directory) throws IOException {
    String text = Files.readString(CAPSID);
    // The second operator becomes the first: every chain twice in the same place.
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].matches("REMARK 350   BIOMT[123]   2 .*")) {
        lines[i] = lines[i - 3].replaceFirst("(BIOMT[123])   1", "$1   2");
      }
    }
    Path file = Files.writeString(directory.resolve("twice.pdb"), String.join("\n", lines));
    assertThatThrownBy(() -> build(file, 1.0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("beads CA THR A-113 and CA THR A-213 of assembly \"1\" coincide");
  }
}
