package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  @TempDir Path directory;

  private int validate(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "validate";
    arguments[1] = "--out";
    arguments[2] = directory.resolve("out").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Main.execute(arguments);
  }

  private Config json() {
    return ConfigFactory.parseFile(directory.resolve("out/validation.json").toFile());
  }

  @Test
  void theTableIsLeftAsJsonParquetAndTextAndReplacedByTheNextCall() {
    assertThat(validate("--rung", "lattice-sum")).isZero();
    assertThat(validate("--quick", "--rung", "lattice-sum")).isZero();
    assertThat(json().getInt("passed")).isEqualTo(2);
    assertThat(json().getInt("failed")).isZero();
    assertThat(json().getBoolean("quick")).isTrue();
    assertThat(directory.resolve("out/validation.parquet")).isNotEmptyFile();
    assertThat(directory.resolve("out/validation.txt")).content().contains("-6.77336");
  }

  @Test
  void aFailedComparisonEndsWithExitCode3() throws Exception {
    Path fake = directory.resolve("fake");
    Files.writeString(fake, "echo term harmonic 1.0\n");
    assertThat(validate("--rung", "lammps", "--lammps", "sh " + fake)).isEqualTo(3);
    assertThat(json().getInt("failed")).isPositive();
  }

  @Test
  void ensemblesOnSparkHaveTheSameBits() {
    assertThat(validate("--quick", "--rung", "cluster", "--master", "local[2]")).isZero();
    assertThat(json().getString("master")).isEqualTo("local[2]");
    assertThat(json().getInt("passed")).isEqualTo(1);
    assertThat(validate("--quick", "--rung", "cluster")).isZero();
    assertThat(json().getInt("skipped")).isEqualTo(1);
  }

  @Test
  void badArgumentsAreRefused() {
    assertThat(validate("--rung", "nothing")).isEqualTo(2);
    assertThat(validate("--master", "nonsense")).isEqualTo(2);
    assertThat(validate("--rung", "lammps", "--lammps", "no-such-program")).isEqualTo(2);
  }
}
