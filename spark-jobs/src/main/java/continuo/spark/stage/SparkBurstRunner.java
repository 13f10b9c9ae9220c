package continuo.spark.stage;

import continuo.burst.BlockBurst;
import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.burst.PatchPartial;
import continuo.config.SparkConfig;
import continuo.error.ContinuoException;
import continuo.error.NumericalException;
import continuo.error.StorageException;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.PatchSums;
import continuo.loop.BlockSink;
import continuo.loop.BlockSource;
import continuo.loop.BurstRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Bursts on a cluster. One task advances the replica blocks of its partition and reduces their
 * forces on the spot to partial sums cut by patch; a second stage, partitioned by patch, adds the
 * partial sums of all blocks in the order of the blocks. Replicas stay on the executors: the
 * outcome of a burst is persisted and the next burst starts from it. A lost block is computed again
 * from the last checkpoint, to the same bits.
 */
public final class SparkBurstRunner implements BurstRunner {
  /**
   * Bursts that may follow each other without {@link #save}. Each adds a link to the lineage, and
   * Java serialises a lineage recursively: somewhat above 300 links overflow the stack of a task.
   */
  public static final int MAX_LINEAGE = 100;

  private final JavaSparkContext spark;
  private final Broadcast<BurstContext> context;
  private final BlockLayout[] layout;
  private final int nPatches;
  private final int partitions;
  private final StorageLevel storage;
  private JavaRDD<BlockOutcome> blocks;
  private volatile String burstGroup;
  private volatile boolean cancelled;
  private JavaRDD<BlockOutcome> kept;

  /**
   * @param spark context; not closed here
   * @param context constants of the run; broadcast once
   * @param layout blocks of the run
   * @param config tasks of the burst stage and where replicas are kept between bursts
   * @throws StorageException if the cluster is gone
   */
  public SparkBurstRunner(
      JavaSparkContext spark, BurstContext context, List<BlockLayout> layout, SparkConfig config) {
    this.spark = spark;
    this.context = attempt("send the system to", () -> spark.broadcast(context));
    this.layout = layout.toArray(new BlockLayout[0]);
    this.nPatches = context.basis().nPatches();
    int asked = config.partitions();
    this.partitions = asked > 0 ? Math.min(asked, layout.size()) : layout.size();
    this.storage = storageLevel(config.replicaLevel());
  }

  private static StorageLevel storageLevel(SparkConfig.ReplicaLevel level) {
    return switch (level) {
      case MEMORY_AND_DISK -> StorageLevel.MEMORY_AND_DISK();
      case MEMORY_ONLY -> StorageLevel.MEMORY_ONLY();
      case DISK_ONLY -> StorageLevel.DISK_ONLY();
      case OFF_HEAP -> StorageLevel.OFF_HEAP();
    };
  }

  private JavaRDD<Integer> blockIds() {
    return spark.parallelize(IntStream.range(0, layout.length).boxed().toList(), partitions);
  }

  @Override
  public List<String> prepare(double[] positions) {
    Broadcast<BurstContext> constants = context;
    BlockLayout[] all = layout;
    describeBurst(
        "prepare", "prepare %d replica blocks at the reference structure".formatted(layout.length));
    String what = "prepare the replicas on";
    // Not destroyed after the preparation, like the requests of bursts.
    Broadcast<double[]> start = attempt(what, () -> spark.broadcast(positions));
    JavaRDD<BlockOutcome> prepared =
        attempt(
            what,
            () ->
                blockIds()
                    .map(
                        id ->
                            BlockOutcome.ofBurst(
                                () ->
                                    BlockBurst.prepare(
                                        constants.value(),
                                        TaskKernels.of(constants.value(), all[id].lanes()),
                                        all[id],
                                        start.value())))
                    .persist(storage));
    List<String> reports = new ArrayList<>();
    for (BlockOutcome outcome :
        attemptBurst(what, prepared, () -> prepared.map(BlockOutcome::withoutState).collect())) {
      if (outcome.isFailed()) {
        throw new NumericalException(outcome.failure());
      }
      reports.addAll(Arrays.asList(outcome.reports()));
    }
    replaceBlocks(prepared);
    return reports;
  }

  @Override
  public void load(BlockSource source) {
    replaceBlocks(
        attempt(
            "read the checkpoint on",
            () -> blockIds().map(id -> BlockOutcome.of(source.read(id)))));
  }

  @Override
  public EnsembleMoments run(BurstRequest burst) {
    TaskLog.step(spark, burst.step());
    String when = "step %d round %d: ".formatted(burst.step(), burst.round());
    String bursting =
        "bursts of %d replica blocks%s"
            .formatted(layout.length, burst.stiffness() ? ", stiffness" : "");
    describeBurst("step " + burst.step(), when + bursting + "; then assemble by patch");
    // A stage is named by where its data sets were made, the last one by where the job begins.
    spark.setCallSite(when + bursting);
    String what = "run the bursts of step " + burst.step() + " on";
    JavaRDD<BlockOutcome> next = attempt(what, () -> afterBurst(burst));
    JavaPairRDD<Integer, PatchPartial> partials =
        attempt(what, () -> next.flatMapToPair(SparkBurstRunner::byPatch));
    spark.setCallSite(
        when + "assemble forces, friction and stiffness of %d patches".formatted(nPatches));
    List<Tuple2<Integer, PatchSums>> assembled =
        attemptBurst(
            what,
            next,
            () ->
                partials
                    .groupByKey(new PatchPartitioner(nPatches))
                    .mapValues(SparkBurstRunner::assemble)
                    .collect());
    PatchSums[] sums = new PatchSums[nPatches];
    for (Tuple2<Integer, PatchSums> patch : assembled) {
      sums[patch._1()] = patch._2();
    }
    for (PatchSums patch : sums) {
      if (patch == null || patch.blocks != layout.length) {
        throw incomplete(what, next);
      }
    }
    replaceBlocks(next);
    return new EnsembleMoments(Arrays.asList(sums));
  }

  private JavaRDD<BlockOutcome> afterBurst(BurstRequest burst) {
    Broadcast<BurstContext> constants = context;
    // Not destroyed after the burst: a lost block is computed again along the lineage, which needs
    // it.
    // It goes with the lineage, at the next checkpoint.
    Broadcast<BurstRequest> asked = spark.broadcast(burst);
    return blocks
        .map(
            block ->
                BlockOutcome.ofBurst(
                    () ->
                        BlockBurst.run(
                            constants.value(),
                            TaskKernels.of(constants.value(), block.state().lanes()),
                            block.state(),
                            asked.value())))
        .setName("replica blocks after step " + burst.step())
        .persist(storage);
  }

  @Override
  public void cancel() {
    cancelled = true;
    String group = burstGroup;
    if (group != null) {
      // Future jobs too: the group is named a moment before its job is there.
      spark.sc().cancelJobGroupAndFutureJobs(group);
    }
  }

  /** A job of bursts, which may be cancelled. */
  private <T> T attemptBurst(String what, JavaRDD<BlockOutcome> made, Supplier<T> action) {
    if (cancelled) {
      throw new CancellationException("The bursts were given up");
    }
    try {
      return attempt(what, action);
    } catch (StorageException e) {
      if (!cancelled) {
        throw e;
      }
      made.unpersist(false);
      throw new CancellationException("The bursts were given up");
    }
  }

  private static Iterator<Tuple2<Integer, PatchPartial>> byPatch(BlockOutcome outcome) {
    List<Tuple2<Integer, PatchPartial>> out = new ArrayList<>();
    for (PatchPartial partial : outcome.partials()) {
      out.add(new Tuple2<>(partial.patch, partial));
    }
    return out.iterator();
  }

  private static PatchSums assemble(Iterable<PatchPartial> partials) {
    List<PatchPartial> list = new ArrayList<>();
    partials.forEach(list::add);
    return PatchSums.of(list);
  }

  /** Why not every block is in the sums: the failure of the first block that has one. */
  private NumericalException incomplete(String what, JavaRDD<BlockOutcome> outcomes) {
    List<String> failures = failures(what, outcomes);
    if (failures.isEmpty()) {
      throw new IllegalStateException("Blocks are missing from the sums, but none has failed");
    }
    return new NumericalException(failures.get(0));
  }

  /** What went wrong in blocks, in the order of the blocks; computes all of them. */
  private List<String> failures(String what, JavaRDD<BlockOutcome> outcomes) {
    spark.setCallSite("collect why blocks broke down");
    return attempt(
        what, () -> outcomes.filter(BlockOutcome::isFailed).map(BlockOutcome::failure).collect());
  }

  @Override
  public void keep() {
    if (kept != null && kept != blocks) {
      kept.unpersist(false);
    }
    kept = blocks;
  }

  @Override
  public void restore() {
    replaceBlocks(kept);
  }

  @Override
  public void save(BlockSink sink, BlockSource source) {
    describe("checkpoint", "checkpoint %d replica blocks".formatted(layout.length), false);
    attempt(
        "write the checkpoint on",
        () -> {
          blocks.foreach(block -> sink.write(block.state()));
          return null;
        });
    // From here on the lineage starts at the files, so that it stays short and a lost block is
    // cheap.
    load(source);
  }

  @Override
  public double[] firstReplica() {
    describe("frame", "positions of replica 0", false);
    return attempt(
        "collect the positions of replica 0 from",
        () ->
            blocks
                .filter(block -> block.state().id() == 0)
                .map(block -> block.state().lane(block.state().counted()[0]))
                .first());
  }

  /**
   * Lets go of the previous blocks unless they are kept; the new ones have been computed or come
   * from files.
   */
  private void replaceBlocks(JavaRDD<BlockOutcome> next) {
    if (blocks != null && blocks != kept && blocks != next) {
      blocks.unpersist(false);
    }
    blocks = next;
  }

  /** A job whose tasks change nothing outside, so that they may be interrupted. */
  private void describeBurst(String group, String description) {
    burstGroup = group;
    describe(group, description, true);
  }

  private void describe(String group, String description, boolean interruptOnCancel) {
    spark.setJobGroup(group, description, interruptOnCancel);
    spark.setCallSite(description);
  }

  /**
   * Talks to the cluster; what went wrong in a task comes out as the failure it was.
   *
   * @param what what is attempted, to be followed by "the cluster"
   */
  private static <T> T attempt(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (Exception e) {
      // Also checked exceptions: Scala throws them without declaring them.
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ContinuoException known) {
          throw known;
        }
      }
      throw new StorageException("Cannot %s the cluster: %s".formatted(what, firstLine(e)), e);
    }
  }

  /** Spark's messages carry stack traces. */
  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }

  @Override
  public void close() {
    if (!spark.sc().isStopped()) {
      replaceBlocks(null);
      keep();
      context.destroy();
    }
  }
}
