package continuo.spark.command;

import continuo.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A directory for the inputs of other programs that is gone afterwards, or one that is kept. */
final class ScratchDirectory {
  private ScratchDirectory() {}

  /**
   * Does something in a directory.
   *
   * @param kept the directory that was asked for; null for a temporary one
   * @param name of a temporary one
   * @throws StorageException if it cannot be used
   */
  static <T> T use(Path kept, String name, Function<Path, T> action) {
    try {
      if (kept != null) {
        return action.apply(Files.createDirectories(kept).toAbsolutePath());
      }
      Path directory = Files.createTempDirectory(name);
      try {
        return action.apply(directory);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new StorageException(
          "Cannot use a work directory for the inputs of the peers: %s; choose another with --work"
              .formatted(e),
          e);
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
