package continuo.spark.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.ReplicaBlock;
import continuo.config.SparkConfig;
import continuo.loop.BlockSource;
import continuo.loop.BurstRunner;
import continuo.spark.serial.ContinuoRegistrator;
import continuo.spark.store.HadoopBlockSink;
import continuo.spark.store.HadoopBlockSource;
import continuo.spark.store.HadoopSettings;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A burst that would take hours is given up at once, and the replicas can still be saved. */
class CancelledBurstTest {
  @TempDir Path directory;

  @Test
  void theReplicasAreThoseBeforeTheBurst() {
    Bursts bursts = Bursts.ofPatientBody();
    try (JavaSparkContext spark = start();
        BurstRunner runner =
            new SparkBurstRunner(spark, bursts.context(), bursts.layout(), SparkConfig.DEFAULT)) {
      runner.prepare(bursts.reference());
      Object before = Bits.of(runner.firstReplica());
      spark
          .sc()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onTaskStart(SparkListenerTaskStart start) {
                  runner.cancel();
                }
              });

      assertThatThrownBy(() -> runner.run(bursts.request(0, false)))
          .isInstanceOf(CancellationException.class);
      assertThatThrownBy(() -> runner.run(bursts.request(0, false)))
          .as("a later one does not start")
          .isInstanceOf(CancellationException.class);

      HadoopSettings settings = HadoopSettings.of(new Configuration());
      BlockSource source = new HadoopBlockSource(directory.toUri().toString(), settings, 1);
      runner.save(new HadoopBlockSink(directory.toUri().toString(), settings, 1), source);
      ReplicaBlock saved = source.read(0);
      assertThat(Bits.of(saved.lane(saved.counted()[0]))).isEqualTo(before);
      assertThat(Bits.of(runner.firstReplica())).isEqualTo(before);
    }
  }

  private static JavaSparkContext start() {
    return new JavaSparkContext(
        new SparkConf(false)
            .setMaster("local[2]")
            .setAppName("cancelled")
            .set("spark.ui.enabled", "false")
            .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .set("spark.kryo.registrationRequired", "true")
            .set("spark.kryo.registrator", ContinuoRegistrator.class.getName()));
  }
}
