package continuo.spark.command;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of a call that brings a run on: {@code run} and {@code resume}. */
final class SessionOptions {
  @Option(
      names = "--master",
      paramLabel = "M",
      description =
          "Spark master, for example local[2] or spark://host:7077; `in-process` runs without Spark."
              + " Default: that of spark-submit, else local[*].")
  private String master;

  @Option(
      names = "--max-wall",
      paramLabel = "TIME",
      converter = WallTime.class,
      description =
          "Wall time after which this call ends with a checkpoint, exit code 0 and the command to go"
              + " on; for example 2h or 90m. At least one step is finished.")
  private Duration maxWall;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      converter = WallTime.class,
      description =
          "Time from SIGTERM until a checkpoint is written, or the newest one stands; default 25s.")
  private Duration grace = StopRequest.DEFAULT_GRACE;

  /** Spark master, or null for the default. */
  String master() {
    return master;
  }

  /** Wall time of the call, or null. */
  Duration maxWall() {
    return maxWall;
  }

  Duration grace() {
    return grace;
  }

  /** The command that goes on with a run, with the same options. */
  String resume(String directory) {
    StringBuilder command = new StringBuilder("continuo resume ").append(quoted(directory));
    if (master != null) {
      command.append(" --master ").append(quoted(master));
    }
    if (maxWall != null) {
      command.append(" --max-wall ").append(WallTime.text(maxWall));
    }
    if (!grace.equals(StopRequest.DEFAULT_GRACE)) {
      command.append(" --grace ").append(WallTime.text(grace));
    }
    return command.toString();
  }

  /** As a shell needs it. */
  private static String quoted(String argument) {
    return argument.matches("[\\w@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
