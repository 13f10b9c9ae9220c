package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSettingsTest {
  private static final String DEFAULTS = "continuo.spark.defaults";

  @AfterEach
  void clear() {
    System.clearProperty(DEFAULTS);
    System.clearProperty("spark.locality.wait");
    System.clearProperty("spark.master");
  }

  @Test
  void theShippedFileIsTakenOver() {
    System.setProperty(DEFAULTS, Cli.SPARK_DEFAULTS.toString());

    SparkConf conf = SparkSettings.of(null, "continuo runs/a");

    assertThat(conf.get("spark.kryo.registrationRequired")).isEqualTo("true");
    assertThat(conf.get("spark.locality.wait")).isEqualTo("0s");
    assertThat(conf.get("spark.kryoserializer.buffer.max")).isEqualTo("512m");
    assertThat(conf.get("spark.master")).isEqualTo("local[*]");
    assertThat(conf.get("spark.app.name")).isEqualTo("continuo runs/a");
  }

  @Test
  void whatWasSetBeforeWins() {
    System.setProperty(DEFAULTS, Cli.SPARK_DEFAULTS.toString());
    System.setProperty("spark.locality.wait", "7s");
    System.setProperty("spark.master", "local[5]");

    assertThat(SparkSettings.of(null, "a").get("spark.locality.wait")).isEqualTo("7s");
    assertThat(SparkSettings.of(null, "a").get("spark.master")).isEqualTo("local[5]");
    assertThat(SparkSettings.of("local[2]", "a").get("spark.master")).isEqualTo("local[2]");
  }

  @Test
  void withoutTheFileKryoStillRefusesWhatIsNotRegistered() {
    SparkConf conf = SparkSettings.of("local[1]", "a");

    assertThat(conf.get("spark.serializer"))
        .isEqualTo("org.apache.spark.serializer.KryoSerializer");
    assertThat(conf.get("spark.kryo.registrationRequired")).isEqualTo("true");
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path directory) {
    Path file = directory.resolve("spark-defaults.conf");
    System.setProperty(DEFAULTS, file.toString());

    assertThatThrownBy(() -> SparkSettings.of("local[1]", "a"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read Spark's defaults " + file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in-process",
        "local",
        "local[1]",
        "local[16]",
        "local[*]",
        "local[2,3]",
        "local-cluster[2,1,1024]",
        "spark://host:7077",
        "spark://a:7077,b:7077",
        "yarn",
        "k8s://https://host:6443"
      })
  void aMasterThatSparkKnowsIsAccepted(String master) {
    assertThat(SparkSettings.checkMaster(master)).isEqualTo(master);
  }
}
