package continuo.loop;

import continuo.burst.BlockBurst;
import continuo.burst.BlockLayout;
import continuo.burst.BlockResult;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.burst.PatchPartial;
import continuo.burst.ReplicaBlock;
import continuo.burst.kernel.Kernels;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.PatchSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All blocks in this process, on as many threads as it has cores; no Spark. */
public final class InProcessRunner implements BurstRunner {
  private final BurstContext context;
  private final Kernels kernels;
  private final List<BlockLayout> layout;
  private final BlockThreads threads = new BlockThreads();
  private ReplicaBlock[] blocks;
  private ReplicaBlock[] kept;

  /**
   * @param context constants of the run
   * @param layout blocks of the run
   * @param kernels hot loops
   */
  public InProcessRunner(BurstContext context, List<BlockLayout> layout, Kernels kernels) {
    this.context = context;
    this.layout = List.copyOf(layout);
    this.kernels = kernels;
  }

  @Override
  public List<String> prepare(double[] positions) {
    BlockResult[] results =
        threads.run(
            layout.size(), b -> BlockBurst.prepare(context, kernels, layout.get(b), positions));
    blocks = Arrays.stream(results).map(BlockResult::state).toArray(ReplicaBlock[]::new);
    return Arrays.stream(results).flatMap(result -> result.reports().stream()).toList();
  }

  @Override
  public void load(BlockSource source) {
    blocks = layout.stream().map(block -> source.read(block.id())).toArray(ReplicaBlock[]::new);
  }

  @Override
  public EnsembleMoments run(BurstRequest request) {
    BlockResult[] results =
        threads.run(blocks.length, b -> BlockBurst.run(context, kernels, blocks[b], request));
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = results[b].state();
    }
    List<PatchSums> sums = new ArrayList<>();
    for (int p = 0; p < context.basis().nPatches(); p++) {
      List<PatchPartial> partials = new ArrayList<>();
      for (BlockResult result : results) {
        partials.add(result.partials()[p]);
      }
      sums.add(PatchSums.of(partials));
    }
    return new EnsembleMoments(sums);
  }

  @Override
  public void keep() {
    // A burst makes new blocks and leaves those it started from alone.
    kept = blocks.clone();
  }

  @Override
  public void restore() {
    blocks = kept.clone();
  }

  @Override
  public void save(BlockSink sink, BlockSource source) {
    for (ReplicaBlock block : blocks) {
      sink.write(block);
    }
  }

  @Override
  public void cancel() {
    threads.cancel();
  }

  @Override
  public double[] firstReplica() {
    return blocks[0].lane(blocks[0].counted()[0]);
  }

  @Override
  public void close() {
    blocks = null;
    threads.close();
    kept = null;
  }
}
