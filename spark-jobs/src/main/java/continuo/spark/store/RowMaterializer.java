package continuo.spark.store;

import continuo.store.Column;
import continuo.store.TableSchema;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Assembles one {@code Object[]} a row from the values Parquet hands over. */
final class RowMaterializer extends RecordMaterializer<Object[]> {
  private final Row root;

  /**
   * @param table columns of the row, in order
   * @param requested fields Parquet reads; those not in the table are dropped
   */
  RowMaterializer(TableSchema table, MessageType requested) {
    this.root = new Row(table, requested);
  }

  @Override
  public Object[] getCurrentRecord() {
    return root.values;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static final class Row extends GroupConverter {
    private final Converter[] cells;
    private final int width;
    private Object[] values;

    Row(TableSchema table, MessageType requested) {
      List<String> names = table.columns().stream().map(Column::name).toList();
      width = names.size();
      cells = new Converter[requested.getFieldCount()];
      for (int f = 0; f < cells.length; f++) {
        cells[f] = new Cell(names.indexOf(requested.getFieldName(f)));
      }
    }

    @Override
    public Converter getConverter(int field) {
      return cells[field];
    }

    @Override
    public void start() {
      values = new Object[width];
    }

    @Override
    public void end() {}

    private final class Cell extends PrimitiveConverter {
      private final int column;

      /**
       * @param column where values go; negative for a column that is read for the filter only
       */
      Cell(int column) {
        this.column = column;
      }

      @Override
      public void addInt(int value) {
        put(value);
      }

      @Override
      public void addDouble(double value) {
        put(value);
      }

      @Override
      public void addBoolean(boolean value) {
        put(value);
      }

      @Override
      public void addBinary(Binary value) {
        put(value.toStringUsingUTF8());
      }

      private void put(Object value) {
        if (column >= 0) {
          values[column] = value;
        }
      }
    }
  }
}
