package continuo.spark.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLeaseTest {
  private static final ProcessIdentity SELF = ProcessIdentity.current();
  private static final ProcessIdentity ELSEWHERE =
      new ProcessIdentity("far", "another-boot", SELF.pidNamespace(), SELF.pid(), SELF.started());
  private static final ProcessIdentity ENDED =
      new ProcessIdentity("here", SELF.boot(), SELF.pidNamespace(), SELF.pid(), 1);

  @TempDir Path directory;

  private final List<String> notices = new ArrayList<>();
  private final List<RunLease> open = new ArrayList<>();
  private Path run;

  @BeforeEach
  void nameTheRun() {
    run = directory.resolve("run");
  }

  @AfterEach
  void closeAll() {
    open.forEach(RunLease::close);
  }

  @Test
  void aSecondOwnerIsRefusedAtOnceNamingTheFirst() {
    lease(60).acquire();
    RunLease second = lease(60);

    assertThatThrownBy(second::acquire)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot use " + run + ": another process is writing to it (")
        .hasMessageContaining("host " + SELF.host() + ", pid " + SELF.pid() + ", run ")
        .hasMessageContaining("lease renewed 0 s ago");
    assertThat(notices).isEmpty();
  }

  @Test
  void aLeaseGivenBackIsFreeAndItsFormerOwnerKnows() throws IOException {
    RunLease first = lease(60);
    first.acquire();
    Files.writeString(run.resolve("run.json"), "{}");
    first.close();
    RunLease second = lease(60);
    second.acquire();

    assertThatCode(second::check).doesNotThrowAnyException();
    assertThatThrownBy(first::check).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nothingIsLeftWhereNoRunWasMade() throws IOException {
    RunLease lease = lease(60);
    lease.acquire();
    assertThat(run.resolve(".lease/1")).exists();
    lease.close();
    assertThat(run).doesNotExist();

    Files.createDirectory(run);
    Files.writeString(run.resolve("chapter-1.tex"), "text");
    RunLease other = lease(60);
    other.acquire();
    other.close();
    assertThat(run).isDirectoryNotContaining("glob:**.lease").isDirectoryContaining("glob:**.tex");
  }

  @Test
  void aProcessThatHasEndedLosesItAtOnce() {
    leave(1, ENDED, 60, "held 3 " + Instant.now() + "\n");

    RunLease lease = lease(60);
    lease.acquire();

    assertThat(run.resolve(".lease/2")).exists();
    assertThat(run.resolve(".lease/1")).doesNotExist();
    assertThat(notices).isEmpty();
  }

  @Test
  void anOwnerInSightThatIsSilentForItsStaleTimeLosesIt() {
    leave(4, SELF, 60, "held 3 " + Instant.now().minusSeconds(61) + "\n");

    lease(60).acquire();

    assertThat(run.resolve(".lease/5")).exists();
    assertThat(notices).isEmpty();
  }

  @Test
  void anOwnerOutOfSightIsWatchedForItsStaleTimeWhateverItsClockSays() {
    leave(1, ELSEWHERE, 1, "held 3 " + Instant.EPOCH + "\n");

    long began = System.nanoTime();
    lease(60).acquire();

    assertThat((System.nanoTime() - began) * 1e-9).isGreaterThanOrEqualTo(1);
    assertThat(run.resolve(".lease/2")).exists();
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0))
        .startsWith("waiting up to 1 s for " + run + ": leased by host far, pid " + SELF.pid())
        .contains("it cannot be seen whether that process lives");
  }

  @Test
  void anOwnerOutOfSightThatRenewsItIsNotRobbed() {
    leave(1, ELSEWHERE, 60, "held 3 " + Instant.EPOCH + "\n");
    Configuration configuration = new Configuration();
    // The owner renews it while the other waits.
    RunLease lease =
        new RunLease(
            root(), configuration, text -> files().writeBeat(1, "held 4 " + Instant.EPOCH + "\n"));
    open.add(lease);

    assertThatThrownBy(lease::acquire)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(
            "Cannot use " + run + ": another process is writing to it (host far");
    assertThat(run.resolve(".lease/2")).doesNotExist();
  }

  @Test
  void aHalfWrittenLeaseIsWatchedToo() {
    files().create(1, "number=1\nrun=");

    lease(1).acquire();

    assertThat(run.resolve(".lease/2")).exists();
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0)).contains("its lease is half written");
  }

  @Test
  void anOwnerWhoseLeaseWasTakenOverMayNotPublish() {
    RunLease slow = lease(60);
    slow.acquire();
    leave(2, ELSEWHERE, 60, "");

    assertThatThrownBy(slow::check)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot go on in " + run + ": this process (host ")
        .hasMessageContaining("was taken over by host far, pid " + SELF.pid());

    slow.close();
    assertThat(files().beat(2)).as("the lease of the successor").isEmpty();
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    int n = 8;
    ExecutorService threads = Executors.newFixedThreadPool(n);
    try {
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        RunLease lease = lease(60);
        attempts.add(
            () -> {
              try {
                lease.acquire();
                return true;
              } catch (StorageException e) {
                return false;
              }
            });
      }
      int got = 0;
      for (Future<Boolean> result : threads.invokeAll(attempts)) {
        got += result.get() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    LeaseRecord record =
        new LeaseRecord(7, "a-b", ELSEWHERE, 60, Instant.parse("2025-01-02T03:04:05Z"));

    assertThat(LeaseRecord.parse(record.text())).contains(record);
    for (int length = 0; length < record.text().length(); length++) {
      assertThat(LeaseRecord.parse(record.text().substring(0, length))).isEmpty();
    }
  }

  private RunLease lease(int staleSeconds) {
    Configuration configuration = new Configuration();
    configuration.setInt(RunLease.STALE_SECONDS, staleSeconds);
    RunLease lease = new RunLease(root(), configuration, notices::add);
    open.add(lease);
    return lease;
  }

  private void leave(int number, ProcessIdentity owner, int staleSeconds, String beat) {
    Instant taken = Instant.now();
    files().create(number, new LeaseRecord(number, "r", owner, staleSeconds, taken).text());
    if (!beat.isEmpty()) {
      files().writeBeat(number, beat);
    }
  }

  private LeaseFiles files() {
    return new LeaseFiles(root(), new Configuration());
  }

  private org.apache.hadoop.fs.Path root() {
    return new org.apache.hadoop.fs.Path(run.toUri());
  }
}
