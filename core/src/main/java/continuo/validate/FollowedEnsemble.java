package continuo.validate;

import continuo.burst.BurstRequest;
import continuo.estimate.EnsembleMoments;
import continuo.loop.BlockSink;
import continuo.loop.BlockSource;
import continuo.loop.BurstRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * The ensemble of a run with a larger one beside it, with random numbers of its own, that is sent
 * along the same path of the order parameters. The run learns nothing of it; its mean forces are a
 * reference for those of the run.
 */
final class FollowedEnsemble implements BurstRunner {
  private final BurstRunner own;
  private final BurstRunner larger;
  private final double[] start;
  private final List<double[]> forces = new ArrayList<>();

  /**
   * @param own ensemble of the run; closed with this
   * @param larger the other one; closed with this
   * @param start where its replicas start, [atom][xyz], nm; kept by reference
   */
  FollowedEnsemble(BurstRunner own, BurstRunner larger, double[] start) {
    this.own = own;
    this.larger = larger;
    this.start = start;
  }

  @Override
  public List<String> prepare(double[] positions) {
    larger.prepare(start);
    return own.prepare(positions);
  }

  @Override
  public void load(BlockSource source) {
    own.load(source);
  }

  @Override
  public EnsembleMoments run(BurstRequest r) {
    BurstRequest withoutStiffness =
        new BurstRequest(
            r.step(),
            r.round(),
            r.from(),
            r.moved(),
            r.target(),
            r.subMoves(),
            r.rotation(),
            r.centre(),
            false);
    forces.add(larger.run(withoutStiffness).meanForce());
    return own.run(r);
  }

  /** Mean force of the larger ensemble at every burst, on the unit-normalised functions, 3M. */
  List<double[]> forces() {
    return forces;
  }

  @Override
  public void keep() {
    own.keep();
    larger.keep();
  }

  @Override
  public void restore() {
    own.restore();
    larger.restore();
  }

  @Override
  public void save(BlockSink sink, BlockSource source) {
    own.save(sink, source);
  }

  @Override
  public void cancel() {
    own.cancel();
    larger.cancel();
  }

  @Override
  public double[] firstReplica() {
    return own.firstReplica();
  }

  @Override
  public void close() {
    own.close();
    larger.close();
  }
}
