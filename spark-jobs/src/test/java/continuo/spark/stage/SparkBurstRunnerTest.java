package continuo.spark.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.ReplicaBlock;
import continuo.config.SparkConfig;
import continuo.error.NumericalException;
import continuo.error.StorageException;
import continuo.estimate.EnsembleMoments;
import continuo.loop.BlockSink;
import continuo.loop.BlockSource;
import continuo.loop.BurstRunner;
import continuo.spark.serial.ContinuoRegistrator;
import continuo.spark.store.HadoopBlockSink;
import continuo.spark.store.HadoopBlockSource;
import continuo.spark.store.HadoopSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.storage.BlockManagerMaster;
import org.apache.spark.storage.RDDBlockId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bursts on Spark against the same bursts in this process. */
class SparkBurstRunnerTest {
  private static final int STEPS = 3;
  private static final Listener LISTENER = new Listener();

  private static JavaSparkContext spark;
  private static Bursts bursts;
  private static List<Object> expected;
  private static Object expectedFrame;

  @TempDir Path directory;

  @BeforeAll
  static void runInProcess() {
    spark = start();
    bursts = Bursts.ofBody();
    try (BurstRunner runner = bursts.inProcess()) {
      runner.prepare(bursts.reference());
      expected = run(runner, 0, STEPS);
      expectedFrame = Bits.of(runner.firstReplica());
    }
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  private static JavaSparkContext start() {
    JavaSparkContext context =
        new JavaSparkContext(
            new SparkConf(false)
                .setMaster("local[2]")
                .setAppName("bursts")
                .set("spark.ui.enabled", "false")
                .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .set("spark.kryo.registrationRequired", "true")
                .set("spark.kryo.registrator", ContinuoRegistrator.class.getName()));
    context.sc().addSparkListener(LISTENER);
    return context;
  }

  @BeforeEach
  void clear() throws Exception {
    spark.sc().listenerBus().waitUntilEmpty();
    LISTENER.descriptions.clear();
    LISTENER.failedTasks.set(0);
    spark.getPersistentRDDs().values().forEach(JavaRDD::unpersist);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 100})
  void everyNumberOfPartitionsGivesTheBitsOfTheRunnerWithoutSpark(int partitions) {
    try (BurstRunner runner = runner(partitions)) {
      runner.prepare(bursts.reference());

      assertThat(run(runner, 0, STEPS)).isEqualTo(expected);
      assertThat(Bits.of(runner.firstReplica())).isEqualTo(expectedFrame);
    }
  }

  @Test
  void anotherRoundAddsTheSameBits() {
    List<Object> moments = new ArrayList<>();
    for (BurstRunner runner : List.of(bursts.inProcess(), runner(2))) {
      try (runner) {
        runner.prepare(bursts.reference());
        EnsembleMoments first = runner.run(bursts.request(1, true));
        EnsembleMoments second = runner.run(bursts.request(1, true).again(1));
        moments.add(Bits.of(first.plus(second)));
      }
    }

    assertThat(moments.get(1)).isEqualTo(moments.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void blocksLostAfterAStepAreComputedAgainToTheSameBits(int lostAfter) {
    try (BurstRunner runner = runner(3)) {
      runner.prepare(bursts.reference());
      List<Object> moments = run(runner, 0, lostAfter);
      dropCachedBlocks();
      moments.addAll(run(runner, lostAfter, STEPS));
      dropCachedBlocks();

      assertThat(moments).isEqualTo(expected);
      assertThat(Bits.of(runner.firstReplica())).isEqualTo(expectedFrame);
    }
  }

  @Test
  void afterACheckpointLostBlocksComeFromItsFiles() {
    try (BurstRunner runner = runner(3)) {
      runner.prepare(bursts.reference());
      List<Object> moments = run(runner, 0, 2);
      runner.save(sink(), source());
      moments.addAll(run(runner, 2, STEPS));
      dropCachedBlocks();

      assertThat(moments).isEqualTo(expected);
      assertThat(Bits.of(runner.firstReplica())).isEqualTo(expectedFrame);
    }
    assertThat(directory.resolve("checkpoints/step-000000002"))
        .isDirectoryContaining("glob:**.bin");
    try (BurstRunner fresh = runner(1)) {
      fresh.load(source());

      assertThat(run(fresh, 2, STEPS)).isEqualTo(expected.subList(2, STEPS));
    }
  }

  @ParameterizedTest
  @EnumSource(SparkConfig.ReplicaLevel.class)
  void whereverReplicasAreKeptTheBitsAreTheSame(SparkConfig.ReplicaLevel level) {
    try (BurstRunner runner = runner(bursts, 3, level)) {
      runner.prepare(bursts.reference());
      List<Object> moments = run(runner, 0, 1);
      RDD<?> kept = persisted();
      assertThat(kept.getStorageLevel().useMemory())
          .isEqualTo(level != SparkConfig.ReplicaLevel.DISK_ONLY);
      assertThat(kept.getStorageLevel().useDisk())
          .isEqualTo(level != SparkConfig.ReplicaLevel.MEMORY_ONLY);
      assertThat(kept.getStorageLevel().useOffHeap())
          .isEqualTo(level == SparkConfig.ReplicaLevel.OFF_HEAP);
      moments.addAll(run(runner, 1, 2));
      runner.save(sink(), source());
      moments.addAll(run(runner, 2, STEPS));

      assertThat(moments).isEqualTo(expected);
      assertThat(Bits.of(runner.firstReplica())).isEqualTo(expectedFrame);
    }
  }

  @Test
  void theLineageStartsAgainAtEveryCheckpoint() {
    try (BurstRunner runner = runner(0)) {
      runner.prepare(bursts.reference());
      int first = depthAfterABurst(runner);
      assertThat(depthAfterABurst(runner)).isEqualTo(first + 1);
      runner.save(sink(), source());
      int afterSave = depthAfterABurst(runner);
      runner.save(sink(), source());

      assertThat(afterSave).isEqualTo(first);
      assertThat(depthAfterABurst(runner)).isEqualTo(afterSave);
    }
  }

  private int depthAfterABurst(BurstRunner runner) {
    runner.run(bursts.request(2, false));
    int depth = 0;
    RDD<?> rdd = persisted();
    while (!rdd.dependencies().isEmpty()) {
      rdd = rdd.dependencies().apply(0).rdd();
      depth++;
    }
    return depth;
  }

  private static RDD<?> persisted() {
    assertThat(spark.getPersistentRDDs()).hasSize(1);
    return spark.getPersistentRDDs().values().iterator().next().rdd();
  }

  @Test
  void onlyTheBlocksOfThePresentStepAreKept() {
    BurstRunner runner = runner(0);
    runner.prepare(bursts.reference());
    for (int step = 0; step < STEPS; step++) {
      runner.run(bursts.request(step, false));
      assertThat(spark.getPersistentRDDs()).hasSize(1);
    }
    runner.save(sink(), source());
    assertThat(spark.getPersistentRDDs()).as("after a checkpoint").isEmpty();
    runner.run(bursts.request(STEPS, false));

    runner.close();

    assertThat(spark.getPersistentRDDs()).as("after closing").isEmpty();
  }

  @Test
  void jobsSayWhichStepTheyBelongToAndWhatTheyDo() throws Exception {
    try (BurstRunner runner = runner(0)) {
      runner.prepare(bursts.reference());
      runner.run(bursts.request(0, true));
      runner.run(bursts.request(1, false));
      runner.firstReplica();
      runner.save(sink(), source());
    }

    spark.sc().listenerBus().waitUntilEmpty();
    assertThat(LISTENER.descriptions)
        .containsExactly(
            "prepare 6 replica blocks at the reference structure",
            "step 0 round 0: bursts of 6 replica blocks, stiffness; then assemble by patch",
            "step 1 round 0: bursts of 6 replica blocks; then assemble by patch",
            "positions of replica 0",
            "checkpoint 6 replica blocks");
  }

  @Test
  void aCrystalThatTearsInThePreparationIsANumericalFailureOfThatBlockAndFailsNoTask()
      throws Exception {
    Bursts tearing = Bursts.ofTearingCrystal();
    String message = failureInProcess(tearing);
    assertThat(message).startsWith("Cannot continue the preparation: no replica of block ");

    try (BurstRunner runner = runner(tearing, 0)) {
      assertThatThrownBy(() -> runner.prepare(tearing.reference()))
          .isInstanceOf(NumericalException.class)
          .extracting(e -> withoutNumbers(e.getMessage()))
          .isEqualTo(withoutNumbers(message));
    }

    assertNoTaskFailed();
  }

  @Test
  void aCrystalThatTearsInABurstIsANumericalFailureOfThatStepAndFailsNoTask() throws Exception {
    Bursts tearing = Bursts.ofCrystalTearingInBursts();
    String message = failureInProcess(tearing);
    assertThat(message).startsWith("Cannot continue step 0: no replica of block ");

    try (BurstRunner runner = runner(tearing, 2)) {
      runner.prepare(tearing.reference());
      assertThatThrownBy(() -> runner.run(tearing.request(0, false)))
          .isInstanceOf(NumericalException.class)
          .extracting(e -> withoutNumbers(e.getMessage()))
          .isEqualTo(withoutNumbers(message));
    }

    assertNoTaskFailed();
  }

  @Test
  void aReplicaThatBreaksDownIsQuarantinedToTheBitsOfTheRunnerWithoutSpark() throws Exception {
    try (BurstRunner runner = runner(2)) {
      runner.prepare(bursts.reference());
      runner.run(bursts.request(0, false));
      runner.save(sink(), source());
    }
    BlockSource spoilt = spoilt(source());
    List<Object> outcomes = new ArrayList<>();
    for (BurstRunner runner : List.of(bursts.inProcess(), runner(3))) {
      try (runner) {
        runner.load(spoilt);
        EnsembleMoments first = runner.run(bursts.request(1, true));
        assertThat(first.scalars().quarantined).isEqualTo(1);
        assertThat(first.replicas()).isEqualTo(35);
        assertThat(first.scalars().reports)
            .singleElement()
            .asString()
            .startsWith("In step 1, replica 2 broke down after 0 molecular-dynamics steps: atom 3 ")
            .endsWith("it is quarantined");
        EnsembleMoments next = runner.run(bursts.request(2, false));
        assertThat(next.scalars().quarantined).isEqualTo(1);
        assertThat(next.scalars().reports).isEmpty();
        outcomes.add(
            List.of(
                Bits.of(first),
                List.of(first.scalars().reports),
                Bits.of(next),
                Bits.of(runner.firstReplica())));
      }
    }

    assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    assertNoTaskFailed();
  }

  /** Blocks of which the first has a replica with a coordinate that is not a number. */
  private static BlockSource spoilt(BlockSource source) {
    return id -> {
      ReplicaBlock block = source.read(id);
      if (id == 0) {
        block.positions()[(3 * 3 + 1) * block.lanes() + 2] = Double.NaN;
      }
      return block;
    };
  }

  @Test
  void aCheckpointThatCannotBeReadIsReportedAsTheStoreSaysIt() {
    try (BurstRunner runner = runner(2)) {
      runner.load(source());

      assertThatThrownBy(() -> runner.run(bursts.request(2, false)))
          .isInstanceOf(StorageException.class)
          .hasMessageMatching(
              "Cannot use .*/checkpoints/step-000000002/block-0000\\d.bin: it is missing");
    }
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsReportedAsTheStoreSaysIt() {
    BlockSink full =
        block -> {
          throw new StorageException("Cannot write block " + block.id() + ": disk full");
        };
    try (BurstRunner runner = runner(1)) {
      runner.prepare(bursts.reference());

      assertThatThrownBy(() -> runner.save(full, source()))
          .isInstanceOf(StorageException.class)
          .hasMessage("Cannot write block 0: disk full");
    }
  }

  @Test
  void aProgramErrorInATaskIsReportedInOneLine() {
    BlockSink broken =
        block -> {
          throw new IllegalStateException("a bug");
        };
    try (BurstRunner runner = runner(1)) {
      runner.prepare(bursts.reference());

      assertThatThrownBy(() -> runner.save(broken, source()))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Cannot write the checkpoint on the cluster: ")
          .hasMessageContaining("java.lang.IllegalStateException: a bug")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void aClusterThatIsGoneIsReportedAndTheRunnerStillCloses() {
    BurstRunner runner = runner(1);
    runner.prepare(bursts.reference());
    spark.close();
    try {
      assertThatThrownBy(() -> runner.run(bursts.request(0, false)))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Cannot run the bursts of step 0 on the cluster: ")
          .hasMessageContaining("stopped SparkContext")
          .hasMessageNotContaining("\n");
      assertThatThrownBy(() -> runner(1)).isInstanceOf(StorageException.class);
      assertThatCode(runner::close).doesNotThrowAnyException();
    } finally {
      spark = start();
    }
  }

  @Test
  @Tag("slow")
  void asManyBurstsAsAreAllowedWithoutACheckpointDoNotOverflowTheStack() {
    Bursts crystal = Bursts.ofCrystal();
    try (BurstRunner runner = runner(crystal, 1)) {
      runner.prepare(crystal.reference());
      for (int step = 0; step < SparkBurstRunner.MAX_LINEAGE; step++) {
        runner.run(crystal.request(0, false).again(step));
      }
      dropCachedBlocks();

      assertThat(runner.firstReplica()).hasSize(3 * 64);
    }
  }

  private SparkBurstRunner runner(int partitions) {
    return runner(bursts, partitions);
  }

  private static SparkBurstRunner runner(Bursts of, int partitions) {
    return runner(of, partitions, SparkConfig.ReplicaLevel.MEMORY_AND_DISK);
  }

  private static SparkBurstRunner runner(
      Bursts of, int partitions, SparkConfig.ReplicaLevel level) {
    return new SparkBurstRunner(
        spark, of.context(), of.layout(), new SparkConfig(partitions, level));
  }

  private static List<Object> run(BurstRunner runner, int first, int end) {
    List<Object> moments = new ArrayList<>();
    for (int step = first; step < end; step++) {
      moments.add(Bits.of(runner.run(bursts.request(step, step == 1))));
    }
    return moments;
  }

  private BlockSink sink() {
    return new HadoopBlockSink(directory.toUri().toString(), settings(), 2);
  }

  private BlockSource source() {
    return new HadoopBlockSource(directory.toUri().toString(), settings(), 2);
  }

  private static HadoopSettings settings() {
    return HadoopSettings.of(new Configuration());
  }

  /** As if every executor had been lost: the blocks are gone, how to compute them is not. */
  private static void dropCachedBlocks() {
    assertThat(spark.getPersistentRDDs()).isNotEmpty();
    BlockManagerMaster master = SparkEnv.get().blockManager().master();
    for (JavaRDD<?> rdd : spark.getPersistentRDDs().values()) {
      RDDBlockId first = new RDDBlockId(rdd.id(), 0);
      assertThat(master.getLocations(first).isEmpty()).as("no %s", first).isFalse();
      master.removeRdd(rdd.id(), true);
      assertThat(master.getLocations(first).isEmpty()).as("%s is gone", first).isTrue();
    }
  }

  private static String failureInProcess(Bursts tearing) {
    try (BurstRunner runner = tearing.inProcess()) {
      runner.prepare(tearing.reference());
      runner.run(tearing.request(0, false));
      throw new AssertionError("the crystal did not tear");
    } catch (NumericalException e) {
      return e.getMessage();
    }
  }

  /** Which of several torn replicas is named depends on the runner. */
  /** Which of the failing blocks is reported depends on the threads of the process. */
  private static String withoutNumbers(String message) {
    return message.replaceAll("[a-z]* ?[-+.\\d]+(e[-+]?\\d+)?|\\(.*?\\)|not a finite number", "#");
  }

  private static void assertNoTaskFailed() throws Exception {
    spark.sc().listenerBus().waitUntilEmpty();
    assertThat(LISTENER.failedTasks).hasValue(0);
  }

  private static final class Listener extends SparkListener {
    private final List<String> descriptions = new CopyOnWriteArrayList<>();
    private final AtomicInteger failedTasks = new AtomicInteger();

    @Override
    public void onJobStart(SparkListenerJobStart start) {
      descriptions.add(String.valueOf(start.properties().getProperty("spark.job.description")));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      failedTasks.addAndGet(end.taskInfo().failed() ? 1 : 0);
    }
  }
}
