package continuo.spark.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The part of JSON Schema that closed descriptions need: {@code type}, {@code enum}, {@code
 * required}, {@code properties} (no others are allowed), {@code items}, and {@code values} for maps
 * with free keys.
 */
record Schema(JsonNode root) {
  static Schema of(String name) {
    return new Schema(
        Documents.one(
            Documents.ROOT.resolve("spark-jobs/src/test/resources/schemas").resolve(name)));
  }

  /** What is wrong with a document; empty if nothing is. */
  List<String> faults(JsonNode document) {
    List<String> faults = new ArrayList<>();
    check(document, root, "", faults);
    return faults;
  }

  private static void check(JsonNode node, JsonNode schema, String path, List<String> faults) {
    if (schema.has("type") && !isOfType(node, schema.get("type").asText())) {
      faults.add(path + ": a " + node.getNodeType() + " is no " + schema.get("type").asText());
      return;
    }
    if (schema.has("enum") && !schema.get("enum").toString().contains(node.toString())) {
      faults.add(path + ": " + node + " is not one of " + schema.get("enum"));
    }
    for (JsonNode name : schema.path("required")) {
      if (!node.has(name.asText())) {
        faults.add(path + ": " + name.asText() + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String at = path + "." + field.getKey();
      if (schema.has("properties")) {
        if (schema.get("properties").has(field.getKey())) {
          check(field.getValue(), schema.get("properties").get(field.getKey()), at, faults);
        } else {
          faults.add(at + ": unknown");
        }
      } else if (schema.has("values")) {
        check(field.getValue(), schema.get("values"), at, faults);
      }
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), schema.path("items"), path + "[" + i + "]", faults);
      }
    }
  }

  private static boolean isOfType(JsonNode node, String type) {
    return switch (type) {
      case "object" -> node.isObject();
      case "array" -> node.isArray();
      case "string" -> node.isTextual();
      case "integer" -> node.isIntegralNumber();
      case "boolean" -> node.isBoolean();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
