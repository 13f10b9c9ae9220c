package continuo.spark.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A manifest as JSON, for {@link Manifests} and for whoever wants to read a run by it:
 *
 * <pre>
 *   {"format": 1, "sequence": 7, "steps": 40, "last_step": 99,
 *    "files": [{"table": "steps", "first": 0, "last": 39, "path": "steps/part-….parquet", "bytes": 8123}, …],
 *    "replaced": ["recent/steps/part-….parquet", …],
 *    "checkpoint": {"state_bytes": 898560, "seconds": 0.31},
 *    "crc32c": "0a1b2c3d"}
 * </pre>
 *
 * The checksum is that of the same object without it, on one line.
 */
final class ManifestFile {
  private static final int FORMAT = 1;
  private static final String CHECKSUM = "crc32c";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ManifestFile() {}

  /** The text of the file, in UTF-8. */
  static byte[] write(Manifest manifest) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("sequence", manifest.sequence());
    root.put("steps", manifest.steps());
    root.put("last_step", manifest.lastStep());
    ArrayNode files = root.putArray("files");
    for (StoredFile file : manifest.files()) {
      ObjectNode entry = files.addObject();
      entry.put("table", file.table());
      entry.put("first", file.steps().first());
      entry.put("last", file.steps().last());
      entry.put("path", file.name());
      entry.put("bytes", file.bytes());
    }
    ArrayNode replaced = root.putArray("replaced");
    manifest.replaced().forEach(replaced::add);
    ObjectNode checkpoint = root.putObject("checkpoint");
    checkpoint.put("state_bytes", manifest.cost().stateBytes());
    checkpoint.put("seconds", manifest.cost().seconds());
    root.put(CHECKSUM, checksum(root));
    try {
      return JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of numbers and texts has no JSON", e);
    }
  }

  /**
   * @param sequence number the manifest must have
   * @throws DamagedFileException if the bytes are not those of such a manifest
   */
  static Manifest read(int sequence, byte[] bytes) throws DamagedFileException {
    JsonNode root = parse(bytes);
    if (!(root instanceof ObjectNode object) || root.path("format").asInt() != FORMAT) {
      throw new DamagedFileException("is no manifest of format " + FORMAT);
    }
    String recorded = object.path(CHECKSUM).asText();
    object.remove(CHECKSUM);
    String found = checksum(object);
    if (!recorded.equals(found)) {
      throw new DamagedFileException(
          "has checksum %s, but its contents give %s".formatted(recorded, found));
    }
    if (root.path("sequence").asInt() != sequence) {
      throw new DamagedFileException(
          "is manifest %d, expected %d".formatted(root.path("sequence").asInt(), sequence));
    }
    List<StoredFile> files = new ArrayList<>();
    for (JsonNode file : root.path("files")) {
      String path = file.path("path").asText();
      files.add(
          new StoredFile(
              file.path("table").asText(),
              new PartFile(file.path("first").asInt(), file.path("last").asInt()),
              path.substring(0, Math.max(0, path.lastIndexOf('/'))),
              file.path("bytes").asLong()));
    }
    List<String> replaced = new ArrayList<>();
    root.path("replaced").forEach(name -> replaced.add(name.asText()));
    JsonNode checkpoint = root.path("checkpoint");
    return new Manifest(
        sequence,
        root.path("steps").asInt(),
        files,
        replaced,
        new CheckpointCost(
            checkpoint.path("state_bytes").asLong(), checkpoint.path("seconds").asDouble()),
        root.path("last_step").asInt(Manifest.UNKNOWN));
  }

  private static JsonNode parse(byte[] bytes) throws DamagedFileException {
    try {
      return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new DamagedFileException("is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String checksum(ObjectNode withoutChecksum) {
    CRC32C crc = new CRC32C();
    crc.update(withoutChecksum.toString().getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }
}
