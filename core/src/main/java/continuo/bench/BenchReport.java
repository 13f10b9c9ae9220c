package continuo.bench;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import continuo.bench.peer.PeerSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that was measured, as a text for people and as JSON for programs.
 *
 * @param machine on what
 * @param limits what a core of it can do
 * @param plan what was asked for
 * @param engines the burst engine, in the order of the plan
 * @param peers other programs
 */
public record BenchReport(
    Machine machine,
    MachineLimits limits,
    BenchPlan plan,
    List<EngineResult> engines,
    List<PeerResult> peers) {
  private static final double MILLION = 1e6;

  /** Version of the layout of the JSON. */
  private static final int SCHEMA_VERSION = 1;

  public BenchReport {
    engines = List.copyOf(engines);
    peers = List.copyOf(peers);
  }

  /**
   * @param versions names and versions of the software
   * @return JSON
   */
  public String json(Map<String, String> versions) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema-version", SCHEMA_VERSION);
    root.put("versions", versions);
    root.put("machine", machine.toMap());
    root.put("limits", limits.toMap());
    root.put("seconds", plan.seconds());
    root.put("repeats", plan.repeats());
    root.put("engine", engines.stream().map(engine -> engine.toMap(limits)).toList());
    root.put("peers", peers.stream().map(PeerResult::toMap).toList());
    root.put("ratios", ratios().stream().map(Ratio::toMap).toList());
    return ConfigValueFactory.fromMap(root)
        .render(ConfigRenderOptions.concise().setFormatted(true).setJson(true));
  }

  /** The engine over a peer on the same system. */
  private record Ratio(EngineResult engine, PeerResult peer) {
    double value() {
      return engine.series().median() / peer.series().median();
    }

    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("system", engine.system().name());
      map.put("kernels", engine.kernels());
      map.put("precision", engine.precisionName());
      map.put("peer", peer.peer());
      map.put("peer-system", peer.system());
      map.put("ratio", value());
      return map;
    }
  }

  private List<Ratio> ratios() {
    List<Ratio> ratios = new ArrayList<>();
    for (EngineResult engine : engines) {
      String name = engine.system().peer().map(PeerSystem::name).orElse("");
      for (PeerResult peer : peers) {
        if (peer.system().equals(name)) {
          ratios.add(new Ratio(engine, peer));
        }
      }
    }
    return ratios;
  }

  /** The report for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    machineLines(lines);
    engineLines(lines);
    for (EngineResult engine : engines) {
      budgetLines(lines, engine);
    }
    if (!peers.isEmpty()) {
      peerLines(lines);
    }
    long contended =
        engines.stream().mapToLong(e -> e.series().contended()).sum()
            + peers.stream().mapToLong(p -> p.series().contended()).sum();
    if (contended > 0) {
      lines.add("");
      lines.add(
          line(
              "WARNING: %d repeats got less than 95 %% of the core (column contended); they do not count"
                  + " where others do",
              contended));
    }
    return lines;
  }

  private void machineLines(List<String> lines) {
    lines.add(
        line(
            "%s, %d cores, %s %s",
            machine.processor(),
            machine.cores(),
            machine.virtualMachine(),
            String.join(" ", machine.options())));
    StringBuilder memory = new StringBuilder();
    for (MachineLimits.Memory level : limits.memory()) {
      memory.append(line(", %s %.0f", level.level(), level.gigabytesPerSecond()));
    }
    lines.add(
        line(
            "One core: %.2f GHz; %.1f G multiply-adds/s in double, %.1f in single; %.2f G divisions/s,"
                + " %.2f G roots/s; GB/s:%s",
            limits.clockGHz(),
            limits.multiplyAdds(),
            limits.singleMultiplyAdds(),
            limits.divisions(),
            limits.squareRoots(),
            memory.substring(1)));
  }

  private void engineLines(List<String> lines) {
    lines.add("");
    lines.add(
        line(
            "%-17s %6s %5s %-6s %-11s %8s %8s %8s %5s %10s %7s %5s %6s %6s %6s",
            "system",
            "atoms",
            "lanes",
            "prec.",
            "kernels",
            "M at.st/s",
            "min",
            "max",
            "cont.",
            "M pairs/s",
            "pairs/a",
            "fill",
            "list",
            "B/a.l.",
            "in"));
    for (EngineResult e : engines) {
      lines.add(
          line(
              "%-17s %6d %5d %-6s %-11s %9.3f %8.3f %8.3f %5d %10.1f %7.2f %5s %6s %6d %6s",
              shortName(e.system().name()),
              e.system().nAtoms(),
              e.lanes(),
              e.precisionName(),
              e.kernels(),
              e.series().median() / MILLION,
              e.series().least() / MILLION,
              e.series().greatest() / MILLION,
              e.series().contended(),
              e.interactionsPerSecond() / MILLION,
              e.workload().interactions(),
              orDash("%.2f", e.list().fill()),
              e.list().pairs() > 0 ? line("%.1f", e.listLife()) : "-",
              e.bytesPerAtomLane(),
              limits.holding(e.workingSet()).level()));
    }
  }

  private void budgetLines(List<String> lines, EngineResult engine) {
    lines.add("");
    lines.add(
        line(
            "%s, %s, %s: %s",
            engine.system().name(),
            engine.precisionName(),
            engine.kernels(),
            engine.system().what()));
    lines.add(
        line(
            "  %-18s %8s %8s %7s %9s %8s %8s %8s",
            "part", "ns", "cycles", "share", "flop", "of peak", "bytes", "of mem."));
    for (BudgetLine part : BudgetLine.of(engine, limits)) {
      lines.add(
          line(
              "  %-18s %8.3f %8.2f %6.1f%% %9s %8s %8s %8s",
              part.part(),
              part.nanoseconds(),
              part.cycles(),
              100 * part.share(),
              orDash("%.0f", part.operations()),
              orDash("%.1f%%", 100 * part.peakFraction()),
              orDash("%.0f", part.bytes()),
              orDash("%.0f%%", 100 * part.memoryFraction())));
    }
    lines.add(
        line(
            "  %-18s %8.3f %8.2f  undisturbed: %.3f ns, %.2f cycles",
            "sum",
            engine.budget().total(),
            engine.budget().total() * limits.clockGHz(),
            1e9 / engine.series().median(),
            1e9 / engine.series().median() * limits.clockGHz()));
  }

  private void peerLines(List<String> lines) {
    lines.add("");
    lines.add(
        line("%-17s %-28s %9s %8s %8s %5s", "system", "peer", "M at.st/s", "min", "max", "cont."));
    for (PeerResult p : peers) {
      lines.add(
          line(
              "%-17s %-28s %9.3f %8.3f %8.3f %5d",
              p.system(),
              p.peer(),
              p.series().median() / MILLION,
              p.series().least() / MILLION,
              p.series().greatest() / MILLION,
              p.series().contended()));
    }
    lines.add("");
    for (Ratio ratio : ratios()) {
      lines.add(
          line(
              "%-17s %-6s %-11s is %6.2f x %s",
              shortName(ratio.engine().system().name()),
              ratio.engine().precisionName(),
              ratio.engine().kernels(),
              ratio.value(),
              ratio.peer().peer()));
    }
    for (PeerResult p : peers) {
      lines.add("");
      lines.add(line("%s, %s, %d steps timed:", p.peer(), p.system(), p.steps()));
      p.commandLines().forEach(command -> lines.add("  " + command));
      p.version().forEach(text -> lines.add("  " + text));
    }
  }

  private static String shortName(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? name : name.substring(slash + 1);
  }

  private static String orDash(String format, double value) {
    return Double.isFinite(value) ? line(format, value) : "-";
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
