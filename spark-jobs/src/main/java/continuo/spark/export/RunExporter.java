package continuo.spark.export;

import continuo.error.StorageException;
import continuo.spark.store.RunReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes frames of a run as one file for other programs, holding one frame in memory at a time. */
public final class RunExporter {
  private RunExporter() {}

  /**
   * Exports frames. The file gets its name when it is complete.
   *
   * @param run the run; read
   * @throws continuo.error.InputException if the run has no frames, none is selected, or the format
   *     cannot hold one
   * @throws StorageException if the run cannot be read or the file cannot be written
   */
  public static ExportSummary export(RunReader run, ExportOptions options) {
    RunFrames frames = new RunFrames(run);
    FrameTimes times = frames.select(options.selection());
    Path out = options.out().toAbsolutePath();
    Path unfinished = out.resolveSibling("_" + out.getFileName() + ".tmp");
    try {
      try (FrameWriter writer =
          options
              .format()
              .open(Files.newOutputStream(unfinished), frames.atoms(), options.box(), times)) {
        double[] positions = new double[3 * frames.atoms().size()];
        for (int f = 0; f < times.size(); f++) {
          frames.read(times.steps()[f], positions);
          writer.write(times.steps()[f], times.times()[f], positions);
        }
      }
      Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StorageException("Cannot write %s: %s".formatted(out, reason(e)), e);
    } finally {
      removeQuietly(unfinished);
    }
    return new ExportSummary(times.size(), frames.atoms().size());
  }

  /** The messages of these exceptions are mere file names. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() == null) {
      return switch (failure.getClass().getSimpleName()) {
        case "NoSuchFileException" -> "no such directory";
        case "AccessDeniedException" -> "permission denied";
        default -> failure.toString();
      };
    }
    return e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
  }

  private static void removeQuietly(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      // The failure before this one is the one to report.
    }
  }
}
