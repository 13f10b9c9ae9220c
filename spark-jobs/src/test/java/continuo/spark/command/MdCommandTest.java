package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spark.run.SmallRuns;
import continuo.spark.store.HadoopConfigurations;
import continuo.spark.store.ReportTable;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MdCommandTest {
  @TempDir private Path directory;

  private Cli md(Object... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.add("md");
    arguments.add(SmallRuns.write(directory, "body.conf", SmallRuns.BODY));
    arguments.add("--out");
    arguments.add(directory.resolve("md"));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray());
  }

  private List<Object[]> rows(TableSchema table) {
    List<Object[]> rows = new ArrayList<>();
    ReportTable.scan(
        RunPath.of(directory.resolve("md").toString()),
        table,
        HadoopConfigurations.current(),
        rows::add);
    return rows;
  }

  @Test
  void tablesHoldEverySampleOfEveryReplica() {
    Cli cli = md("--replicas", 3, "--steps", 60, "--sample-every", 20, "--settle", 5);
    assertThat(cli.err()).doesNotContain("continuo:");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("52 atoms, 3 replicas, 5 + 60 steps");
    List<Object[]> samples = rows(Tables.MD_SAMPLES);
    assertThat(samples).hasSize(3 * 4);
    assertThat(samples.get(1)[2]).isEqualTo(0.01 * 25);
    assertThat(rows(Tables.MD_ORDER_PARAMETERS))
        .hasSizeGreaterThan(12)
        .hasSize(
            (int)
                (12 * rows(Tables.MD_ORDER_PARAMETERS).stream().map(r -> r[3]).distinct().count()));
  }

  @Test
  void withoutABathTheDriftOfTheEnergyIsReported() {
    Cli cli =
        md("--steps", 60, "--sample-every", 1, "--set", "thermostat.collision-rate=\"0 1/ps\"");
    assertThat(cli.out()).contains("Energy drift (double forces): ");
  }

  @Test
  void aWorkDirectoryIsForOtherProgramsOnly() {
    Cli cli = md("--work", directory);
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("only LAMMPS has files to keep");
  }
}
