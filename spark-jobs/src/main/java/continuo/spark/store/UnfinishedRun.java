package continuo.spark.store;

import continuo.error.InputException;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * What a process leaves that was killed while it made a run: static tables without {@code
 * run.json}. Anything else in the directory belongs to somebody.
 */
final class UnfinishedRun {
  /** Foreign names that a message lists. */
  private static final int NAMES_SHOWN = 3;

  private final RunDirectory directory;

  UnfinishedRun(RunDirectory directory) {
    this.directory = directory;
  }

  /**
   * Removes it.
   *
   * @throws InputException if the directory holds anything else; nothing is removed then
   */
  void remove() {
    List<Path> leftovers = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    for (FileStatus entry : directory.list(directory.root())) {
      String name = entry.getPath().getName();
      if (isLeftover(entry)) {
        leftovers.add(entry.getPath());
      } else if (!RunDirectory.isIncidental(name)) {
        foreign.add(name);
      }
    }
    if (!foreign.isEmpty()) {
      String names = String.join(", ", foreign.subList(0, Math.min(NAMES_SHOWN, foreign.size())));
      throw new InputException(
          ("Cannot start a run in %s: it is not empty (%s%s) and holds no %s."
                  + " Name an empty or new directory")
              .formatted(
                  RunDirectory.show(directory.root()),
                  names,
                  foreign.size() > NAMES_SHOWN ? ", …" : "",
                  ParquetRunStore.DESCRIPTION_FILE));
    }
    leftovers.forEach(directory::delete);
  }

  private boolean isLeftover(FileStatus entry) {
    String name = entry.getPath().getName();
    if (!entry.isDirectory()) {
      return RunDirectory.isTemporary(name);
    }
    return Tables.STATIC.stream().anyMatch(table -> table.name().equals(name))
        && directory.list(entry.getPath()).stream()
            .map(file -> file.getPath().getName())
            .allMatch(file -> file.equals(PartFile.STATIC) || RunDirectory.isTemporary(file));
  }
}
