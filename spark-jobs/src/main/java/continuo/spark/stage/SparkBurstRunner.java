package continuo.spark.stage;

import continuo.burst.BlockBurst;
import continuo.burst.BlockLayout;
import continuo.burst.BlockResult;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.burst.PatchPartial;
import continuo.burst.ReplicaBlock;
import continuo.burst.kernel.KernelProvider;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Bursts on a cluster. One task advances the replica blocks of its partition and reduces their
 * forces on the spot to partial sums cut by patch; a second stage, partitioned by patch, adds the
 * partial sums of all blocks in the order of the blocks. Replicas stay on the executors: the
 * results of a burst are persisted and the next burst starts from them. A lost block is computed
 * again from the last checkpoint, to the same bits.
 */
public final class SparkBurstRunner implements BurstRunner {
  private final JavaSparkContext spark;
  private final Broadcast<BurstContext> context;
  private final BlockLayout[] layout;
  private final int nPatches;
  private final int partitions;
  private final StorageLevel storage;
  private JavaRDD<ReplicaBlock> blocks;
  private JavaRDD<BlockResult> results;

  /**
   * @param spark context; not closed here
   * @param context constants of the run; broadcast once
   * @param layout blocks of the run
   * @param partitions tasks of the burst stage; 0 for one a block
   */
  public SparkBurstRunner(
      JavaSparkContext spark, BurstContext context, List<BlockLayout> layout, int partitions) {
    this.spark = spark;
    this.context = spark.broadcast(context);
    this.layout = layout.toArray(new BlockLayout[0]);
    this.nPatches = context.basis().nPatches();
    this.partitions = partitions > 0 ? Math.min(partitions, layout.size()) : layout.size();
    this.storage = StorageLevel.MEMORY_AND_DISK();
  }

  private JavaRDD<Integer> blockIds() {
    return spark.parallelize(IntStream.range(0, layout.length).boxed().toList(), partitions);
  }

  @Override
  public void prepare() {
    Broadcast<BurstContext> constants = context;
    BlockLayout[] all = layout;
    describe("prepare", "prepare %d replica blocks at the reference structure", layout.length);
    blocks =
        blockIds()
            .map(
                id ->
                    BlockBurst.prepare(
                        constants.value(), KernelProvider.fastest(all[id].lanes()), all[id]))
            .persist(storage);
    attempt("prepare the replicas", () -> blocks.count());
  }

  @Override
  public void load(BlockSource source) {
    release();
    blocks = blockIds().map(source::read);
  }

  @Override
  public EnsembleMoments run(BurstRequest burst) {
    Broadcast<BurstContext> constants = context;
    // Not destroyed after the burst: a lost block is computed again along the lineage, which needs
    // it.
    // It goes with the lineage, at the next checkpoint.
    Broadcast<BurstRequest> asked = spark.broadcast(burst);
    describe(
        "step " + burst.step(),
        burst.stiffness()
            ? "step %d round %d: bursts of %d replica blocks, stiffness; then assemble by patch"
            : "step %d round %d: bursts of %d replica blocks; then assemble by patch",
        burst.step(),
        burst.round(),
        layout.length);
    JavaRDD<BlockResult> next =
        blocks
            .map(
                block ->
                    BlockBurst.run(
                        constants.value(),
                        KernelProvider.fastest(block.lanes()),
                        block,
                        asked.value()))
            .setName("replica blocks after step " + burst.step())
            .persist(storage);
    List<Tuple2<Integer, PatchSums>> assembled =
        attempt(
            "run the bursts of step " + burst.step(),
            () ->
                next.flatMapToPair(SparkBurstRunner::byPatch)
                    .groupByKey(new PatchPartitioner(nPatches))
                    .mapValues(SparkBurstRunner::assemble)
                    .collect());
    release();
    results = next;
    blocks = next.map(BlockResult::state);
    PatchSums[] sums = new PatchSums[nPatches];
    for (Tuple2<Integer, PatchSums> patch : assembled) {
      sums[patch._1()] = patch._2();
    }
    return new EnsembleMoments(Arrays.asList(sums));
  }

  private static Iterator<Tuple2<Integer, PatchPartial>> byPatch(BlockResult result) {
    List<Tuple2<Integer, PatchPartial>> out = new ArrayList<>();
    for (PatchPartial partial : result.partials()) {
      out.add(new Tuple2<>(partial.patch, partial));
    }
    return out.iterator();
  }

  private static PatchSums assemble(Iterable<PatchPartial> partials) {
    List<PatchPartial> list = new ArrayList<>();
    partials.forEach(list::add);
    return PatchSums.of(list);
  }

  @Override
  public void save(BlockSink sink, BlockSource source) {
    describe("checkpoint", "checkpoint %d replica blocks", layout.length);
    JavaRDD<ReplicaBlock> present = blocks;
    attempt(
        "write the checkpoint",
        () -> {
          present.foreach(sink::write);
          return null;
        });
    // From here on the lineage starts at the files, so that it stays short and a lost block is
    // cheap.
    load(source);
  }

  @Override
  public double[] firstReplica() {
    describe("frame", "positions of replica 0");
    return attempt(
        "collect the positions of replica 0",
        () -> blocks.filter(block -> block.id() == 0).map(block -> block.lane(0)).first());
  }

  /** Lets go of the previous burst; the new one has been computed from it. */
  private void release() {
    if (results != null) {
      results.unpersist(false);
      results = null;
    } else if (blocks != null) {
      blocks.unpersist(false);
    }
  }

  private void describe(String group, String format, Object... arguments) {
    String description = format.formatted(arguments);
    spark.setJobGroup(group, description, false);
    spark.setCallSite(description);
  }

  /** Runs an action; what went wrong in a task comes out as the failure it was. */
  private static <T> T attempt(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ContinuoException known) {
          throw known;
        }
      }
      String text = String.valueOf(e.getMessage());
      String marker = NumericalException.class.getName() + ": ";
      int at = text.indexOf(marker);
      if (at >= 0) {
        throw new NumericalException(
            text.substring(at + marker.length()).lines().findFirst().orElse(""), e);
      }
      throw new StorageException(
          "Cannot " + what + " on " + "the cluster: " + text.lines().findFirst().orElse(""), e);
    }
  }

  @Override
  public void close() {
    release();
    context.destroy();
  }
}
