package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import continuo.spark.run.SmallRuns;
import continuo.spark.store.RunReader;
import continuo.store.TableRows;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code continuo report} against the tables it reads. */
class ReportCommandTest {
  @TempDir static Path directory;

  private static Path run;
  private static RunReader reader;
  private static String page;
  private static JsonNode data;

  @BeforeAll
  static void writeReport() throws IOException {
    // A name that would be markup if it were not written as text.
    run = directory.resolve("a<b>&run");
    Path configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    assertThat(Cli.run("run", configuration, "--out", run, "--master", "in-process").exitCode())
        .isZero();
    Path file = directory.resolve("page.html");
    Cli cli = Cli.run("report", run, "--out", file);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("page.html: 6 states of ");
    reader = new RunReader(new org.apache.hadoop.fs.Path(run.toString()), new Configuration());
    page = Files.readString(file);
    Matcher json = Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL).matcher(page);
    assertThat(json.find()).isTrue();
    data = new ObjectMapper().readTree(json.group(1));
  }

  @Test
  void thePageNeedsNothingElse() {
    assertThat(page)
        .contains("uPlot=function")
        .doesNotContain("/* uplot", "/* page", "/* data */")
        .doesNotContainPattern("(src|href)=")
        .doesNotContain("<b>&run");
    assertThat(data.at("/status/directory").asText()).isEqualTo(run.toString());
    assertThat(data.at("/description").asText()).isEqualTo(reader.description());
  }

  @Test
  void curvesAreTheColumnsOfTheTable() {
    TableRows steps = reader.rows(Tables.STEPS);
    assertThat(data.at("/every").asInt()).isEqualTo(1);
    assertThat(data.at("/steps/time").size()).isEqualTo(6).isEqualTo(steps.size());
    for (String column : new String[] {"time", "gap", "tau_fast", "mean_link_length", "mismatch"}) {
      for (int row = 0; row < steps.size(); row++) {
        JsonNode shown = data.at("/steps/" + column).get(row);
        Object value = steps.value(row, column);
        if (value == null) {
          assertThat(shown.isNull()).isTrue();
        } else {
          assertThat(shown.asDouble()).isEqualTo(value);
        }
      }
    }
    int verdicts = 0;
    for (JsonNode reasons : data.at("/verdicts")) {
      for (JsonNode count : reasons) {
        verdicts += count.asInt();
      }
    }
    assertThat(verdicts).isEqualTo(6);
  }

  @Test
  void everyModeIsThereWithItsLastValues() {
    TableRows phi = reader.rows(Tables.ORDER_PARAMETERS);
    int modes = reader.rows(Tables.MODES).size();
    JsonNode rows = data.at("/modes/rows");
    assertThat(rows.size()).isEqualTo(modes);
    JsonNode columns = data.at("/modes/columns");
    int width = columns.size();
    assertThat(columns.at("/0/name").asText()).isEqualTo("mode");
    assertThat(columns.at("/7/name").asText()).isEqualTo("phi_x");
    assertThat(columns.at("/7/unit").asText()).isEqualTo("nm");
    assertThat(columns.get(width - 1).at("/name").asText()).isEqualTo("verdict");
    for (int mode = 0; mode < modes; mode++) {
      JsonNode row = rows.get(mode);
      assertThat(row.size()).isEqualTo(width);
      assertThat(row.get(0).asInt()).isEqualTo(mode);
      int last = phi.size() - modes + mode;
      assertThat(phi.value(last, "step")).isEqualTo(5);
      assertThat(row.get(7).asDouble()).isEqualTo(phi.value(last, "phi_x"));
      assertThat(row.get(width - 1).asText()).isIn("trust", "doubtful", "invalid");
    }
  }

  @Test
  void theSpectrumIsTheMeanSquareOfEachWavenumber() {
    TableRows modes = reader.rows(Tables.MODES);
    TableRows phi = reader.rows(Tables.ORDER_PARAMETERS);
    double k = data.at("/spectrum/k/0").asDouble();
    double sum = 0;
    int count = 0;
    for (int row = 0; row < phi.size(); row++) {
      boolean isHere = modes.value((Integer) phi.value(row, "mode"), "k").equals(k);
      if (isHere && (Integer) phi.value(row, "step") >= 3) {
        for (String axis : new String[] {"phi_x", "phi_y", "phi_z"}) {
          double value = (Double) phi.value(row, axis);
          sum += value * value;
        }
        count++;
      }
    }
    assertThat(count).isPositive();
    assertThat(data.at("/spectrum/power/0").asDouble())
        .isCloseTo(sum / count, org.assertj.core.data.Percentage.withPercentage(1e-9));
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    Cli none = Cli.run("report", directory.resolve("nothing"));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("no run.json in it");
    Cli unwritable = Cli.run("report", run, "--out", directory.resolve("no/such/page.html"));
    assertThat(unwritable.exitCode()).isEqualTo(4);
    assertThat(unwritable.err()).contains("Cannot write ", "no/such/page.html");
  }
}
