package continuo.bench;

import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The example configurations as they were when the program was built: a benchmark is of the same
 * atoms wherever the program runs and whatever became of the files.
 */
public final class ShippedFiles {
  private ShippedFiles() {}

  /**
   * Builds something from a shipped configuration.
   *
   * @param configuration its file name
   * @param others files it names, relative to it
   * @param overrides settings {@code key=value} that win over the file
   * @param build makes the result while the files exist
   */
  public static <T> T build(
      String configuration,
      List<String> others,
      List<String> overrides,
      Function<RunConfig, T> build) {
    List<Path> made = new ArrayList<>();
    try {
      Path directory = Files.createTempDirectory("continuo-bench");
      made.add(directory);
      try {
        for (String other : others) {
          copy(other, directory, made);
        }
        Path file = copy(configuration, directory, made);
        return build.apply(ConfigLoader.load(file, overrides));
      } finally {
        Collections.reverse(made);
        for (Path path : made) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lay out the files of " + configuration, e);
    }
  }

  private static Path copy(String name, Path directory, List<Path> made) throws IOException {
    Path file = directory.resolve(name);
    if (!file.getParent().equals(directory)) {
      made.add(Files.createDirectory(file.getParent()));
    }
    try (InputStream in = ShippedFiles.class.getResourceAsStream("shipped/" + name)) {
      if (in == null) {
        throw new IllegalStateException("Not in the program: " + name);
      }
      Files.copy(in, file);
    }
    made.add(file);
    return file;
  }
}
