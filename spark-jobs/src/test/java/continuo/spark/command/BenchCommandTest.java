package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  @TempDir private Path directory;

  @Test
  void figuresGoToStandardOutputAndToTheFile() {
    Path json = directory.resolve("bench.json");
    Cli cli =
        Cli.run(
            "bench",
            "--system",
            "superlattice",
            "--kernels",
            "both",
            "--seconds",
            "0.02",
            "--repeats",
            "2",
            "--json",
            json);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out().lines().filter(line -> line.matches("superlattice +351 .*"))).hasSize(2);
    assertThat(cli.err()).contains("bench: round 2 of 2");
    Config written = ConfigFactory.parseFile(json.toFile());
    assertThat(written.getConfigList("engine")).hasSize(2);
    assertThat(written.getString("versions.continuo")).isEqualTo(Version.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--system gas | Unknown system \"gas\" (--system); allowed: lj-solid, lj-solid-4k, ",
        "--repeats 0 | Invalid --repeats 0: must be ≥ 1",
        "--repeats x | Invalid value for option '--repeats': 'x' is not an int",
        "--seconds 0 | Invalid --seconds 0.0: must be > 0, at most 3600",
        "--lanes 99 | Invalid --lanes 99: must be 1 … 64, or 0 for what fills a vector",
        "--lanes 3 | Cannot time the vector kernels with 3 lanes",
        "--precision half | Invalid value for option '--precision': expected one of [DOUBLE, MIXED, BOTH]",
        "--kernels fast | Invalid value for option '--kernels': expected one of [VECTOR, PLAIN, BOTH]",
        "--peer namd=namd2 | Invalid --peer \"namd=namd2\"; allowed: lammps=COMMAND, gromacs=COMMAND",
        "--peer lammps | Invalid command \"\" (--peer lammps=…): empty",
        "--peer lammps=no-such-lmp | Cannot run \"no-such-lmp\" (--peer lammps=no-such-lmp): ",
        "nothing.conf | Cannot read configuration nothing.conf: no such file"
      })
  void whatCannotWorkIsRefusedBeforeAnyWork(String arguments, String message) {
    List<String> line = new java.util.ArrayList<>(List.of("bench"));
    if (!arguments.contains("--system") && !arguments.endsWith(".conf")) {
      line.addAll(List.of("--system", "superlattice"));
    }
    line.addAll(List.of(arguments.split(" ")));
    Cli cli = Cli.run(line.toArray());
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err()).contains("continuo: " + message);
    assertThat(cli.out()).isEmpty();
  }
}
