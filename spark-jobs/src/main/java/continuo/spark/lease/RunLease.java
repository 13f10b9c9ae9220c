package continuo.spark.lease;

import continuo.error.StorageException;
import continuo.spark.store.ParquetRunStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write a run directory. One process has it; others are refused, or take it over when
 * its owner is gone.
 *
 * <ul>
 *   <li>The owner renews the lease {@value #BEATS} times in every stale time.
 *   <li>An owner that runs in sight (same machine, same process numbers) and renews it is refused
 *       to others at once. One in sight that has ended loses it at once.
 *   <li>Of an owner out of sight only the heartbeat is known: others watch it, for at most the
 *       stale time, and are refused at the first beat. Clocks of two machines are never compared.
 *   <li>An owner that was silent for the stale time loses the lease although it may still run, for
 *       instance paused. It finds out by {@link #check}, which the store calls before everything it
 *       publishes or deletes.
 * </ul>
 *
 * <p>Thread-safe: the heartbeat is a thread of its own.
 */
public final class RunLease implements AutoCloseable {
  /** Hadoop key of the stale time; {@code spark.hadoop.continuo.lease.stale-seconds} for Spark. */
  public static final String STALE_SECONDS = "continuo.lease.stale-seconds";

  /**
   * Longer than a healthy driver can be kept from writing a small file: full garbage collections,
   * the retries of an object store and the fail-over of a name node take up to half a minute.
   */
  private static final int DEFAULT_STALE_SECONDS = 60;

  /** Several may fail without loss. */
  private static final int BEATS = 6;

  private static final int POLLS_PER_BEAT = 4;

  /** After Spark's own hook (50), before the file systems are closed (10). */
  private static final int HOOK_PRIORITY = 20;

  static final String RELEASED = "released";
  private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

  private final LeaseFiles files;
  private final ProcessIdentity self = ProcessIdentity.current();
  private final String run = UUID.randomUUID().toString();
  private final int staleSeconds;
  private final Consumer<String> notice;
  private final Runnable hook = this::release;
  private final CountDownLatch ended = new CountDownLatch(1);
  private LeaseRecord held;
  private long beats;

  /**
   * @param root run directory; need not exist
   * @param configuration Hadoop configuration
   * @param notice is told once if there is something to wait for
   * @throws StorageException if the file system cannot be reached
   */
  public RunLease(Path root, Configuration configuration, Consumer<String> notice) {
    this.files = new LeaseFiles(root, configuration);
    this.staleSeconds = Math.max(1, configuration.getInt(STALE_SECONDS, DEFAULT_STALE_SECONDS));
    this.notice = notice;
  }

  /**
   * Takes the lease, if need be after waiting until it is certain that its owner is silent.
   *
   * @throws StorageException if another process has it, naming that process; or if the file system
   *     fails
   */
  public void acquire() {
    LeaseWatch watch = new LeaseWatch();
    while (true) {
      int number = files.highest();
      if (number == 0 || mayFollow(number, watch)) {
        LeaseRecord mine =
            new LeaseRecord(Math.addExact(number, 1), run, self, staleSeconds, Instant.now());
        if (files.create(mine.number(), mine.text())) {
          hold(mine);
          return;
        }
      }
    }
  }

  private void hold(LeaseRecord mine) {
    synchronized (this) {
      held = mine;
    }
    // On an object store, two may believe that they were first.
    files.settle();
    if (!isStill(mine)) {
      // Not to be given back: it belongs to the other.
      synchronized (this) {
        held = null;
      }
      throw new StorageException(
          "Cannot use %s: another process began to write to it in the same instant (%s). Wait for its end, stop it, or choose another --out"
              .formatted(
                  files.shown(),
                  LeaseRecord.parse(files.record(files.highest()))
                      .map(owner -> describe(owner, Optional.empty()))
                      .orElse("its lease cannot be read")));
    }
    beat();
    files.deleteBefore(mine.number());
    try {
      ShutdownHookManager.get().addShutdownHook(hook, HOOK_PRIORITY);
    } catch (IllegalStateException e) {
      LOG.debug("The process is being shut down already", e);
    }
    Thread heart = new Thread(this::beatUntilEnded, "continuo-lease");
    heart.setDaemon(true);
    heart.start();
  }

  /**
   * Whether the owner of a lease has given it up or lost it; false after waiting a while if that is
   * not known yet.
   *
   * @throws StorageException if it is known to be alive
   */
  private boolean mayFollow(int number, LeaseWatch watch) {
    String beat = files.beat(number);
    if (beat.startsWith(RELEASED)) {
      return true;
    }
    Optional<LeaseRecord> record = LeaseRecord.parse(files.record(number));
    Optional<Instant> renewed = renewed(beat);
    if (record.isPresent()) {
      LeaseRecord owner = record.get();
      ProcessIdentity.Life life = owner.owner().seenFrom(self);
      boolean silent =
          owner.owner().isOnMachineOf(self)
              && renewed.isPresent()
              && age(renewed.get()) >= owner.staleSeconds();
      if (life == ProcessIdentity.Life.IS_GONE || silent) {
        LOG.warn(
            "Taking over {} from {}: {}",
            files.shown(),
            describe(owner, renewed),
            life == ProcessIdentity.Life.IS_GONE ? "that process is gone" : "it is silent");
        return true;
      }
      boolean inSight = life == ProcessIdentity.Life.RUNS && renewed.isPresent();
      if (inSight || watch.seesChange(number + " " + beat)) {
        throw new StorageException(
            ("Cannot use %s: another process is writing to it (%s). Wait for its end, stop it, or choose another --out")
                .formatted(files.shown(), describe(owner, renewed)));
      }
    }
    return isSilentFor(record.map(LeaseRecord::staleSeconds).orElse(staleSeconds), watch, record);
  }

  private boolean isSilentFor(int stale, LeaseWatch watch, Optional<LeaseRecord> record) {
    if (watch.seconds() >= stale) {
      LOG.warn(
          "Taking over {}: its lease was not renewed in the {} s that this process has watched it",
          files.shown(),
          stale);
      return true;
    }
    String owner =
        record
            .map(r -> "leased by " + describe(r, Optional.empty()))
            .orElse("its lease is half written");
    if (watch.isNews()) {
      notice.accept(
          "waiting up to %d s for %s: %s; from here (%s) it cannot be seen whether that process lives, so it is taken over only if its lease is not renewed in that time"
              .formatted(stale, files.shown(), owner, self));
    }
    watch.pause(stale * 1000L / BEATS / POLLS_PER_BEAT);
    return false;
  }

  private static String describe(LeaseRecord owner, Optional<Instant> renewed) {
    return "%s, run %s, started %s%s"
        .formatted(
            owner.owner(),
            owner.run(),
            owner.taken().truncatedTo(ChronoUnit.SECONDS),
            renewed.map(at -> ", lease renewed %d s ago".formatted(age(at))).orElse(""));
  }

  /** When a heartbeat was written, by the clock of the owner; empty if it is half written. */
  static Optional<Instant> renewed(String beat) {
    String[] parts = beat.strip().split(" ");
    return beat.endsWith("\n") && parts.length == 3
        ? Optional.of(Instant.parse(parts[2]))
        : Optional.empty();
  }

  /** Seconds, by the clock of this machine. */
  private static long age(Instant since) {
    return Math.max(0, Duration.between(since, Instant.now()).toSeconds());
  }

  /**
   * Makes sure that this process still has the lease.
   *
   * @throws StorageException if another process has taken it over since, naming that process
   * @throws IllegalStateException if it was never acquired
   */
  public void check() {
    LeaseRecord mine;
    synchronized (this) {
      mine = held;
    }
    if (mine == null) {
      throw new IllegalStateException("The lease of " + files.shown() + " is not held");
    }
    if (isStill(mine)) {
      return;
    }
    throw new StorageException(
        ("Cannot go on in %s: this process (%s, run %s) was silent for more than %d s and its lease was taken over%s."
                + " It has written nothing since")
            .formatted(
                files.shown(),
                self,
                run,
                staleSeconds,
                LeaseRecord.parse(files.record(files.highest()))
                    .map(owner -> " by %s, run %s".formatted(owner.owner(), owner.run()))
                    .orElse("")));
  }

  private boolean isStill(LeaseRecord mine) {
    int highest = files.highest();
    return highest == mine.number() && files.record(highest).equals(mine.text());
  }

  private void beatUntilEnded() {
    try {
      while (!ended.await(staleSeconds * 1000L / BEATS, TimeUnit.MILLISECONDS)) {
        try {
          check();
          beat();
        } catch (StorageException e) {
          LOG.warn("The lease is not renewed. {}", e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void beat() {
    if (held != null) {
      files.writeBeat(held.number(), "held %d %s\n".formatted(++beats, Instant.now()));
    }
  }

  private synchronized void release() {
    ended.countDown();
    if (held == null) {
      return;
    }
    int number = held.number();
    held = null;
    try {
      if (number == 1 && !files.holds(ParquetRunStore.DESCRIPTION_FILE)) {
        files.deleteAll();
      } else if (files.highest() == number) {
        files.writeBeat(number, RELEASED + "\n");
      }
    } catch (StorageException e) {
      LOG.warn("The lease is left to become stale. {}", e.getMessage());
    }
  }

  /** Gives the lease back. */
  @Override
  public void close() {
    release();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
