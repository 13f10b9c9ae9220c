package continuo.spark.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import continuo.loop.Progress;
import continuo.loop.StepReport;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/**
 * The run as a source of Spark's metrics system, on the driver: every sink that Spark has (JSON and
 * Prometheus on the web page, JMX, Graphite, CSV, …) shows it under the name {@code continuo}.
 *
 * <p>Gauges of the last finished step are not a number before there is one. Totals count from the
 * start of this process, not of the run; {@code continuo status} adds up the whole run.
 */
public final class RunMetrics implements Source, Progress {
  /** Name of the source, first part of the name of every gauge. */
  public static final String NAME = "continuo";

  private final MetricRegistry registry = new MetricRegistry();
  private final int cores;
  private volatile StepReport last;
  private final DoubleAdder atomSteps = new DoubleAdder();
  private final DoubleAdder burstSeconds = new DoubleAdder();

  /**
   * @param cores cores of the cluster at the start
   * @param lastStep last state of the run
   * @param bytesStored size of the run directory
   */
  public RunMetrics(int cores, int lastStep, LongSupplier bytesStored) {
    this.cores = cores;
    registry.register("last_step", (Gauge<Integer>) () -> lastStep);
    registry.register("bytes_stored", (Gauge<Long>) bytesStored::getAsLong);
    registry.register("atom_steps_total", (Gauge<Double>) atomSteps::sum);
    registry.register("burst_core_seconds_total", (Gauge<Double>) burstSeconds::sum);
    ofStep("step", StepReport::step);
    ofStep("time_ps", StepReport::time);
    ofStep("dt_ps", StepReport::timeStep);
    ofStep("gap", StepReport::gap);
    ofStep("noise_ratio", StepReport::noiseRatio);
    ofStep("verdict", step -> step.verdict().ordinal());
    ofStep("replicas", StepReport::replicas);
    ofStep("quarantined", StepReport::quarantined);
    ofStep("atom_steps_per_second", step -> step.atomSteps() / step.wallSeconds());
    ofStep("kernel_share", step -> step.burstSeconds() / (step.wallSeconds() * this.cores));
    ofStep("wall_seconds", StepReport::wallSeconds);
    ofStep("driver_seconds", StepReport::driverSeconds);
    ofStep("seconds_left", StepReport::secondsLeft);
  }

  private void ofStep(String name, ToDoubleFunction<StepReport> value) {
    registry.register(
        name,
        (Gauge<Double>)
            () -> {
              StepReport step = last;
              return step == null ? Double.NaN : value.applyAsDouble(step);
            });
  }

  /** Makes the gauges known to the Spark of this process, whose driver must run. */
  public void register() {
    SparkEnv.get().metricsSystem().registerSource(this);
  }

  @Override
  public void finished(StepReport step) {
    atomSteps.add(step.atomSteps());
    burstSeconds.add(step.burstSeconds());
    last = step;
  }

  @Override
  public String sourceName() {
    return NAME;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }
}
