package continuo.systems.topology;

import continuo.error.InputException;
import continuo.structure.io.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Text files, perhaps gzipped. */
public final class InputText {
  private InputText() {}

  /**
   * @return lines without line ends
   * @throws InputException if the file cannot be read
   */
  public static List<String> lines(Path file) {
    try (InputStream raw = InputFiles.open(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      String reason = Files.exists(file) ? e.getMessage() : "no such file";
      throw new InputException("Cannot read %s: %s".formatted(file, reason), e);
    }
  }
}
