package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/TABLES.md true. After a change of the tables run it once with {@code
 * -Dcontinuo.refreshDocs=true}, which writes the page anew.
 */
class TablesPageTest {
  private static final String REFRESH = "continuo.refreshDocs";

  @Test
  void thePageShowsTheTablesAsTheyAre() throws IOException {
    Path file = page();
    String found = Files.readString(file);
    int begin = found.indexOf(TablesPage.BEGIN);
    int end = found.indexOf(TablesPage.END) + TablesPage.END.length();
    assertThat(begin).as("mark %s in %s", TablesPage.BEGIN, file).isNotNegative().isLessThan(end);
    String expected = found.substring(0, begin) + TablesPage.render() + found.substring(end);
    if (Boolean.getBoolean(REFRESH)) {
      Files.writeString(file, expected);
    }

    assertThat(Files.readString(file))
        .as(
            "docs/TABLES.md does not show continuo.store.Tables. Refresh it:"
                + " ./mvnw -pl spark-jobs -am test -Dtest=TablesPageTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            REFRESH)
        .isEqualTo(expected);
  }

  /** Maven runs tests in the directory of the module, an editor may run them at the top. */
  private static Path page() {
    Path here = Path.of("docs", "TABLES.md");
    return Files.exists(here) ? here : Path.of("..").resolve(here);
  }
}
