package continuo.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.bench.peer.LammpsEnergies;
import continuo.forcefield.MolecularSystem;
import continuo.units.UnitSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Energies and forces of a system as LAMMPS evaluates what the export wrote. */
public final class Lammps {
  private static final MdSettings MD_MOLECULAR =
      new MdSettings(UnitSystem.MOLECULAR, 300, 1, 0.001, 1);
  private static final MdSettings MD_REDUCED = new MdSettings(UnitSystem.LJ, 1, 1, 0.001, 1);

  private final UnitSystem units;
  private final Path directory;

  /**
   * Skips the test where there is no LAMMPS.
   *
   * @param directory for its files
   */
  public Lammps(UnitSystem units, Path directory) {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "lmp"))),
        "no `lmp` on the PATH: nothing is compared with LAMMPS");
    this.units = units;
    this.directory = directory;
  }

  /** What LAMMPS gives, base units. */
  public record Result(Map<String, Double> energyByTerm, double[] forces) {}

  public Result evaluate(MolecularSystem system, double[] positions)
      throws IOException, InterruptedException {
    MdSettings md = units == UnitSystem.LJ ? MD_REDUCED : MD_MOLECULAR;
    LammpsExport.write(system, positions, md, directory);
    Map<String, Double> energies = energies();
    double forceUnit = units == UnitSystem.LJ ? 1 : 41.84;
    return new Result(energies, forces(system.composite().nAtoms(), forceUnit));
  }

  /** Runs the script in.system and reads the lines "term NAME ENERGY" that it prints. */
  public Map<String, Double> energies() throws IOException, InterruptedException {
    return LammpsEnergies.parse(run(), units);
  }

  private String run() throws IOException, InterruptedException {
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder("lmp", "-in", "in.system", "-log", "none")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    String text = Files.readString(log);
    assertThat(ended && process.exitValue() == 0).as(text).isTrue();
    return text;
  }

  private double[] forces(int nAtoms, double unit) throws IOException {
    List<String> lines =
        Files.readAllLines(directory.resolve("forces.dump"), StandardCharsets.UTF_8);
    int header = 8;
    assertThat(lines.get(header).strip()).isEqualTo("ITEM: ATOMS id x y z fx fy fz");
    assertThat(lines.size()).isEqualTo(header + 1 + nAtoms);
    double[] forces = new double[3 * nAtoms];
    for (int i = 0; i < nAtoms; i++) {
      String[] words = lines.get(header + 1 + i).split(" ");
      assertThat(words[0]).isEqualTo(Integer.toString(i + 1));
      for (int axis = 0; axis < 3; axis++) {
        forces[3 * i + axis] = unit * Double.parseDouble(words[4 + axis]);
      }
    }
    return forces;
  }
}
