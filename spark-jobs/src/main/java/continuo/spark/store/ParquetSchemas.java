package continuo.spark.store;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import continuo.store.Column;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A table's columns as a Parquet schema, and what Parquet types cannot say as key-value metadata:
 * {@code continuo.schema.version}, {@code continuo.table}, {@code continuo.table.description},
 * {@code continuo.unit.COLUMN}, {@code continuo.description.COLUMN}, and Spark's own key, through
 * which comment and unit reach the columns of a DataFrame.
 */
final class ParquetSchemas {
  /** Metadata key of {@link Tables#SCHEMA_VERSION}. */
  static final String SCHEMA_VERSION_KEY = "continuo.schema.version";

  /** Metadata key of the table's name. */
  static final String TABLE_KEY = "continuo.table";

  /** Metadata key of what one row is. */
  static final String TABLE_DESCRIPTION_KEY = "continuo.table.description";

  /** Prefix of the metadata keys of the columns' units. */
  static final String UNIT_PREFIX = "continuo.unit.";

  /** Prefix of the metadata keys of the columns' descriptions. */
  static final String DESCRIPTION_PREFIX = "continuo.description.";

  /** Where Spark SQL looks for the schema it wrote itself. */
  static final String SPARK_ROW_METADATA_KEY = "org.apache.spark.sql.parquet.row.metadata";

  /** Columns that make up a row's key; never null. */
  private static final Set<String> KEY_COLUMNS =
      Set.of("step", "atom", "mode", "mode_i", "mode_j", "replica", "sample");

  private ParquetSchemas() {}

  /** Whether every row must have a value in the column. */
  static boolean isRequired(Column column) {
    return KEY_COLUMNS.contains(column.name());
  }

  /** The columns as Parquet fields of the same names, in order. */
  static MessageType messageType(TableSchema table) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Column column : table.columns()) {
      message.addField(field(column));
    }
    return message.named(table.name());
  }

  /** The Parquet type a column's values are stored as. */
  static PrimitiveTypeName primitive(Column.Type type) {
    return switch (type) {
      case INT -> INT32;
      case DOUBLE -> DOUBLE;
      case BOOLEAN -> BOOLEAN;
      case TEXT -> BINARY;
    };
  }

  /** Key-value metadata of every file of a table. */
  static Map<String, String> metadata(TableSchema table) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(SCHEMA_VERSION_KEY, Integer.toString(Tables.SCHEMA_VERSION));
    metadata.put(TABLE_KEY, table.name());
    metadata.put(TABLE_DESCRIPTION_KEY, table.description());
    for (Column column : table.columns()) {
      metadata.put(UNIT_PREFIX + column.name(), column.unit());
      metadata.put(DESCRIPTION_PREFIX + column.name(), column.description());
    }
    metadata.put(SPARK_ROW_METADATA_KEY, sparkSchema(table));
    return metadata;
  }

  private static Type field(Column column) {
    Type.Repetition repetition =
        isRequired(column) ? Type.Repetition.REQUIRED : Type.Repetition.OPTIONAL;
    var field = Types.primitive(primitive(column.type()), repetition);
    return column.type() == Column.Type.TEXT
        ? field.as(stringType()).named(column.name())
        : field.named(column.name());
  }

  /** A Spark StructType as JSON. */
  private static String sparkSchema(TableSchema table) {
    return table.columns().stream()
        .map(ParquetSchemas::sparkField)
        .collect(Collectors.joining(",", "{\"type\":\"struct\",\"fields\":[", "]}"));
  }

  private static String sparkField(Column column) {
    String type =
        switch (column.type()) {
          case INT -> "integer";
          case DOUBLE -> "double";
          case BOOLEAN -> "boolean";
          case TEXT -> "string";
        };
    return "{\"name\":%s,\"type\":\"%s\",\"nullable\":%s,\"metadata\":{\"comment\":%s,\"unit\":%s}}"
        .formatted(
            quote(column.name()),
            type,
            !isRequired(column),
            quote(column.description()),
            quote(column.unit()));
  }

  /** A JSON string; our descriptions hold no control characters. */
  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
