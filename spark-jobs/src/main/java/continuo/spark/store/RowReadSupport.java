package continuo.spark.store;

import continuo.store.Column;
import continuo.store.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.InvalidSchemaException;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads the columns of a table that a file has into {@code Object[]} rows; a column the file lacks
 * is null in every row.
 */
final class RowReadSupport extends ReadSupport<Object[]> {
  private final TableSchema table;
  private final RowFilter filter;

  /**
   * @param table name and columns wanted, in the order wanted
   * @param filter its column is read even if it is not wanted: Parquet drops rows by the values it
   *     assembles
   */
  RowReadSupport(TableSchema table, RowFilter filter) {
    this.table = table;
    this.filter = filter;
  }

  @Override
  public ReadContext init(InitContext context) {
    MessageType file = context.getFileSchema();
    List<Type> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      if (file.containsField(column.name())) {
        fields.add(checked(column, file.getType(column.name())));
      }
    }
    boolean filtered = !filter.isAll() && file.containsField(filter.column());
    if (filtered && fields.stream().noneMatch(f -> f.getName().equals(filter.column()))) {
      fields.add(file.getType(filter.column()));
    }
    return new ReadContext(new MessageType(file.getName(), fields));
  }

  @Override
  public RecordMaterializer<Object[]> prepareForRead(
      ParquetConfiguration configuration,
      Map<String, String> keyValueMetaData,
      MessageType fileSchema,
      ReadContext readContext) {
    return new RowMaterializer(table, readContext.getRequestedSchema());
  }

  /** Deprecated in Parquet, but still abstract. */
  @Override
  @SuppressWarnings("deprecation")
  public RecordMaterializer<Object[]> prepareForRead(
      Configuration configuration,
      Map<String, String> keyValueMetaData,
      MessageType fileSchema,
      ReadContext readContext) {
    return new RowMaterializer(table, readContext.getRequestedSchema());
  }

  private Type checked(Column column, Type found) {
    if (!found.isPrimitive()
        || found.asPrimitiveType().getPrimitiveTypeName()
            != ParquetSchemas.primitive(column.type())) {
      throw new InvalidSchemaException(
          "column %s of table %s is %s, expected %s"
              .formatted(column.name(), table.name(), found, column.type()));
    }
    return found;
  }
}
