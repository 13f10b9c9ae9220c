package continuo.spark.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.loop.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The input files that the description of a run records, against those that there are now. */
final class RecordedInputs {
  private RecordedInputs() {}

  /**
   * Makes sure that a run goes on with the files it was started with. Descriptions without
   * checksums, of earlier versions, are let pass.
   *
   * @param description text of {@code run.json}
   * @param simulation built from the files as they are now
   * @param directory the run, for messages
   * @throws InputException if the content of a file differs, or other files are read; names each
   * @throws StorageException if the text is damaged
   */
  static void check(String description, Simulation simulation, String directory) {
    SortedMap<String, String> recorded = read(description, directory);
    if (recorded == null) {
      return;
    }
    SortedMap<String, String> present = simulation.inputs();
    List<String> differences = new ArrayList<>();
    recorded.forEach(
        (file, sum) -> {
          String now = present.get(file);
          if (now == null) {
            differences.add(file + ": no longer read");
          } else if (!now.equals(sum)) {
            differences.add("%s: its SHA-256 was %s and is %s".formatted(file, sum, now));
          }
        });
    present.keySet().stream()
        .filter(file -> !recorded.containsKey(file))
        .forEach(file -> differences.add(file + ": not read when it was started"));
    if (!differences.isEmpty()) {
      throw new InputException(
          "Cannot go on with the run in %s: its input files have changed:%n  %s%nPut them back, or choose another --out"
              .formatted(directory, String.join(System.lineSeparator() + "  ", differences)));
    }
  }

  /** Path → SHA-256, or null where none are recorded. */
  private static SortedMap<String, String> read(String description, String directory) {
    try {
      Config root = ConfigFactory.parseString(description);
      if (!root.hasPath("inputs")) {
        return null;
      }
      SortedMap<String, String> recorded = new TreeMap<>();
      for (Config input : root.getConfigList("inputs")) {
        recorded.put(input.getString("file"), input.getString("sha256"));
      }
      return recorded;
    } catch (ConfigException e) {
      throw new StorageException("Cannot read " + directory + "/run.json: " + e.getMessage(), e);
    }
  }
}
