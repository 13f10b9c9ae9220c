package continuo.spark.stage;

import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.burst.kernel.KernelProvider;
import continuo.config.ConfigLoader;
import continuo.langevin.RigidMotion;
import continuo.loop.InProcessRunner;
import continuo.loop.Simulation;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.spark.run.SmallRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A simulation without its loop, for bursts along a path that is drawn, not computed. */
final class Bursts {
  /** Width of the random moves, in the mass-weighted coordinates q. */
  private static final double MOVE = 0.02;

  private final Simulation simulation;
  private final RigidMotion rigidMotion;
  private final List<double[]> from = new ArrayList<>();
  private final List<double[]> moved = new ArrayList<>();
  private final List<RigidMotion.Alignment> turned = new ArrayList<>();

  private Bursts(String configuration) {
    simulation = Simulation.of(ConfigLoader.parse(configuration, "test.conf", Path.of("")));
    rigidMotion = new RigidMotion(simulation.system().composite(), simulation.basis());
  }

  static Bursts ofBody() {
    return new Bursts(SmallRuns.BODY);
  }

  /** The body with bursts that take hours. */
  static Bursts ofPatientBody() {
    return new Bursts(
        SmallRuns.BODY.replace("equilibration-steps = 10", "equilibration-steps = 2000000000"));
  }

  static Bursts ofCrystal() {
    return new Bursts(SmallRuns.CRYSTAL);
  }

  /** A crystal whose springs overshoot more with every step. */
  static Bursts ofTearingCrystal() {
    return new Bursts(
        SmallRuns.CRYSTAL
            .replace("\"20 fs\"", "\"5 ps\"")
            .replace("preparation-steps = 20", "preparation-steps = 200"));
  }

  /**
   * The same, but the replicas are made without dynamics, so that it holds until the first burst.
   */
  static Bursts ofCrystalTearingInBursts() {
    return new Bursts(
        SmallRuns.CRYSTAL
            .replace("\"20 fs\"", "\"5 ps\"")
            .replace("preparation-steps = 20", "preparation-steps = 0"));
  }

  BurstContext context() {
    return simulation.context();
  }

  /** Where the replicas start. */
  double[] reference() {
    return simulation.system().composite().copyReference();
  }

  List<BlockLayout> layout() {
    return simulation.layout();
  }

  InProcessRunner inProcess() {
    return new InProcessRunner(context(), layout(), KernelProvider.fastest(8));
  }

  /** The request of a step: a small random move and the rotation that belongs to it. */
  BurstRequest request(int step, boolean stiffness) {
    int n = 3 * simulation.basis().rank();
    if (step == 0) {
      return BurstRequest.at(0, new double[n], stiffness);
    }
    for (int s = moved.size() + 1; s <= step; s++) {
      double[] start = s == 1 ? new double[n] : turned.get(s - 2).q();
      double[] normal = new double[n];
      KeyedRandom.fillGaussian(normal, 1, Stream.ORDER_PARAMETERS, s, 0);
      double[] end = new double[n];
      Arrays.setAll(end, c -> start[c] + MOVE * normal[c]);
      from.add(start);
      moved.add(end);
      turned.add(rigidMotion.align(end));
    }
    RigidMotion.Alignment turn = turned.get(step - 1);
    return new BurstRequest(
        step,
        0,
        from.get(step - 1),
        moved.get(step - 1),
        turn.q(),
        2,
        turn.rotation(),
        turn.centre(),
        stiffness);
  }
}
