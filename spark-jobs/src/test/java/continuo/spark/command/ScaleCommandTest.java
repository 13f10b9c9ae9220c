package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spark.run.SmallRuns;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleCommandTest {
  @TempDir private Path directory;

  private Cli scale(String... more) {
    List<Object> arguments = new java.util.ArrayList<>();
    arguments.add("scale");
    arguments.add(SmallRuns.write(directory, "body.conf", SmallRuns.BODY));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray());
  }

  @Test
  void aRowForEveryNumberOfCoresAddsUpToItsStep() {
    Cli cli = scale("--master", "local[2]", "--cores", "1,3");
    assertThat(cli.err()).doesNotContain("continuo:");
    assertThat(cli.exitCode()).isZero();
    List<double[]> rows =
        cli.out()
            .lines()
            .filter(line -> line.matches(" +\\d+ .*%"))
            .map(line -> line.replace("%", "").strip().split(" +"))
            .map(words -> List.of(words).stream().mapToDouble(Double::parseDouble).toArray())
            .toList();
    assertThat(rows).extracting(row -> row[0]).containsExactly(1.0, 3.0);
    for (double[] row : rows) {
      // Three digits are printed of each.
      assertThat(row[2] + row[3] + row[4] + row[5]).isBetween(0.98 * row[1], 1.02 * row[1]);
    }
    assertThat(rows.get(1)[2]).isLessThan(rows.get(0)[2]);
  }

  @Test
  void noCoresAndNoSparkAreRefused() {
    assertThat(scale("--cores", "0").err()).contains("Invalid --cores 0; at least 1");
    Cli cli = scale("--master", "in-process");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("`scale` measures Spark");
  }
}
