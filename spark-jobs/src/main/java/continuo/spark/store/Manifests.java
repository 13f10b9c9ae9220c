package continuo.spark.store;

import continuo.error.StorageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The manifests of a run: {@code manifest/NNNNNNNNN.json}, each put under a name of its own and
 * never changed. The one with the highest number is true; the one before is kept beside it.
 */
final class Manifests {
  /** Directory of the manifests in a run. */
  static final String DIRECTORY = "manifest";

  /** Searches for the newest one before giving up on a writer that is always faster. */
  private static final int ATTEMPTS = 10;

  private static final Pattern NAME = Pattern.compile("(\\d{9,10})\\.json");

  private final RunDirectory directory;

  Manifests(RunDirectory directory) {
    this.directory = directory;
  }

  /**
   * The newest manifest that is intact; {@link Manifest#EMPTY} if there is none. A directory
   * listing that is out of date does no harm: higher numbers are asked for by name.
   *
   * @param warnings is given one sentence for each that is passed over
   * @throws StorageException if there are manifests but none is intact
   */
  Manifest newest(Consumer<String> warnings) {
    List<String> damages = new ArrayList<>();
    boolean searching = true;
    for (int attempt = 0; searching && attempt < ATTEMPTS; attempt++) {
      searching = false;
      for (int sequence : candidates().descendingSet()) {
        try {
          return read(sequence);
        } catch (DamagedFileException e) {
          String damage = "Cannot use %s: it %s".formatted(show(sequence), e.getMessage());
          damages.add(damage);
          warnings.accept(damage + "; the manifest before it is taken");
        } catch (FileNotFoundException e) {
          // A writer has put two newer ones since the directory was listed.
          searching = true;
        } catch (IOException e) {
          throw RunDirectory.failure("read", file(sequence), e);
        }
      }
    }
    if (!damages.isEmpty()) {
      throw new StorageException(
          "Cannot read the run in %s: no manifest is intact (%s). Restore one"
              .formatted(RunDirectory.show(directory.root()), String.join("; ", damages)));
    }
    return Manifest.EMPTY;
  }

  /**
   * Makes a manifest the true one.
   *
   * @throws StorageException if it cannot be written or another process has put one of its number
   */
  void put(Manifest manifest) {
    byte[] text = ManifestFile.write(manifest);
    directory.publish(file(manifest.sequence()), out -> out.write(text));
  }

  /** Deletes all but a manifest and the one before it. */
  void deleteBefore(int sequence) {
    sequences().headSet(sequence - 1).forEach(older -> directory.delete(file(older)));
  }

  /** Deletes unfinished and damaged ones, and with them the right to their numbers. */
  void deleteAllBut(int sequence) {
    for (FileStatus entry : directory.list(directory.path(DIRECTORY))) {
      if (RunDirectory.isTemporary(entry.getPath().getName())) {
        directory.delete(entry.getPath());
      }
    }
    sequences().tailSet(sequence, false).forEach(newer -> directory.delete(file(newer)));
  }

  private NavigableSet<Integer> candidates() {
    NavigableSet<Integer> sequences = sequences();
    int probe = sequences.isEmpty() ? 1 : sequences.last() + 1;
    while (directory.exists(file(probe))) {
      sequences.add(probe++);
    }
    return sequences;
  }

  private Manifest read(int sequence) throws IOException {
    try (FSDataInputStream in = directory.read(file(sequence))) {
      return ManifestFile.read(sequence, in.readAllBytes());
    }
  }

  private String show(int sequence) {
    return RunDirectory.show(file(sequence));
  }

  private NavigableSet<Integer> sequences() {
    NavigableSet<Integer> sequences = new TreeSet<>();
    for (FileStatus entry : directory.list(directory.path(DIRECTORY))) {
      Matcher matcher = NAME.matcher(entry.getPath().getName());
      if (matcher.matches()) {
        sequences.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return sequences;
  }

  private Path file(int sequence) {
    return directory.path("%s/%09d.json".formatted(DIRECTORY, sequence));
  }
}
