package continuo.bench.peer;

import continuo.error.InputException;
import continuo.export.LammpsExport;
import continuo.export.MdSettings;
import continuo.forcefield.MolecularSystem;
import continuo.units.UnitSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Langevin dynamics of one replica by LAMMPS on the files that the export writes. */
public final class LammpsDynamics {
  private static final String INPUT = "in.plain";
  private static final String DUMP = "plain.dump";
  private static final String ITEM_ATOMS = "ITEM: ATOMS";
  private static final double ANGSTROM = 0.1;
  private static final double ANGSTROM_PER_FS = 100;

  private LammpsDynamics() {}

  /**
   * Exports the system, runs LAMMPS and reads its trajectory.
   *
   * @param command program and options, for example {@code lmp}
   * @param system atoms and terms
   * @param positions start, [atom][xyz], nm; read
   * @param settings units, thermostat and seed
   * @param settleSteps steps that are not sampled
   * @param steps steps that are
   * @param sampleEvery steps between samples
   * @param directory for its files; made if it is not there
   * @param frames is given positions, nm, and velocities, nm/ps, of each sample, [atom][xyz]
   * @throws InputException if LAMMPS cannot be started, fails or leaves another number of samples
   */
  public static void run(
      String command,
      MolecularSystem system,
      double[] positions,
      MdSettings settings,
      int settleSteps,
      int steps,
      int sampleEvery,
      Path directory,
      BiConsumer<double[], double[]> frames) {
    List<String> words = new ArrayList<>(PeerCommand.words("lammps", command));
    LammpsExport.write(system, positions, settings, directory);
    try {
      Files.writeString(directory.resolve(INPUT), script(settleSteps, steps, sampleEvery));
      words.addAll(List.of("-in", INPUT, "-log", "none"));
      PeerProcess.run("lammps=" + command, words, directory);
      int read = read(directory.resolve(DUMP), system.composite().nAtoms(), settings, frames);
      if (read != steps / sampleEvery + 1) {
        throw new InputException(
            "Cannot use lammps=%s: %s holds %d samples, %d were asked for"
                .formatted(command, directory.resolve(DUMP), read, steps / sampleEvery + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script(int settleSteps, int steps, int sampleEvery) {
    return String.join(
        "\n",
        "variable steps index " + settleSteps,
        "variable every index 100000",
        "include " + LammpsExport.SCRIPT,
        "reset_timestep 0",
        "dump plain all custom %d %s id xu yu zu vx vy vz".formatted(sampleEvery, DUMP),
        "dump_modify plain sort id format float %.12g",
        "run " + steps,
        "");
  }

  /** Reads a dump that is sorted by atom; returns the number of frames. */
  private static int read(
      Path file, int nAtoms, MdSettings settings, BiConsumer<double[], double[]> frames)
      throws IOException {
    boolean reduced = settings.units() == UnitSystem.LJ;
    int count = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith(ITEM_ATOMS)) {
          continue;
        }
        double[] x = new double[3 * nAtoms];
        double[] v = new double[3 * nAtoms];
        for (int i = 0; i < nAtoms; i++) {
          String[] words = String.valueOf(in.readLine()).split(" ");
          if (words.length < 7) {
            throw new InputException(
                "Cannot read %s: atom %d of frame %d is missing".formatted(file, i, count));
          }
          for (int axis = 0; axis < 3; axis++) {
            x[3 * i + axis] = Double.parseDouble(words[1 + axis]) * (reduced ? 1 : ANGSTROM);
            v[3 * i + axis] = Double.parseDouble(words[4 + axis]) * (reduced ? 1 : ANGSTROM_PER_FS);
          }
        }
        frames.accept(x, v);
        count++;
      }
    }
    return count;
  }
}
