package continuo.store;

import java.util.List;

/**
 * Name and columns of a table.
 *
 * @param name directory of the table in a run
 * @param description what one row is
 * @param columns columns in order
 */
public record TableSchema(String name, String description, List<Column> columns) {
  public TableSchema {
    columns = List.copyOf(columns);
  }

  /** Index of a column. */
  public int index(String column) {
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).name().equals(column)) {
        return c;
      }
    }
    throw new IllegalArgumentException("No column " + column + " in table " + name);
  }
}
