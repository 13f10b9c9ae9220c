package continuo.spark.store;

/**
 * Which rows to read: those whose value in an INT column lies in a range. Whole files and pages
 * outside the range are not read.
 *
 * @param column name of the column; "" for all rows
 * @param first lowest value wanted
 * @param last highest value wanted
 */
public record RowFilter(String column, int first, int last) {
  /** Every row. */
  public static final RowFilter ALL = new RowFilter("", Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** Column of the steps. */
  private static final String STEP = "step";

  /** Rows of the steps first…last. */
  public static RowFilter steps(int first, int last) {
    return new RowFilter(STEP, first, last);
  }

  /** Rows with one value in a column. */
  public static RowFilter equal(String column, int value) {
    return new RowFilter(column, value, value);
  }

  boolean isAll() {
    return column.isEmpty();
  }

  /** Whether a file with rows of these steps can hold a row that is wanted. */
  boolean mayMatch(PartFile part) {
    return !column.equals(STEP) || (part.first() <= last && part.last() >= first);
  }
}
