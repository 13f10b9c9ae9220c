package continuo.spark.store;

import continuo.error.StorageException;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Makes the files of a run what its manifest says: removes what a killed process left, finishes a
 * compaction that had begun, takes rows back.
 */
final class RowRecovery {
  private final RunDirectory directory;

  RowRecovery(RunDirectory directory) {
    this.directory = directory;
  }

  /**
   * Checks, without changing anything, that the rows of all steps before one are there and that
   * nothing else is.
   *
   * @throws StorageException if rows are missing, or a file was not left by a commit of this run
   */
  void check(Manifest manifest, int nextStep) {
    for (TableSchema table : Tables.PER_STEP) {
      requireOwnFiles(manifest, table, nextStep);
    }
    if (nextStep > manifest.steps()) {
      throw new StorageException(
          ("Cannot continue at step %d: the rows of step %d are missing from %s."
                  + " Restore them, or run again in another directory")
              .formatted(nextStep, manifest.steps(), RunDirectory.show(directory.root())));
    }
    for (TableSchema table : Tables.PER_STEP) {
      requireListedFiles(manifest, table, nextStep);
    }
  }

  private void requireOwnFiles(Manifest manifest, TableSchema table, int nextStep) {
    for (FileStatus file : directory.list(directory.path(table.name()))) {
      String name = file.getPath().getName();
      Optional<PartFile> part = PartFile.parse(name);
      boolean foreign =
          name.endsWith(PartFile.SUFFIX) && !RunDirectory.isIncidental(name) && part.isEmpty();
      if (foreign) {
        throw new StorageException(
            "Cannot continue at step %d: %s is not a file of this run. Move it away"
                .formatted(nextStep, RunDirectory.show(file.getPath())));
      }
      if (part.isPresent() && manifest.sequence() == 0) {
        throw new StorageException(
            "Cannot continue at step %d: %s holds rows, but there is no file in %s to say which of them are whole. Restore it, or run again in another directory"
                .formatted(
                    nextStep,
                    RunDirectory.show(file.getPath()),
                    RunDirectory.show(directory.path(Manifests.DIRECTORY))));
      }
    }
  }

  private void requireListedFiles(Manifest manifest, TableSchema table, int nextStep) {
    Map<String, Long> found = new HashMap<>();
    for (String parent : directories(table)) {
      for (FileStatus file : directory.list(directory.path(parent))) {
        found.put(parent + "/" + file.getPath().getName(), file.getLen());
      }
    }
    for (StoredFile file : manifest.files(table)) {
      if (file.steps().first() < nextStep) {
        Optional<Long> bytes = Optional.ofNullable(found.get(file.name()));
        // A listing may be out of date.
        bytes = bytes.isPresent() ? bytes : directory.length(file.path(directory));
        if (bytes.isEmpty() || bytes.get() != file.bytes()) {
          throw new StorageException(
              ("Cannot continue at step %d: the rows of steps %d to %d are missing, %s %s, the commit recorded %d bytes."
                      + " Restore it, or run again in another directory")
                  .formatted(
                      nextStep,
                      file.steps().first(),
                      file.steps().last(),
                      RunDirectory.show(file.path(directory)),
                      bytes.map(n -> "has " + n + " bytes").orElse("is not there"),
                      file.bytes()));
        }
      }
    }
  }

  /**
   * How far a compaction had come that did not reach its manifest: the end of the files of tables
   * that it left.
   *
   * @return steps that are to be compacted; empty if there was none, or one of rows that are not in
   *     the manifest
   */
  Optional<Integer> begunCompaction(Manifest manifest) {
    Set<String> listed = names(manifest);
    int compacted = manifest.compactedSteps();
    return Tables.PER_STEP.stream()
        .flatMap(table -> parts(table.name(), listed))
        .filter(part -> part.first() == compacted && isBoundary(manifest, part.last()))
        .map(part -> part.last() + 1)
        .max(Comparator.naturalOrder());
  }

  private static boolean isBoundary(Manifest manifest, int last) {
    return manifest.files(Tables.STEPS).stream().anyMatch(file -> file.steps().last() == last);
  }

  /** Removes all files that a manifest does not know; those of {@code steps} first. */
  void deleteUnlisted(Manifest manifest) {
    Set<String> listed = names(manifest);
    List<TableSchema> tables = new ArrayList<>(Compaction.stepsLast());
    Collections.reverse(tables);
    for (TableSchema table : tables) {
      for (String parent : directories(table)) {
        for (FileStatus file : directory.list(directory.path(parent))) {
          if (RunDirectory.isTemporary(file.getPath().getName())) {
            directory.delete(file.getPath());
          }
        }
        parts(parent, listed)
            .sorted(Comparator.reverseOrder())
            .forEach(part -> directory.delete(path(parent, part)));
      }
    }
  }

  /**
   * The manifest of the steps before one. A file with steps on both sides of it is cut; the cut
   * waits to be compacted again.
   */
  Manifest before(int nextStep, Manifest manifest) {
    List<StoredFile> files = new ArrayList<>();
    for (StoredFile file : manifest.files()) {
      if (file.steps().last() < nextStep) {
        files.add(file);
      } else if (file.steps().first() < nextStep) {
        cut(file, nextStep).ifPresent(files::add);
      }
    }
    return manifest.next(nextStep, Compaction.sorted(files), List.of(), CheckpointCost.NONE);
  }

  private Optional<StoredFile> cut(StoredFile file, int nextStep) {
    for (TableSchema table : Tables.PER_STEP) {
      if (table.name().equals(file.table())) {
        StoredFile target =
            StoredFile.recent(table, new PartFile(file.steps().first(), nextStep - 1), 0);
        // One that is there already has been compacted into the file: it has the same rows.
        long bytes =
            directory
                .length(target.path(directory))
                .orElseGet(
                    () ->
                        TableFiles.merge(
                            directory,
                            target.path(directory),
                            table,
                            List.of(file),
                            RowFilter.steps(0, nextStep - 1)));
        return Optional.of(StoredFile.recent(table, target.steps(), bytes));
      }
    }
    return Optional.empty();
  }

  private Stream<PartFile> parts(String parent, Set<String> listed) {
    return directory.list(directory.path(parent)).stream()
        .map(file -> file.getPath().getName())
        .filter(name -> !listed.contains(parent + "/" + name))
        .flatMap(name -> PartFile.parse(name).stream());
  }

  private Path path(String parent, PartFile part) {
    return directory.path(parent + "/" + part.fileName());
  }

  private static List<String> directories(TableSchema table) {
    return List.of(table.name(), StoredFile.recentDirectory(table));
  }

  private static Set<String> names(Manifest manifest) {
    Set<String> names = new HashSet<>(manifest.replaced());
    manifest.files().forEach(file -> names.add(file.name()));
    return names;
  }
}
