package continuo.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one table, in memory, in the order they will be written. Values are Integer, Double,
 * Boolean or String as the schema says; null is allowed and means "not applicable".
 */
public final class TableRows {
  private final TableSchema schema;
  private final List<Object[]> rows = new ArrayList<>();

  public TableRows(TableSchema schema) {
    this.schema = schema;
  }

  public TableSchema schema() {
    return schema;
  }

  /**
   * Appends a row.
   *
   * @param values one a column, in the order of the schema; kept by reference
   * @throws IllegalArgumentException if the number or a type is wrong
   */
  public void add(Object... values) {
    List<Column> columns = schema.columns();
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "Invalid row of %s: %d values for %d columns"
              .formatted(schema.name(), values.length, columns.size()));
    }
    for (int c = 0; c < values.length; c++) {
      Class<?> expected =
          switch (columns.get(c).type()) {
            case INT -> Integer.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case TEXT -> String.class;
          };
      if (values[c] != null && !expected.isInstance(values[c])) {
        throw new IllegalArgumentException(
            "Invalid row of %s: column %s is %s"
                .formatted(schema.name(), columns.get(c).name(), values[c].getClass()));
      }
    }
    rows.add(values);
  }

  public int size() {
    return rows.size();
  }

  /** Value of a cell; null when not applicable. */
  public Object value(int row, int column) {
    return rows.get(row)[column];
  }

  /** Value of a cell by column name; null when not applicable. */
  public Object value(int row, String column) {
    return rows.get(row)[schema.index(column)];
  }

  /** Appends all rows of another object of the same table. */
  public void addAll(TableRows other) {
    if (!other.schema.equals(schema)) {
      throw new IllegalArgumentException(
          "Cannot append rows of " + other.schema.name() + " to " + schema.name());
    }
    rows.addAll(other.rows);
  }
}
