package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.error.StorageException;
import continuo.spark.lease.RunLease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Several drivers that ask for the lease of a run in the same instant. */
final class LeaseRace {
  private LeaseRace() {}

  /**
   * Of a number of drivers exactly one gets the lease, and still has it when all have asked; the
   * others are refused.
   */
  static void assertOneWins(Path root, Configuration configuration, int drivers) throws Exception {
    CyclicBarrier start = new CyclicBarrier(drivers);
    ExecutorService threads = Executors.newFixedThreadPool(drivers);
    List<RunLease> leases = new ArrayList<>();
    try {
      List<Callable<RunLease>> attempts = new ArrayList<>();
      for (int i = 0; i < drivers; i++) {
        RunLease lease = new RunLease(root, configuration, text -> {});
        leases.add(lease);
        attempts.add(
            () -> {
              start.await();
              try {
                lease.acquire();
                return lease;
              } catch (StorageException refused) {
                return null;
              }
            });
      }
      List<RunLease> got = new ArrayList<>();
      for (Future<RunLease> result : threads.invokeAll(attempts)) {
        if (result.get() != null) {
          got.add(result.get());
        }
      }
      assertThat(got).as("drivers that got the lease of %s", root).hasSize(1);
      got.get(0).check();
    } finally {
      threads.shutdownNow();
      leases.forEach(RunLease::close);
    }
  }
}
