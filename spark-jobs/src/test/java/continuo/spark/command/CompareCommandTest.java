package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spark.run.SmallRuns;
import continuo.spark.store.HadoopConfigurations;
import continuo.spark.store.ReportTable;
import continuo.store.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private static Path directory;
  private static Path md;
  private static Path run;

  @BeforeAll
  static void runBoth() {
    md = directory.resolve("md");
    run = directory.resolve("run");
    Path configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    assertThat(
            Cli.run("md", configuration, "--out", md, "--replicas", 4, "--steps", 120).exitCode())
        .isZero();
    assertThat(
            Cli.run("run", configuration, "--out", run, "--master", RunSession.IN_PROCESS)
                .exitCode())
        .isZero();
  }

  private static List<Object[]> compare(Object... options) {
    return compareWith(run, options);
  }

  private static List<Object[]> compareWith(Path other, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("compare", md, other));
    arguments.addAll(List.of("--out", directory.resolve("out")));
    arguments.addAll(List.of(options));
    Cli cli = Cli.run(arguments.toArray());
    assertThat(cli.err()).doesNotContain("continuo:");
    assertThat(cli.exitCode()).isZero();
    List<Object[]> rows = new ArrayList<>();
    ReportTable.scan(
        RunPath.of(directory.resolve("out").toString()),
        Tables.COMPARISON,
        HadoopConfigurations.current(),
        rows::add);
    return rows;
  }

  @Test
  void tenModesAreComparedAtEquilibrium() {
    List<Object[]> rows = compare();
    assertThat(rows).filteredOn(r -> r[0].equals("variance")).hasSize(10);
    // 52 atoms, 4 replicas, 120 steps.
    assertThat(rows.get(0)[0]).isEqualTo("atom_steps");
    assertThat(rows.get(0)[4]).isEqualTo(52.0 * 4 * 120);
  }

  @Test
  void theSwellingCurveBeginsAtTheSameLength() {
    List<Object[]> rows = compare("--transition");
    assertThat(rows).filteredOn(r -> r[0].equals("link_length")).hasSize(6);
  }

  @Test
  void otherMolecularDynamicsTakesThePlaceOfARun() {
    // The same trajectories: every swelling curve is its own.
    List<Object[]> rows = compareWith(md, "--transition");
    assertThat(rows)
        .filteredOn(r -> r[0].equals("link_length"))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r[6]).isEqualTo(r[4]));
    assertThat(rows.get(0)[6]).isEqualTo(rows.get(0)[4]);
  }

  @Test
  void anotherSystemIsRefused() {
    Path other = directory.resolve("other");
    Path configuration = SmallRuns.write(directory, "crystal.conf", SmallRuns.CRYSTAL);
    assertThat(Cli.run("md", configuration, "--out", other, "--steps", 100).exitCode()).isZero();
    Cli cli = Cli.run("compare", other, run);
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("they are not the same system").contains("`system.type`");
  }
}
