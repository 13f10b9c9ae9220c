package continuo.validate;

import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.loop.BurstRunner;
import continuo.loop.InProcessRunner;
import java.util.List;

/** Where the replica ensembles of the rungs run. */
public interface Ensembles {
  /** Name for reports, for example a Spark master. */
  String name();

  /**
   * @param context system, order parameters and settings
   * @param layout blocks of replicas
   */
  BurstRunner runner(BurstContext context, List<BlockLayout> layout);

  /** In this process, without Spark. */
  static Ensembles inProcess() {
    return new Ensembles() {
      @Override
      public String name() {
        return "in-process";
      }

      @Override
      public BurstRunner runner(BurstContext context, List<BlockLayout> layout) {
        int lanes = layout.get(0).lanes();
        return new InProcessRunner(context, layout, context.kernels(lanes));
      }
    };
  }
}
