package continuo.spark.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Who has the right to write a run directory, seen from outside; takes nothing and waits for
 * nothing.
 *
 * @param process host and number of the process
 * @param taken when it took the lease, by its clock
 * @param secondsSinceBeat time since it renewed the lease, from its clock to ours; −1 if it never
 *     has
 * @param state what can be said from here
 */
public record LeaseHolder(String process, Instant taken, long secondsSinceBeat, State state) {
  /** What can be said of a holder from another process. */
  public enum State {
    /** It renews its lease. */
    ALIVE,
    /** It has not renewed its lease for the stale time, or its clock is another. */
    SILENT,
    /** It has ended without giving the lease back. */
    GONE
  }

  /**
   * @param root run directory
   * @param configuration Hadoop configuration
   * @return empty if nobody holds the lease
   * @throws continuo.error.StorageException if the directory cannot be read
   */
  public static Optional<LeaseHolder> of(Path root, Configuration configuration) {
    LeaseFiles files = new LeaseFiles(root, configuration);
    int number = files.highest();
    String beat = files.beat(number);
    Optional<LeaseRecord> record =
        number == 0 || beat.startsWith(RunLease.RELEASED)
            ? Optional.empty()
            : LeaseRecord.parse(files.record(number));
    return record.map(owner -> of(owner, RunLease.renewed(beat)));
  }

  private static LeaseHolder of(LeaseRecord owner, Optional<Instant> renewed) {
    long age = renewed.map(at -> Duration.between(at, Instant.now()).toSeconds()).orElse(-1L);
    State state = State.ALIVE;
    if (owner.owner().seenFrom(ProcessIdentity.current()) == ProcessIdentity.Life.IS_GONE) {
      state = State.GONE;
    } else if (age > owner.staleSeconds()) {
      state = State.SILENT;
    }
    return new LeaseHolder(owner.owner().toString(), owner.taken(), age, state);
  }
}
