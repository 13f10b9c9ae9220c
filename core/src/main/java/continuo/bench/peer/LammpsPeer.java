package continuo.bench.peer;

import continuo.error.InputException;
import continuo.export.LammpsExport;
import continuo.forcefield.HarmonicBonds;
import continuo.structure.Composite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LAMMPS. Each input runs twice: to settle, and to be timed; the loop time of the second run is the
 * figure.
 */
public final class LammpsPeer implements Peer {
  private static final Pattern LOOP =
      Pattern.compile("Loop time of (\\S+) on .* for (\\d+) steps with (\\d+) atoms");
  private static final Pattern SHARE = Pattern.compile("([\\d.]+)% CPU use");
  private static final String INPUT = "in.bench";
  private static final int SEED = 48279;
  private static final double NM_TO_ANGSTROM = 10;
  private static final double KCAL_TO_KJ = 4.184;
  private static final double PS_TO_FS = 1000;

  /** Free space around a network, nm. */
  private static final double MARGIN = 2;

  private final String command;
  private final List<String> words;

  /**
   * @param command program and options, for example {@code lmp -sf opt}
   * @throws InputException if it is not a command
   */
  public LammpsPeer(String command) {
    this.command = command;
    this.words = PeerCommand.words("lammps", command);
  }

  @Override
  public String label() {
    return "lammps=" + command;
  }

  private String option() {
    return "--peer " + label();
  }

  @Override
  public List<String> version() {
    return Temporary.in(
        directory ->
            version(PeerProcess.run(option(), List.of(words.get(0), "-h"), directory).text()));
  }

  /** The lines of {@code lmp -h} that name the version, the compiler and its flags. */
  static List<String> version(String help) {
    List<String> lines = new ArrayList<>();
    boolean flags = false;
    for (String line : help.lines().map(String::strip).toList()) {
      if (flags && !line.isEmpty() && !line.startsWith("-")) {
        flags = false;
      }
      if (line.startsWith("Large-scale Atomic")
          || line.startsWith("Compiler:")
          || line.startsWith("C++ standard:")
          || (flags && !line.isEmpty())) {
        lines.add(line);
      }
      flags |= line.startsWith("Active compile time flags");
    }
    return lines;
  }

  @Override
  public boolean canRun(PeerSystem system) {
    return true;
  }

  @Override
  public void write(PeerSystem system, Path directory) {
    try {
      if (system instanceof PeerSystem.LennardJones crystal) {
        Files.writeString(directory.resolve(INPUT), lennardJones(crystal));
      } else if (system instanceof PeerSystem.Network network) {
        Files.writeString(directory.resolve(INPUT), network(network));
        writeData(network, directory.resolve("bench.data"));
      } else if (system instanceof PeerSystem.Exported exported) {
        writeExport(exported, directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The script that is exported runs once, to settle; a second run is added. */
  private static void writeExport(PeerSystem.Exported s, Path directory) throws IOException {
    LammpsExport.write(s.system(), s.system().composite().copyReference(), s.dynamics(), directory);
    Files.writeString(
        directory.resolve(INPUT),
        String.join(
            "\n",
            "variable timed index 1",
            "variable steps index " + s.settleSteps(),
            "variable every index 1000",
            "include " + LammpsExport.SCRIPT,
            "run ${timed}\n"));
  }

  private static String lennardJones(PeerSystem.LennardJones s) {
    return String.join(
        "\n",
        "units lj",
        "atom_style atomic",
        "lattice fcc " + s.density(),
        "region cell block 0 %1$d 0 %1$d 0 %1$d".formatted(s.cells()),
        "create_box 1 cell",
        "create_atoms 1 box",
        "mass 1 1.0",
        "velocity all create %s %d loop geom".formatted(s.start(), SEED),
        "pair_style lj/cut " + s.pairs().largestReach(),
        "pair_coeff 1 1 1.0 1.0",
        "neighbor %s bin".formatted(s.pairs().skin()),
        "neigh_modify delay 0 every %d check %s"
            .formatted(s.listEvery(), s.listChecked() ? "yes" : "no"),
        dynamics(s, s.temperature(), s.timeStep(), 1 / s.collisionRate()));
  }

  private static String network(PeerSystem.Network s) {
    return String.join(
        "\n",
        "units real",
        "boundary f f f",
        "atom_style bond",
        "bond_style harmonic",
        "atom_modify map array",
        "special_bonds lj/coul 1 1 1",
        "pair_style none",
        "comm_modify cutoff 24.0",
        "read_data bench.data extra/special/per/atom 200",
        "neighbor 8.0 bin",
        "neigh_modify delay 0 every 10 check yes",
        "velocity all create %s %d".formatted(s.temperature(), SEED),
        dynamics(s, s.temperature(), s.timeStep() * PS_TO_FS, PS_TO_FS / s.collisionRate()));
  }

  /** The integrator, and the two runs. */
  private static String dynamics(
      PeerSystem s, double temperature, double timeStep, double damping) {
    List<String> lines = new ArrayList<>();
    lines.add("fix move all nve");
    if (s.collisionRate() > 0) {
      lines.add("fix bath all langevin %1$s %1$s %2$s %3$d".formatted(temperature, damping, SEED));
    }
    lines.add("timestep " + timeStep);
    lines.add("thermo 1000");
    lines.add("run " + s.settleSteps());
    lines.add("run ${timed}\n");
    return String.join("\n", lines);
  }

  private static void writeData(PeerSystem.Network s, Path file) throws IOException {
    Composite beads = s.network().composite();
    HarmonicBonds springs = (HarmonicBonds) s.network().terms().get(0);
    int nSprings = springs.topology().size();
    // The parameters of a spring are those of its type: one type for each stiffness and length.
    TreeMap<String, Integer> types = new TreeMap<>();
    for (int b = 0; b < nSprings; b++) {
      types.putIfAbsent(coefficients(springs, b), 0);
    }
    int next = 0;
    for (var type : types.entrySet()) {
      type.setValue(++next);
    }
    double half = MARGIN;
    for (int i = 0; i < beads.nAtoms(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        half = Math.max(half, Math.abs(beads.reference(i, axis)) + MARGIN);
      }
    }
    half = Math.ceil(half * NM_TO_ANGSTROM);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.printf(
          Locale.ROOT,
          "%s%n%n%d atoms%n%d bonds%n1 atom types%n%d bond types%n",
          s.name(),
          beads.nAtoms(),
          nSprings,
          types.size());
      for (char axis : "xyz".toCharArray()) {
        out.printf(Locale.ROOT, "%1$s %2$s %3$clo %3$chi%n", -half, half, axis);
      }
      out.printf(Locale.ROOT, "%nMasses%n%n1 %s%n%nBond Coeffs%n%n", beads.mass(0));
      types.forEach((text, type) -> out.printf(Locale.ROOT, "%d %s%n", type, text));
      out.printf("%nAtoms%n%n");
      for (int i = 0; i < beads.nAtoms(); i++) {
        out.printf(
            Locale.ROOT,
            "%d %d 1 %.4f %.4f %.4f%n",
            i + 1,
            beads.component(i) + 1,
            beads.reference(i, 0) * NM_TO_ANGSTROM,
            beads.reference(i, 1) * NM_TO_ANGSTROM,
            beads.reference(i, 2) * NM_TO_ANGSTROM);
      }
      out.printf("%nBonds%n%n");
      for (int b = 0; b < nSprings; b++) {
        out.printf(
            Locale.ROOT,
            "%d %d %d %d%n",
            b + 1,
            types.get(coefficients(springs, b)),
            springs.topology().i(b) + 1,
            springs.topology().j(b) + 1);
      }
    }
  }

  /** Their E = K (r − r₀)², without the half, in kcal/mol and Å. */
  private static String coefficients(HarmonicBonds springs, int bond) {
    return String.format(
        Locale.ROOT,
        "%.6f %.2f",
        0.5 * springs.stiffness(bond) / (KCAL_TO_KJ * NM_TO_ANGSTROM * NM_TO_ANGSTROM),
        springs.restLength(bond) * NM_TO_ANGSTROM);
  }

  private List<String> command(int steps) {
    List<String> all = new ArrayList<>(PeerProcess.onOneCore());
    all.addAll(words);
    all.addAll(List.of("-in", INPUT, "-log", "none", "-var", "timed", Integer.toString(steps)));
    return all;
  }

  @Override
  public List<String> commandLines(PeerSystem system, int steps) {
    return List.of(CommandLine.join(command(steps)));
  }

  @Override
  public PeerTime time(PeerSystem system, Path directory, int steps) {
    return read(option(), PeerProcess.run(option(), command(steps), directory).text());
  }

  /**
   * Reads the last loop of the screen output.
   *
   * @param option how the program was given, for messages
   */
  static PeerTime read(String option, String screen) {
    Matcher loop = LOOP.matcher(screen);
    int at = -1;
    double seconds = 0;
    double atomSteps = 0;
    while (loop.find()) {
      at = loop.end();
      seconds = Double.parseDouble(loop.group(1));
      atomSteps = Double.parseDouble(loop.group(2)) * Double.parseDouble(loop.group(3));
    }
    if (at < 0 || !(seconds > 0)) {
      throw new InputException(
          "Cannot read the time of %s: no line \"Loop time of …\" in what it printed"
              .formatted(option));
    }
    Matcher share = SHARE.matcher(screen);
    double used = share.find(at) ? Double.parseDouble(share.group(1)) / 100 : Double.NaN;
    return new PeerTime(atomSteps / seconds, seconds, used);
  }
}
