package continuo.bench;

import continuo.bench.peer.Peer;
import continuo.bench.peer.PeerSystem;
import continuo.burst.kernel.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Times the burst engine and its peers in alternation: each round does one repeat of everything, so
 * that slow changes of the machine hit all alike.
 */
public final class Bench {
  private final BenchPlan plan;
  private final Path directory;
  private final Consumer<String> progress;

  private Bench(BenchPlan plan, Path directory, Consumer<String> progress) {
    this.plan = plan;
    this.directory = directory;
    this.progress = progress;
  }

  /**
   * Runs a plan on the calling thread.
   *
   * @param plan what to time
   * @param directory where the inputs of the peers are written
   * @param progress is told what happens
   * @throws continuo.error.InputException if a peer or the kernels cannot run
   */
  public static BenchReport run(BenchPlan plan, Path directory, Consumer<String> progress) {
    return new Bench(plan, directory, progress).run();
  }

  private BenchReport run() {
    List<PeerBench> peers = peers();
    Machine machine = Machine.here();
    progress.accept("measuring what a core can do");
    MachineLimits limits = MachineLimits.measure(machine);
    List<EngineBench> engines = new ArrayList<>();
    for (BenchSystem system : plan.systems()) {
      for (KernelChoice choice : plan.kernels()) {
        for (Precision precision : plan.precisions()) {
          engines.add(prepared(system, choice, precision));
        }
      }
    }
    for (int round = 1; round <= plan.repeats(); round++) {
      progress.accept("round %d of %d".formatted(round, plan.repeats()));
      engines.forEach(engine -> engine.repeat(plan.seconds()));
      peers.forEach(PeerBench::repeat);
    }
    progress.accept("timing the parts of a step");
    return new BenchReport(
        machine,
        limits,
        plan,
        engines.stream().map(engine -> engine.result(plan.seconds())).toList(),
        peers.stream().map(PeerBench::result).toList());
  }

  private EngineBench prepared(BenchSystem system, KernelChoice choice, Precision precision) {
    int lanes = plan.lanes(precision);
    progress.accept(
        "preparing %s (%d atoms, %d lanes, %s kernels, %s precision)"
            .formatted(
                system.name(),
                system.nAtoms(),
                lanes,
                word(choice.name()),
                word(precision.name())));
    return new EngineBench(system, choice.kernels(lanes, precision), precision, lanes);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Every peer with every system it can run, once for systems that differ for us alone. */
  private List<PeerBench> peers() {
    Map<String, PeerSystem> systems = new LinkedHashMap<>();
    for (BenchSystem system : plan.systems()) {
      system.peer().ifPresent(peer -> systems.putIfAbsent(peer.name(), peer));
    }
    List<PeerBench> benches = new ArrayList<>();
    for (int p = 0; p < plan.peers().size(); p++) {
      Peer peer = plan.peers().get(p);
      List<String> version = peer.version();
      for (PeerSystem system : systems.values()) {
        if (peer.canRun(system)) {
          Path own = directory.resolve(system.name() + "-" + (p + 1));
          benches.add(new PeerBench(peer, version, system, own, plan.seconds()));
        }
      }
    }
    return benches;
  }
}
