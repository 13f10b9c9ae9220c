package continuo.loop;

import continuo.burst.BlockScalars;
import continuo.burst.BurstRequest;
import continuo.burst.QuenchedStructure;
import continuo.estimate.ForcePrediction;
import continuo.estimate.FrictionMemory;
import continuo.estimate.StiffnessModel;
import continuo.estimate.ThermalForceFilter;
import continuo.langevin.TimeGrid;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the order parameters are and what the driver remembers of the way: the part of a run that
 * is not replicas.
 */
final class State {
  int step;
  double time;

  /** The same in ticks of the time grid, and the level of the step that led here. */
  long tick;

  int level;
  FrictionMemory friction;
  final StiffnessModel stiffness = new StiffnessModel();

  /** Coordinates before the move to this state, after it, and after the rotation, 3R. */
  double[] from;

  double[] moved;
  double[] q;
  int subMoves = 1;
  double[] rotation;
  double[] centre;

  /**
   * Change of q in the last step and the force before it, in the present axes; null at the start.
   */
  double[] lastChange;

  double[] lastForce;

  /** What the last step expects the force here to be, in the present axes; null at the start. */
  ForcePrediction prediction;

  /** The thermal force that earlier states tell of. */
  ThermalForceFilter filter;

  /**
   * Structure without thermal motion that the filter takes its baseline from; null if it is off.
   */
  final QuenchedStructure quenched;

  /** Its force at the present state, 3R; null if it is off. */
  double[] baseline;

  /** Where the step that led here started; null at the start. */
  Departure departure;

  /** Steps to this state that were taken back. */
  int attempt;

  /** Mismatch beyond its error that is remembered of the last steps. */
  double excess;

  private final TimeGrid grid;
  private int lostQuenchSteps;
  private final Map<String, double[]> kept = new TreeMap<>();
  private int lostSteps;
  private double lostSeconds;

  State(
      FrictionMemory friction,
      ThermalForceFilter filter,
      QuenchedStructure quenched,
      int coordinates,
      TimeGrid grid) {
    this.quenched = quenched;
    this.grid = grid;
    this.friction = friction;
    this.filter = filter;
    this.q = new double[coordinates];
    this.from = q;
    this.moved = q;
  }

  /** Evaluations of the forces of one structure that the baseline of the present state took. */
  int quenchSteps() {
    return quenched == null ? 0 : quenched.steps() + lostQuenchSteps;
  }

  /** Remembers the structure without thermal motion where the present step starts. */
  void keep() {
    if (quenched != null) {
      quenched.save(kept);
    }
  }

  /** A step is taken back. */
  void goBack() {
    attempt++;
    if (quenched != null) {
      lostQuenchSteps += quenched.steps();
      quenched.restore(kept);
    }
  }

  /** The step is accepted. */
  void arrived() {
    attempt = 0;
    lostQuenchSteps = 0;
  }

  /** Work that belongs to this state although its samples are in no sum. */
  void lose(BlockScalars scalars) {
    lostSteps += scalars.steps;
    lostSeconds += scalars.seconds;
  }

  /** Adds that work to the scalars of the state. */
  void addLost(BlockScalars scalars) {
    scalars.steps += lostSteps;
    scalars.seconds += lostSeconds;
    lostSteps = 0;
    lostSeconds = 0;
  }

  BurstRequest request(boolean measureStiffness, int round) {
    return new BurstRequest(
        step, round, from, moved, q, subMoves, rotation, centre, measureStiffness);
  }

  DriverState save() {
    Map<String, double[]> arrays = new TreeMap<>();
    arrays.put("from", from);
    arrays.put("moved", moved);
    arrays.put("q", q);
    arrays.put("subMoves", new double[] {subMoves});
    if (rotation != null) {
      arrays.put("rotation", rotation);
      arrays.put("centre", centre);
    }
    arrays.put("lastChange", lastChange);
    arrays.put("lastForce", lastForce);
    prediction.save(arrays);
    if (grid.isAdaptive()) {
      arrays.put("pace", new double[] {tick, level, excess});
      departure.save(arrays);
    }
    friction.save(arrays);
    stiffness.save(arrays);
    filter.save(arrays);
    if (quenched != null) {
      quenched.save(arrays);
    }
    return new DriverState(step, time, arrays);
  }

  void restore(DriverState saved) {
    Map<String, double[]> arrays = saved.arrays();
    step = saved.nextStep();
    time = saved.time();
    from = arrays.get("from");
    moved = arrays.get("moved");
    q = arrays.get("q");
    subMoves = (int) arrays.get("subMoves")[0];
    rotation = arrays.get("rotation");
    centre = arrays.get("centre");
    lastChange = arrays.get("lastChange");
    lastForce = arrays.get("lastForce");
    if (grid.isAdaptive()) {
      double[] pace = arrays.get("pace");
      tick = (long) pace[0];
      level = (int) pace[1];
      excess = pace[2];
      departure = Departure.restored(arrays, friction, filter);
    } else {
      tick = step;
    }
    prediction = ForcePrediction.restored(arrays);
    friction = friction.restored(arrays);
    stiffness.restore(arrays);
    filter = filter.restored(arrays);
    if (quenched != null) {
      quenched.restore(arrays);
    }
  }
}
