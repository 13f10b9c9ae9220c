package continuo.systems.gromacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Energies of GROMACS input files as {@code gmx} evaluates them, in its mixed precision. */
final class Gromacs {
  private final Path directory;

  /**
   * Skips the test where there is no GROMACS.
   *
   * @param directory holds topol.top, conf.gro and run.mdp
   */
  Gromacs(Path directory) {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gmx"))),
        "no `gmx` on the PATH: nothing is compared with GROMACS");
    this.directory = directory;
  }

  /** Energies of the configuration by the names that GROMACS has for them, kJ/mol. */
  Map<String, Double> energies() throws IOException, InterruptedException {
    gmx("", "grompp", "-f", "run.mdp", "-c", "conf.gro", "-p", "topol.top", "-maxwarn", "5");
    gmx("", "mdrun", "-s", "topol.tpr", "-rerun", "conf.gro", "-ntmpi", "1", "-ntomp", "1");
    gmx(
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18\n\n",
        "energy",
        "-f",
        "ener.edr",
        "-o",
        "energy.xvg",
        "-dp");
    List<String> names = new ArrayList<>();
    Map<String, Double> energies = new LinkedHashMap<>();
    for (String line : Files.readAllLines(directory.resolve("energy.xvg"))) {
      if (line.startsWith("@ s")) {
        names.add(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')));
      } else if (!line.startsWith("@") && !line.startsWith("#")) {
        String[] words = line.strip().split("\\s+");
        for (int n = 0; n < names.size(); n++) {
          energies.put(names.get(n), Double.parseDouble(words[n + 1]));
        }
      }
    }
    return energies;
  }

  private void gmx(String input, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gmx"));
    command.addAll(List.of(arguments));
    Path log = directory.resolve("log");
    Path answers = Files.writeString(directory.resolve("answers"), input);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(answers.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    assertThat(ended && process.exitValue() == 0).as(Files.readString(log)).isTrue();
  }
}
