package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HadoopConfigurationsTest {
  private static final String NAME = "spark.hadoop.fs.s3a.endpoint";

  @AfterEach
  void clear() {
    System.clearProperty(NAME);
  }

  @Test
  void settingsOfSparkSubmitReachHadoop() {
    System.setProperty(NAME, "http://localhost:9000");

    assertThat(HadoopConfigurations.current().get("fs.s3a.endpoint"))
        .isEqualTo("http://localhost:9000");
    assertThat(HadoopConfigurations.current().get("io.file.buffer.size")).isNotNull();
  }
}
