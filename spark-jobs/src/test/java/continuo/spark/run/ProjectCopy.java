package continuo.spark.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the project, with the packaged jar, in which the scripts find nothing to build. */
final class ProjectCopy {
  private ProjectCopy() {}

  /** Makes a copy below a directory and returns its root. */
  static Path in(Path directory) {
    try {
      return copy(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path copy(Path directory) throws IOException {
    Path project =
        Path.of(System.getProperty("basedir", "")).resolve("..").toAbsolutePath().normalize();
    Path copy = directory.resolve("continuo");
    for (String part : List.of("deploy", "conf")) {
      try (Stream<Path> files = Files.walk(project.resolve(part))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Path to = copy.resolve(project.relativize(file));
          Files.createDirectories(to.getParent());
          Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    for (String module : List.of("core", "spark-jobs")) {
      Files.createDirectories(copy.resolve(module).resolve("src/main"));
      copyWithDate(project, copy, module + "/pom.xml");
    }
    copyWithDate(project, copy, "pom.xml");
    Path target = Files.createDirectories(copy.resolve("spark-jobs/target"));
    Files.createSymbolicLink(target.resolve("spark"), Path.of(System.getenv("SPARK_HOME")));
    // Made last, so that nothing is newer and the launcher has nothing to build.
    Files.copy(Path.of(ContinuoProcess.jar()), target.resolve("continuo.jar"));
    return copy;
  }

  private static void copyWithDate(Path project, Path copy, String file) throws IOException {
    Files.copy(project.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
  }
}
