package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import continuo.spark.run.SmallRuns;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs/a",
        "/runs/a",
        "hdfs://host:8020/a",
        "s3a://bucket/a",
        "abfss://container@account.dfs.core.windows.net/a"
      })
  void aDirectoryIsTaken(String text) {
    assertThat(RunPath.of(text)).hasToString(text);
  }

  @Test
  void credentialsInItAreRefusedAndNotRepeated() {
    assertThatThrownBy(() -> RunPath.of("s3a://AKIDEXAMPLE:wJalrXUtnFEMI@bucket/a"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("s3a://…@bucket/a: leave the credentials out")
        .hasMessageNotContaining("AKIDEXAMPLE")
        .hasMessageNotContaining("wJalrXUtnFEMI");
  }

  @Test
  void thoseOfTheConfigurationAreRefusedBeforeTheyAreRecorded(@TempDir Path directory) {
    Path configuration =
        SmallRuns.write(
            directory,
            "body.conf",
            SmallRuns.BODY.replace(
                "output {", "output { directory = \"s3a://AKID:wJalrXUtnFEMI@bucket/a\", "));
    Path out = directory.resolve("out");

    Cli cli = Cli.run("run", configuration, "--out", out, "--master", "in-process");

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("leave the credentials out").doesNotContain("wJalrXUtnFEMI");
    assertThat(out).doesNotExist();
  }
}
