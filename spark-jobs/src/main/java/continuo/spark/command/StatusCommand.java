package continuo.spark.command;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.spark.store.RunReader;
import continuo.units.UnitSystem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code continuo status DIR}: how far a run is, from its store alone; starts no Spark and writes
 * nothing, so it may be asked from anywhere while the run is written.
 */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Tell progress, rate, time left, cost and last warnings of the run that a directory holds.")
final class StatusCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Run directory or URI.")
  private String directory;

  @Option(names = "--json", description = "One JSON object for programs.")
  private boolean json;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "States that the rate is taken over; default ${DEFAULT-VALUE}.",
      defaultValue = "10")
  private int last;

  @Override
  public Integer call() {
    if (last < 1) {
      throw new InputException("Invalid --last %d: at least 1".formatted(last));
    }
    Path root = RunPath.of(directory);
    Configuration hadoop = SparkSettings.hadoop("continuo status");
    RunReader reader = new RunReader(root, hadoop);
    RunConfig config = RecordedConfiguration.read(reader.description(), directory);
    Map<String, Object> status = RunStatus.of(directory, config, reader, hadoop, last).values();
    System.out.println(
        json
            ? ConfigValueFactory.fromMap(status)
                .render(ConfigRenderOptions.concise().setFormatted(true).setJson(true))
                .strip()
            : text(status, config.units() == UnitSystem.LJ ? "tau" : "ps"));
    return 0;
  }

  private static String text(Map<String, Object> s, String unit) {
    StringBuilder text = new StringBuilder();
    line(text, "run", "%s, %s", s.get("directory"), s.get("state"));
    line(
        text,
        "progress",
        "%d states of %d (%.0f %%)%s",
        s.get("states"),
        (int) s.get("last-step") + 1,
        100.0 * (int) s.get("states") / ((int) s.get("last-step") + 1),
        (int) s.get("states") == 0
            ? ""
            : "; state %s at %s %s".formatted(s.get("step"), number(s.get("time")), unit));
    if ((int) s.get("states") > 0) {
      line(
          text,
          "now",
          "dt %s %s, gap %s, %d replicas, %d in quarantine",
          number(s.get("dt")),
          unit,
          number(s.get("gap")),
          s.get("replicas"),
          s.get("quarantined"));
      line(
          text,
          "rate",
          "%s s a step, %s atom-steps/s, %s %s a day",
          number(s.get("seconds-per-step")),
          number(s.get("atom-steps-per-second")),
          number(s.get("time-per-day")),
          unit);
      line(text, "left", "%s", Console.duration((double) s.get("seconds-left")));
    }
    line(
        text,
        "cost",
        "%s core-seconds in bursts, %s of steps, %s atom-steps, %s bytes stored",
        number(s.get("burst-core-seconds")),
        Console.duration((double) s.get("wall-seconds")),
        number(s.get("atom-steps")),
        s.get("bytes") == null ? "-" : s.get("bytes").toString());
    line(
        text,
        "stored",
        "%d bytes of replicas in the newest checkpoint, in %s s",
        s.get("checkpoint-bytes"),
        number(s.get("checkpoint-seconds")));
    line(text, "verdicts", "%s", s.get("verdicts").toString().replaceAll("[{}]", ""));
    for (Object warning : (List<?>) s.get("warnings")) {
      line(text, "warning", "%s", warning);
    }
    line(text, "driver", "%s", driver((Map<?, ?>) s.get("holder")));
    return text.toString().stripTrailing();
  }

  private static String driver(Map<?, ?> holder) {
    return holder == null
        ? "none"
        : "%s since %s, %s, %s s after its last sign"
            .formatted(
                holder.get("process"),
                holder.get("since"),
                holder.get("state"),
                holder.get("seconds-since-beat"));
  }

  private static void line(StringBuilder text, String name, String format, Object... values) {
    text.append(String.format(Locale.ROOT, "%-9s ", name))
        .append(String.format(Locale.ROOT, format, values))
        .append(System.lineSeparator());
  }

  private static String number(Object value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4g", ((Number) value).doubleValue());
  }
}
