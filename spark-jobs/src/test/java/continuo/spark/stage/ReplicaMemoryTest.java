package continuo.spark.stage;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.config.SparkConfig;
import continuo.loop.BurstRunner;
import continuo.spark.serial.ContinuoRegistrator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.RDDInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Replicas between bursts where there is little memory or where it is not on the heap. */
class ReplicaMemoryTest {
  private static final int STEPS = 2;

  /** Spark's own keys for a memory that is not the machine's. */
  private static final Map<String, String> LITTLE_MEMORY =
      Map.of(
          "spark.testing.memory", "400000",
          "spark.testing.reservedMemory", "1",
          "spark.memory.fraction", "0.5");

  private static Bursts bursts;
  private static List<Object> expected;

  @BeforeAll
  static void runInProcess() {
    bursts = Bursts.ofBody();
    try (BurstRunner runner = bursts.inProcess()) {
      runner.prepare(bursts.reference());
      expected = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        expected.add(Bits.of(runner.run(bursts.request(step, step == 1))));
      }
    }
  }

  @Test
  void whatDoesNotFitIntoMemoryGoesToTheDisk() {
    Kept kept = run(SparkConfig.ReplicaLevel.MEMORY_AND_DISK, LITTLE_MEMORY);

    assertThat(kept.partitions()).isEqualTo(bursts.layout().size());
    assertThat(kept.disk()).isPositive();
  }

  @Test
  void whatDoesNotFitIsComputedAgainIfItMayNotGoToTheDisk() {
    Kept kept = run(SparkConfig.ReplicaLevel.MEMORY_ONLY, LITTLE_MEMORY);

    assertThat(kept.partitions()).isLessThan(bursts.layout().size());
    assertThat(kept.disk()).isZero();
  }

  @Test
  void replicasMayBeOnTheDiskOnly() {
    Kept kept = run(SparkConfig.ReplicaLevel.DISK_ONLY, Map.of());

    assertThat(kept.partitions()).isEqualTo(bursts.layout().size());
    assertThat(kept.memory()).isZero();
    assertThat(kept.disk()).isPositive();
  }

  @Test
  void replicasMayBeOutsideTheHeap() {
    Kept kept =
        run(
            SparkConfig.ReplicaLevel.OFF_HEAP,
            Map.of("spark.memory.offHeap.enabled", "true", "spark.memory.offHeap.size", "64m"));

    assertThat(kept.partitions()).isEqualTo(bursts.layout().size());
    assertThat(kept.memory()).isPositive();
    assertThat(kept.disk()).isZero();
  }

  @Test
  void withoutMemoryOutsideTheHeapTheyGoToTheDisk() {
    Kept kept = run(SparkConfig.ReplicaLevel.OFF_HEAP, Map.of());

    assertThat(kept.partitions()).isEqualTo(bursts.layout().size());
    assertThat(kept.memory()).isZero();
    assertThat(kept.disk()).isPositive();
  }

  /** Runs the bursts, compares the bits, and tells where the replicas are after the last one. */
  private static Kept run(SparkConfig.ReplicaLevel level, Map<String, String> settings) {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local[2]")
            .setAppName("replica memory")
            .set("spark.ui.enabled", "false")
            .set("spark.log.level", "ERROR")
            .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .set("spark.kryo.registrationRequired", "true")
            .set("spark.kryo.registrator", ContinuoRegistrator.class.getName());
    settings.forEach(conf::set);
    try (JavaSparkContext spark = new JavaSparkContext(conf);
        BurstRunner runner =
            new SparkBurstRunner(
                spark, bursts.context(), bursts.layout(), new SparkConfig(0, level))) {
      runner.prepare(bursts.reference());
      List<Object> moments = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        moments.add(Bits.of(runner.run(bursts.request(step, step == 1))));
      }
      assertThat(moments).isEqualTo(expected);
      return Kept.in(spark);
    }
  }

  /**
   * What is persisted.
   *
   * @param partitions number of partitions
   * @param memory their bytes in memory
   * @param disk their bytes on disk
   */
  private record Kept(int partitions, long memory, long disk) {
    static Kept in(JavaSparkContext spark) {
      RDDInfo[] kept = spark.sc().getRDDStorageInfo();
      return new Kept(
          Arrays.stream(kept).mapToInt(RDDInfo::numCachedPartitions).sum(),
          Arrays.stream(kept).mapToLong(RDDInfo::memSize).sum(),
          Arrays.stream(kept).mapToLong(RDDInfo::diskSize).sum());
    }
  }
}
