package continuo.spark.store;

import continuo.store.Column;
import continuo.store.TableSchema;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands rows of {@link continuo.store.TableRows}, one {@code Object[]} each, to Parquet. */
final class RowWriteSupport extends WriteSupport<Object[]> {
  private final TableSchema table;
  private final List<Column> columns;
  private RecordConsumer consumer;

  RowWriteSupport(TableSchema table) {
    this.table = table;
    this.columns = table.columns();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(ParquetSchemas.messageType(table), ParquetSchemas.metadata(table));
  }

  /** Deprecated in Parquet, but still abstract. */
  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    return init(new HadoopParquetConfiguration(configuration));
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Object[] row) {
    consumer.startMessage();
    for (int c = 0; c < row.length; c++) {
      if (row[c] != null) {
        consumer.startField(columns.get(c).name(), c);
        writeValue(columns.get(c), row[c]);
        consumer.endField(columns.get(c).name(), c);
      } else if (ParquetSchemas.isRequired(columns.get(c))) {
        throw new IllegalArgumentException(
            "Invalid row of %s: column %s is null".formatted(table.name(), columns.get(c).name()));
      }
    }
    consumer.endMessage();
  }

  private void writeValue(Column column, Object value) {
    switch (column.type()) {
      case INT -> consumer.addInteger((Integer) value);
      case DOUBLE -> consumer.addDouble((Double) value);
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
      case TEXT -> consumer.addBinary(Binary.fromString((String) value));
    }
  }
}
