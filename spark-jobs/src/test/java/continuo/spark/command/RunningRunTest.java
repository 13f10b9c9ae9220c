package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import continuo.spark.run.SmallRuns;
import continuo.spark.store.RunReader;
import continuo.store.TableRows;
import continuo.store.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run on Spark tells while it runs, asked over HTTP while it prints the line of state 2. */
class RunningRunTest {
  private static final Map<String, String> PAGES = new ConcurrentHashMap<>();
  private static final int LAST = 2;

  @TempDir static Path directory;

  private static TableRows steps;

  @BeforeAll
  static void run() {
    Path out = directory.resolve("run");
    Path configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    PrintStream console = System.out;
    System.setProperty("spark.ui.enabled", "true");
    System.setProperty("spark.ui.port", "0");
    System.setProperty("continuo.spark.defaults", Cli.SPARK_DEFAULTS.toString());
    System.setOut(new PrintStream(new Visitor(), true, StandardCharsets.UTF_8));
    try {
      int exitCode =
          Main.execute(
              "run", configuration.toString(), "--out", out.toString(), "--master", "local[2]");
      assertThat(exitCode).isZero();
    } finally {
      System.setOut(console);
      System.setProperty("spark.ui.enabled", "false");
      System.clearProperty("spark.ui.port");
      System.clearProperty("continuo.spark.defaults");
    }
    steps =
        new RunReader(new org.apache.hadoop.fs.Path(out.toString()), new Configuration())
            .rows(Tables.STEPS);
  }

  @AfterAll
  static void forget() {
    PAGES.clear();
  }

  @Test
  void everyStageIsNamedInTheWordsOfTheAlgorithm() throws Exception {
    TreeSet<String> names = new TreeSet<>();
    assertThat(PAGES.get("stages")).startsWith("[");
    for (JsonNode stage : new ObjectMapper().readTree(PAGES.get("stages"))) {
      names.add(stage.get("name").asText());
    }

    assertThat(names)
        .contains(
            "prepare 6 replica blocks at the reference structure",
            "step 0 round 0: bursts of 6 replica blocks, stiffness",
            "step 0 round 0: assemble forces, friction and stiffness of 3 patches",
            "step 0 round 1: bursts of 6 replica blocks",
            "step 2 round 1: assemble forces, friction and stiffness of 3 patches",
            "positions of replica 0",
            "checkpoint 6 replica blocks")
        .allMatch(
            name ->
                name.matches(
                    "(prepare|checkpoint) 6 replica blocks.*|positions of replica 0"
                        + "|step \\d+ round \\d: (bursts of 6 replica blocks(, stiffness)?"
                        + "|assemble forces, friction and stiffness of 3 patches)"));
  }

  @Test
  void prometheusReadsTheLastStep() {
    Map<String, Double> gauges = gauges();
    int last = LAST;

    assertThat(gauges).containsEntry("step", (double) last).containsEntry("last_step", 5.0);
    Map.of("dt_ps", "dt", "time_ps", "time", "gap", "gap")
        .forEach((gauge, column) -> assertThat(gauges).containsEntry(gauge, value(last, column)));
    for (String column : new String[] {"replicas", "quarantined", "noise_ratio"}) {
      assertThat(gauges).containsEntry(column, value(last, column));
    }
    double atomSteps = 0;
    double burstSeconds = 0;
    for (int step = 0; step <= last; step++) {
      atomSteps += value(step, "atom_steps");
      burstSeconds += value(step, "md_seconds");
    }
    assertThat(gauges)
        .containsEntry("atom_steps_total", atomSteps)
        .containsEntry("burst_core_seconds_total", burstSeconds);
    double wall = gauges.get("wall_seconds");
    assertThat(gauges.get("atom_steps_per_second")).isEqualTo(value(last, "atom_steps") / wall);
    assertThat(gauges.get("kernel_share")).isEqualTo(value(last, "md_seconds") / (2 * wall));
    assertThat(gauges.get("driver_seconds")).isBetween(0.0, wall);
    assertThat(gauges.get("seconds_left")).isPositive();
    assertThat(gauges.get("bytes_stored")).isGreaterThan(1000);
  }

  @Test
  void executorsAnswerPrometheusToo() {
    assertThat(PAGES.get("executors")).contains("metrics_executor_");
  }

  private static double value(int step, String column) {
    return ((Number) steps.value(step, column)).doubleValue();
  }

  private static Map<String, Double> gauges() {
    Pattern line =
        Pattern.compile(
            "^metrics_continuo_driver_continuo_(\\w+)_Value\\{.*} (\\S+)$", Pattern.MULTILINE);
    Map<String, Double> gauges = new TreeMap<>();
    Matcher matcher = line.matcher(PAGES.get("driver"));
    while (matcher.find()) {
      gauges.put(matcher.group(1), Double.valueOf(matcher.group(2)));
    }
    return gauges;
  }

  /** Standard output that asks, while the run waits for it, when the line of a state comes. */
  private static final class Visitor extends ByteArrayOutputStream {
    private int read;

    @Override
    public synchronized void flush() {
      String line = toString(StandardCharsets.UTF_8).substring(read);
      read += line.length();
      if (line.strip().startsWith(LAST + "/5 ")) {
        SparkContext spark = SparkContext.getOrCreate();
        String page = spark.uiWebUrl().get();
        PAGES.put("driver", ask(page + "/metrics/prometheus/"));
        PAGES.put("executors", ask(page + "/metrics/executors/prometheus/"));
        String stages = "%s/api/v1/applications/%s/stages".formatted(page, spark.applicationId());
        // Spark's page follows the jobs with a delay.
        do {
          PAGES.put("stages", ask(stages));
        } while (!PAGES.get("stages").contains("step %d round 1: assemble".formatted(LAST)));
      }
    }

    private static String ask(String address) {
      try {
        return HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
            .body();
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(address, e);
      }
    }
  }
}
