package continuo.spark.metrics;

import continuo.loop.Progress;
import continuo.loop.StepReport;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log line a finished step, {@code name=value} each. The logger {@code continuo.step} is silent
 * where people read the log, and speaks where programs do; see {@code conf/log4j2.properties}.
 */
public final class StepLog implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger("continuo.step");

  @Override
  public void finished(StepReport s) {
    if (LOG.isInfoEnabled()) {
      LOG.info(line(s));
    }
  }

  static String line(StepReport s) {
    return String.format(
        Locale.ROOT,
        "finished=%d last=%d time_ps=%.9g dt_ps=%.9g gap=%.4g noise_ratio=%.4g verdict=%s replicas=%d"
            + " quarantined=%d atom_steps=%.0f wall_seconds=%.3f driver_seconds=%.3f"
            + " burst_core_seconds=%.3f seconds_left=%.0f",
        s.step(),
        s.lastStep(),
        s.time(),
        s.timeStep(),
        s.gap(),
        s.noiseRatio(),
        s.verdict(),
        s.replicas(),
        s.quarantined(),
        s.atomSteps(),
        s.wallSeconds(),
        s.driverSeconds(),
        s.burstSeconds(),
        s.secondsLeft());
  }
}
