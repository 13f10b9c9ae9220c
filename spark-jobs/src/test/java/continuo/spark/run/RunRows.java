package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spark.store.RunReader;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** All rows of a run, to be compared bit by bit with those of another. */
public final class RunRows {
  /** What differs from run to run. */
  private static final Set<String> TIMES = Set.of("wall_seconds", "md_seconds");

  private final Map<String, List<String>> tables = new LinkedHashMap<>();

  private RunRows() {}

  /** Reads every table of the run in a directory. */
  public static RunRows of(Path directory) {
    return of(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
  }

  /** Reads every table of the run in a directory of any file system. */
  public static RunRows of(org.apache.hadoop.fs.Path directory, Configuration configuration) {
    RunReader reader = new RunReader(directory, configuration);
    RunRows rows = new RunRows();
    List<TableSchema> schemas = new ArrayList<>(Tables.STATIC);
    schemas.addAll(Tables.PER_STEP);
    for (TableSchema schema : schemas) {
      rows.tables.put(schema.name(), text(reader.rows(schema)));
    }
    return rows;
  }

  /** The rows of one table, one string each. */
  public List<String> table(TableSchema schema) {
    return tables.get(schema.name());
  }

  /** Fails unless both runs have the same rows in the same order, to the bit. */
  public void assertSameAs(RunRows expected, String what) {
    expected.tables.forEach(
        (name, rows) -> {
          List<String> found = tables.get(name);
          for (int r = 0; r < Math.min(rows.size(), found.size()); r++) {
            assertThat(found.get(r)).as("%s: %s, row %d", what, name, r).isEqualTo(rows.get(r));
          }
          assertThat(found).as("%s: rows of %s", what, name).hasSameSizeAs(rows);
        });
  }

  private static List<String> text(TableRows rows) {
    List<String> text = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder row = new StringBuilder();
      for (int c = 0; c < rows.schema().columns().size(); c++) {
        String column = rows.schema().columns().get(c).name();
        if (!TIMES.contains(column)) {
          row.append(' ').append(column).append('=').append(text(rows.value(r, c)));
        }
      }
      text.add(row.toString());
    }
    return text;
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? number + "/" + Long.toHexString(Double.doubleToRawLongBits(number))
        : String.valueOf(value);
  }
}
