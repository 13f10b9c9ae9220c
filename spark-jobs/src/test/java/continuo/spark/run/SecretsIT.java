package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets that Spark and Hadoop are given are in nothing that a run leaves or prints, although it
 * prints its settings and keeps an event log.
 */
class SecretsIT {
  @TempDir static Path directory;

  private static final Map<String, String> SECRETS =
      new TreeMap<>(
          Map.of(
              "spark.hadoop.fs.s3a.secret.key", "jJ5vQ2kY8wPz3dRb",
              "spark.hadoop.fs.s3a.access.key", "AKIDkX7uT1nWq9cM",
              "spark.hadoop.fs.s3a.session.token", "tT6bN4hF0sVe8gLx",
              "spark.authenticate.secret", "aA9mC3xZ5yHj7kQr",
              "spark.ssl.keyPassword", "pP2fD8vB6nMw4sKt"));

  @Test
  void noFileAndNoLineHoldsOne() throws IOException, InterruptedException {
    Path configuration = SmallRuns.write(directory, "crystal.conf", SmallRuns.CRYSTAL);
    Path events = Files.createDirectories(directory.resolve("events"));
    List<String> options =
        Stream.concat(
                SECRETS.entrySet().stream().map(s -> "-D%s=%s".formatted(s.getKey(), s.getValue())),
                Stream.of(
                    "-Dspark.authenticate=true",
                    "-Dspark.logConf=true",
                    "-Dspark.log.level=INFO",
                    "-Dspark.eventLog.enabled=true",
                    "-Dspark.eventLog.compress=false",
                    "-Dspark.eventLog.dir=" + events.toUri()))
            .toList();

    for (String command : List.of("run", "status")) {
      Object[] arguments =
          command.equals("run")
              ? new Object[] {
                "run",
                configuration,
                "--out",
                directory.resolve("out"),
                "--master",
                "local[2]",
                "--debug"
              }
              : new Object[] {"status", directory.resolve("out")};
      try (ContinuoProcess process = ContinuoProcess.startWith(directory, options, arguments)) {
        assertThat(process.exitCode()).as(process::toString).isZero();
      }
    }

    int seen = 0;
    boolean redacted = false;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        SECRETS.forEach(
            (key, secret) -> assertThat(text).as("%s in %s", key, file).doesNotContain(secret));
        redacted |= text.contains("spark.authenticate.secret") && text.contains("redacted");
        seen++;
      }
    }
    assertThat(redacted).as("the settings were printed").isTrue();
    assertThat(seen).as("files of the run, its output, the event log").isGreaterThan(10);
  }
}
