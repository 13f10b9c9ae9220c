package continuo.spark.command;

import continuo.bench.Bench;
import continuo.bench.BenchPlan;
import continuo.bench.BenchReport;
import continuo.bench.BenchSystem;
import continuo.bench.BenchSystems;
import continuo.bench.KernelChoice;
import continuo.bench.peer.GromacsPeer;
import continuo.bench.peer.LammpsPeer;
import continuo.bench.peer.Peer;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Precision;
import continuo.error.InputException;
import continuo.error.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code continuo bench}: how fast the burst engine is on one core, without Spark. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Time the burst engine on one core, perhaps side by side with other programs.")
final class BenchCommand implements Callable<Integer> {
  /** Lanes that fill the widest vectors. */
  private static final int DOUBLE_LANES = 8;

  /** Which kernels are timed. */
  enum KernelSet {
    VECTOR,
    PLAIN,
    BOTH;

    List<KernelChoice> choices() {
      return switch (this) {
        case VECTOR -> List.of(KernelChoice.VECTOR);
        case PLAIN -> List.of(KernelChoice.PLAIN);
        case BOTH -> List.of(KernelChoice.VECTOR, KernelChoice.PLAIN);
      };
    }
  }

  /** Which precisions are timed. */
  enum PrecisionSet {
    DOUBLE,
    MIXED,
    BOTH;

    List<Precision> choices() {
      return switch (this) {
        case DOUBLE -> List.of(Precision.DOUBLE);
        case MIXED -> List.of(Precision.MIXED);
        case BOTH -> List.of(Precision.DOUBLE, Precision.MIXED);
      };
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CONF",
      arity = "0..1",
      description = "A configuration whose system is timed, its order parameters held.")
  private Path configuration;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description =
          "lj-solid, lj-solid-4k, lj-liquid, network, network-64, network-300, superlattice or"
              + " superlattice-held; may be repeated. Default: all of them, or none with CONF.")
  private List<String> systems = List.of();

  @Option(
      names = "--kernels",
      paramLabel = "K",
      description = "vector, plain or both; default: vector.")
  private KernelSet kernels = KernelSet.VECTOR;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "Of the forces: double, mixed or both; default: double.")
  private PrecisionSet precision = PrecisionSet.DOUBLE;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Replicas side by side; default: 0 for 8 in double, 16 in mixed precision.")
  private int lanes;

  @Option(names = "--seconds", paramLabel = "S", description = "Length of a repeat; default: 2.")
  private double seconds = 2;

  @Option(names = "--repeats", paramLabel = "R", description = "Repeats; default: 5.")
  private int repeats = 5;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there as well.")
  private Path json;

  @Option(
      names = "--peer",
      paramLabel = "PROGRAM=CMD",
      description =
          "Run another program on the same systems, in alternation, for example lammps='lmp -sf opt'"
              + " or gromacs=gmx; may be repeated.")
  private List<String> peers = List.of();

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Keep the inputs of the peers there; default: a temporary directory.")
  private Path work;

  @Override
  public Integer call() {
    List<Peer> programs = peers.stream().map(BenchCommand::peer).toList();
    BenchPlan plan =
        new BenchPlan(
            chosen(), kernels.choices(), precision.choices(), lanes, seconds, repeats, programs);
    PrintWriter err = spec.commandLine().getErr();
    BenchReport report =
        ScratchDirectory.use(
            work,
            "continuo-bench",
            directory ->
                Bench.run(
                    plan,
                    directory,
                    text -> {
                      err.println("bench: " + text);
                      err.flush();
                    }));
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    out.flush();
    if (json != null) {
      write(report.json(Version.all(KernelProvider.fastest(DOUBLE_LANES).name(), null)));
    }
    return 0;
  }

  private List<BenchSystem> chosen() {
    List<BenchSystem> chosen = new ArrayList<>();
    List<String> names =
        systems.isEmpty() && configuration == null ? BenchSystems.names() : systems;
    for (String name : names) {
      chosen.add(BenchSystems.named(name));
    }
    if (configuration != null) {
      chosen.add(BenchSystems.configured(configuration));
    }
    return chosen;
  }

  private static Peer peer(String text) {
    int equals = text.indexOf('=');
    String program = equals < 0 ? text : text.substring(0, equals);
    String command = equals < 0 ? "" : text.substring(equals + 1);
    return switch (program) {
      case "lammps" -> new LammpsPeer(command);
      case "gromacs" -> new GromacsPeer(command);
      default ->
          throw new InputException(
              "Invalid --peer \"%s\"; allowed: lammps=COMMAND, gromacs=COMMAND, for example"
                      .formatted(text)
                  + " --peer 'lammps=lmp -sf opt'");
    };
  }

  private void write(String text) {
    try {
      Files.writeString(json, text);
    } catch (IOException e) {
      throw new StorageException("Cannot write --json %s: %s".formatted(json, e), e);
    }
  }
}
