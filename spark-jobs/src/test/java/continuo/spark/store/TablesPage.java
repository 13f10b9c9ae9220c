package continuo.spark.store;

import continuo.store.Column;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.util.List;

/** The part of docs/TABLES.md that follows from {@link Tables}. */
final class TablesPage {
  static final String BEGIN = "<!-- tables: made from continuo.store.Tables by TablesPageTest -->";
  static final String END = "<!-- end of tables -->";

  private TablesPage() {}

  /** Everything between the marks, with the marks. */
  static String render() {
    StringBuilder page = new StringBuilder(BEGIN).append("\n\n");
    page.append("Schema version ").append(Tables.SCHEMA_VERSION).append(".\n\n");
    page.append("### Written once\n\n");
    render(page, Tables.STATIC);
    page.append("### Appended to with every commit\n\n");
    render(page, Tables.PER_STEP);
    page.append("### Written by `continuo validate`\n\n");
    render(page, List.of(Tables.VALIDATION));
    page.append("### Written by `continuo md` and `continuo compare`\n\n");
    render(page, List.of(Tables.MD_SAMPLES, Tables.MD_ORDER_PARAMETERS, Tables.COMPARISON));
    return page.append(END).toString();
  }

  private static void render(StringBuilder page, List<TableSchema> tables) {
    for (TableSchema table : tables) {
      page.append("#### `%s`\n\nOne row is %s.\n\n".formatted(table.name(), table.description()));
      page.append("| column | type | unit | null | meaning |\n|---|---|---|---|---|\n");
      for (Column column : table.columns()) {
        page.append(
            "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                    column.name(),
                    type(column),
                    column.unit(),
                    ParquetSchemas.isRequired(column) ? "never" : "allowed",
                    column.description().replace("|", "\\|")));
      }
      page.append('\n');
    }
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case INT -> "int32";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case TEXT -> "string";
    };
  }
}
