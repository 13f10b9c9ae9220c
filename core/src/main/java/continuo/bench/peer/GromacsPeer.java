package continuo.bench.peer;

import continuo.error.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * GROMACS. Its counters are reset half way through the run (option {@code -resethway}), so that
 * start, settling and the choice of its list are not in the figure.
 */
public final class GromacsPeer implements Peer {
  private static final Pattern PERFORMANCE = Pattern.compile("(?m)^Performance:\\s+(\\S+)");
  private static final Pattern TIME =
      Pattern.compile("(?m)^\\s+Time:\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)");
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double NS_TO_PS = 1000;

  private final String command;
  private final List<String> words;

  /**
   * @param command program, for example {@code gmx}
   * @throws InputException if it is not a command
   */
  public GromacsPeer(String command) {
    this.command = command;
    this.words = PeerCommand.words("gromacs", command);
  }

  @Override
  public String label() {
    return "gromacs=" + command;
  }

  private String option() {
    return "--peer " + label();
  }

  @Override
  public List<String> version() {
    List<String> ask = new ArrayList<>(words);
    ask.add("--version");
    return Temporary.in(directory -> version(PeerProcess.run(option(), ask, directory).text()));
  }

  /** The lines of {@code gmx --version} that name the version, the compiler and its flags. */
  static List<String> version(String text) {
    return text.lines()
        .map(String::strip)
        .filter(
            line ->
                Stream.of(
                        "GROMACS version:",
                        "Precision:",
                        "SIMD instructions:",
                        "C++ compiler:",
                        "C++ compiler flags:")
                    .anyMatch(line::startsWith))
        .toList();
  }

  @Override
  public boolean canRun(PeerSystem system) {
    return !(system instanceof PeerSystem.Exported);
  }

  @Override
  public void write(PeerSystem system, Path directory) {
    try {
      if (system instanceof PeerSystem.LennardJones crystal) {
        GromacsInputs.write(crystal, directory);
      } else if (system instanceof PeerSystem.Network network) {
        GromacsInputs.write(network, directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> preparation() {
    List<String> all = new ArrayList<>(words);
    all.addAll(
        List.of(
            "grompp",
            "-f",
            "bench.mdp",
            "-c",
            "conf.gro",
            "-p",
            "topol.top",
            "-o",
            "bench.tpr",
            "-po",
            "used.mdp",
            "-maxwarn",
            "5"));
    return all;
  }

  private List<String> run(int steps) {
    List<String> all = new ArrayList<>(PeerProcess.onOneCore());
    all.addAll(words);
    all.addAll(
        List.of(
            "mdrun",
            "-s",
            "bench.tpr",
            "-deffnm",
            "run",
            "-ntmpi",
            "1",
            "-ntomp",
            "1",
            "-pin",
            "off",
            "-nsteps",
            Integer.toString(2 * steps),
            "-resethway",
            "-noconfout"));
    return all;
  }

  @Override
  public List<String> commandLines(PeerSystem system, int steps) {
    return List.of(CommandLine.join(preparation()), CommandLine.join(run(steps)));
  }

  @Override
  public PeerTime time(PeerSystem system, Path directory, int steps) {
    PeerProcess.run(option(), preparation(), directory);
    // Its log counts wall time as processor time.
    double share = PeerProcess.run(option(), run(steps), directory).coreShare();
    try {
      String log = Files.readString(directory.resolve("run.log"));
      return read(option(), log, system.nAtoms(), dt(system), share);
    } catch (IOException e) {
      throw new InputException(
          "Cannot read the log of %s: %s".formatted(option(), e.getMessage()), e);
    }
  }

  private static double dt(PeerSystem system) {
    return system instanceof PeerSystem.LennardJones
        ? system.timeStep() * GromacsInputs.TAU
        : system.timeStep();
  }

  /**
   * Reads the log.
   *
   * @param option how the program was given, for messages
   * @param log text of the log file
   * @param nAtoms N
   * @param timeStep Δt, ps
   * @param coreShare of the process
   */
  static PeerTime read(String option, String log, int nAtoms, double timeStep, double coreShare) {
    double nsPerDay = Double.NaN;
    Matcher performance = PERFORMANCE.matcher(log);
    while (performance.find()) {
      nsPerDay = Double.parseDouble(performance.group(1));
    }
    Matcher time = TIME.matcher(log);
    if (!(nsPerDay > 0) || !time.find()) {
      throw new InputException(
          "Cannot read the time of %s: no lines \"Time:\" and \"Performance:\" in its log"
              .formatted(option));
    }
    return new PeerTime(
        nAtoms * nsPerDay * NS_TO_PS / SECONDS_PER_DAY / timeStep,
        Double.parseDouble(time.group(2)),
        coreShare);
  }
}
