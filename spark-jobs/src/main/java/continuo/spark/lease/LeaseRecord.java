package continuo.spark.lease;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What the owner of a lease says of itself, once. Text of a file, a {@code name=value} a line.
 *
 * @param number the lease; who has the highest number owns the run directory
 * @param run identity of this attempt at the run, unique
 * @param owner the process
 * @param staleSeconds the owner renews the lease more often than that, or has lost it
 * @param taken when it took the lease, by its clock
 */
record LeaseRecord(int number, String run, ProcessIdentity owner, int staleSeconds, Instant taken) {

  String text() {
    return """
    number=%d
    run=%s
    host=%s
    pid=%d
    started=%d
    boot=%s
    pid-namespace=%s
    stale-seconds=%d
    taken=%s
    """
        .formatted(
            number,
            run,
            owner.host(),
            owner.pid(),
            owner.started(),
            owner.boot(),
            owner.pidNamespace(),
            staleSeconds,
            taken);
  }

  /** Empty for a text that is not whole: a process was killed while it wrote it. */
  static Optional<LeaseRecord> parse(String text) {
    Properties p = new Properties();
    try {
      p.load(new StringReader(text));
      if (!p.containsKey("taken") || !text.endsWith("\n")) {
        return Optional.empty();
      }
      return Optional.of(
          new LeaseRecord(
              Integer.parseInt(p.getProperty("number")),
              p.getProperty("run"),
              new ProcessIdentity(
                  p.getProperty("host"),
                  p.getProperty("boot"),
                  p.getProperty("pid-namespace"),
                  Long.parseLong(p.getProperty("pid")),
                  Long.parseLong(p.getProperty("started"))),
              Integer.parseInt(p.getProperty("stale-seconds")),
              Instant.parse(p.getProperty("taken"))));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
