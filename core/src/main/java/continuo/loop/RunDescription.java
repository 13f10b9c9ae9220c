package continuo.loop;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import continuo.store.TableRows;
import continuo.store.Tables;
import continuo.structure.Box;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The text of {@code run.json}: resolved configuration, checksums of the input files, seed,
 * versions, units and sizes.
 */
public final class RunDescription {
  private RunDescription() {}

  /**
   * @param simulation the run
   * @param versions names and versions of the software, for example {@code java → 17.0.15}
   * @return JSON
   */
  public static String of(Simulation simulation, Map<String, String> versions) {
    Box box = simulation.system().composite().box();
    Map<String, Object> root = new LinkedHashMap<>();
    // Drawn once for a run, whose log lines carry it.
    root.put("id", UUID.randomUUID().toString());
    root.put("schema-version", Tables.SCHEMA_VERSION);
    root.put("versions", versions);
    root.put("units", simulation.config().units().name().toLowerCase(java.util.Locale.ROOT));
    root.put("seed", simulation.config().seed());
    root.put("atoms", simulation.system().composite().nAtoms());
    root.put("host-atoms", simulation.system().composite().nHost());
    root.put("components", simulation.system().composite().nComponents());
    root.put(
        "box",
        box.isTriclinic()
            ? List.of(box.lx(), box.ly(), box.lz(), box.xy(), box.xz(), box.yz())
            : List.of(box.lx(), box.ly(), box.lz()));
    root.put("functions", simulation.basis().nFunctions());
    root.put("rank", simulation.basis().rank());
    root.put("condition-number", simulation.basis().conditionNumber());
    root.put("full-condition-number", simulation.basis().fullConditionNumber());
    root.put("patches", simulation.basis().nPatches());
    root.put("replicas", simulation.nReplicas());
    root.put("inputs", inputs(simulation));
    root.put(
        "configuration",
        ConfigFactory.parseString(simulation.config().render()).root().unwrapped());
    return ConfigValueFactory.fromMap(root)
        .render(ConfigRenderOptions.concise().setFormatted(true).setJson(true));
  }

  /** A list, because a path as a key would be cut at its dots. */
  private static List<Map<String, String>> inputs(Simulation simulation) {
    return simulation.inputs().entrySet().stream()
        .map(input -> Map.of("file", input.getKey(), "sha256", input.getValue()))
        .toList();
  }

  /** Rows of the tables that are fixed for a run. */
  public static List<TableRows> tables(Simulation simulation) {
    return StepRows.fixed(simulation);
  }
}
