package continuo.store;

/**
 * One column of a table.
 *
 * @param name column name
 * @param type type of the values
 * @param unit unit in the {@code molecular} system, "1" when dimensionless, "" for text
 * @param description one line for the schema page and the Parquet metadata
 */
public record Column(String name, Type type, String unit, String description) {
  /** Types a column can have. */
  public enum Type {
    INT,
    DOUBLE,
    BOOLEAN,
    TEXT
  }
}
