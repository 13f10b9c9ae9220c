package continuo.spark.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code deploy}. */
final class Documents {
  static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).resolve("..").toAbsolutePath().normalize();
  static final Path DEPLOY = ROOT.resolve("deploy");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Documents() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path directory, String glob) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> directory.getFileSystem().getPathMatcher("glob:**/" + glob).matches(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every document of a YAML (or JSON) file. */
  static List<JsonNode> all(Path file) {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(new TypeReference<JsonNode>() {}).readValues(text(file))) {
      return documents.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The one document of a file, anchors and merge keys written out. */
  static JsonNode one(Path file) {
    Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
    return YAML.valueToTree(value);
  }

  static <T> T typed(JsonNode document, Class<T> type) {
    return YAML.convertValue(document, type);
  }
}
