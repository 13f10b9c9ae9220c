package continuo.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.bench.BenchSystems;
import continuo.error.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerInputTest {
  @TempDir private Path directory;

  private final LammpsPeer lammps = new LammpsPeer("lmp -sf opt");
  private final GromacsPeer gromacs = new GromacsPeer("gmx");

  private static PeerSystem system(String name) {
    return BenchSystems.named(name).peer().orElseThrow();
  }

  @Test
  void lammpsGetsTheCrystalInReducedUnits() throws IOException {
    lammps.write(system("lj-solid-4k"), directory);
    assertThat(Files.readAllLines(directory.resolve("in.bench")))
        .contains(
            "units lj",
            "region cell block 0 10 0 10 0 10",
            "pair_style lj/cut 2.5",
            "neighbor 0.3 bin",
            "neigh_modify delay 0 every 1 check yes",
            "fix bath all langevin 0.5 0.5 1.0 48279",
            "timestep 0.004",
            "run 200",
            "run ${timed}")
        .anySatisfy(
            line -> {
              assertThat(line).startsWith("lattice fcc ");
              assertThat(Double.parseDouble(line.substring(12))).isCloseTo(1, within(1e-12));
            });
  }

  @Test
  void lammpsGetsTheNetworkInKilocaloriesAndAngstrom() throws IOException {
    lammps.write(system("network"), directory);
    List<String> data = Files.readAllLines(directory.resolve("bench.data"));
    assertThat(data).contains("8820 atoms", "88860 bonds", "1 110.0");
    int coefficients = data.indexOf("Bond Coeffs");
    // Half of 1 kcal/mol/Å², and lengths in hundredths of an ångström.
    assertThat(data.get(coefficients + 2)).matches("1 0\\.500000 \\d+\\.\\d\\d");
    assertThat(data.subList(data.indexOf("Bonds") + 2, data.size())).hasSize(88_860);
    assertThat(Files.readAllLines(directory.resolve("in.bench")))
        .contains("units real", "timestep 10.0", "fix bath all langevin 300.0 300.0 1000.0 48279");
  }

  @Test
  void gromacsGetsTheCrystalAsArgon() throws IOException {
    gromacs.write(system("lj-liquid"), directory);
    List<String> coordinates = Files.readAllLines(directory.resolve("conf.gro"));
    assertThat(coordinates).hasSize(32_003);
    assertThat(Double.parseDouble(coordinates.get(32_002).substring(0, 12)))
        .isCloseTo(33.591924 * 0.3405, within(1e-6));
    List<String> parameters = Files.readAllLines(directory.resolve("bench.mdp"));
    // Newton's equations: the usual benchmark of the melt, and its fastest.
    assertThat(parameters).contains("integrator = md", "tcoupl = no", "rvdw = 0.851250");
  }

  @Test
  void gromacsGetsTheNetworkWithoutExclusions() throws IOException {
    gromacs.write(system("network"), directory);
    List<String> topology = Files.readAllLines(directory.resolve("topol.top"));
    int bonds = topology.indexOf("[ bonds ]");
    assertThat(topology.indexOf("[ system ]") - bonds - 1).isEqualTo(88_860);
    assertThat(topology.get(bonds + 1)).matches("\\d+ \\d+ 6 0\\.\\d{6} 418\\.4");
    assertThat(Files.readAllLines(directory.resolve("bench.mdp")))
        .contains("integrator = sd", "tau-t = 1.000000", "ref-t = 300.0000", "dt = 0.0100000");
  }

  @Test
  void lammpsGetsWhatIsExportedWithASecondRun() throws IOException {
    lammps.write(system("superlattice"), directory);
    assertThat(Files.readAllLines(directory.resolve("in.bench")))
        .containsSubsequence("variable steps index 200", "include in.system", "run ${timed}");
    assertThat(directory.resolve("in.system")).exists();
    assertThat(gromacs.canRun(system("superlattice"))).isFalse();
  }

  /** Only where the programs are installed. */
  @Test
  void lammpsRunsWhatItGets() {
    assumeTrue(isInstalled(lammps), "lmp is installed");
    for (String name : List.of("lj-solid-4k", "superlattice")) {
      lammps.write(system(name), directory);
      PeerTime time = lammps.time(system(name), directory, 20);
      assertThat(time.atomStepsPerSecond()).as(name).isPositive();
      assertThat(time.coreShare()).as(name).isPositive();
    }
  }

  @Test
  void gromacsRunsWhatItGets() {
    assumeTrue(isInstalled(gromacs), "gmx is installed");
    PeerSystem system = system("lj-solid-4k");
    gromacs.write(system, directory);
    PeerTime time = gromacs.time(system, directory, 50);
    assertThat(time.atomStepsPerSecond()).isPositive();
    assertThat(time.seconds()).isPositive();
  }

  private static boolean isInstalled(Peer peer) {
    try {
      return !peer.version().isEmpty();
    } catch (InputException e) {
      return false;
    }
  }
}
