package continuo.burst.kernel;

import continuo.forcefield.BondedTerm;
import continuo.forcefield.TermBatch;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A bonded term, a block of tuples at a time: gather the legs of all lanes, find the coordinate,
 * evaluate the term's formula, and scatter the forces. {@link Legs} and {@link InternalCoordinate}
 * have two versions; the formula has one for both, in loops that the compiler vectorises where it
 * can.
 */
final class BondedKernel implements TermKernel {
  /** Elements (tuples × lanes) of a block: 2 KiB an array, so that a block stays in L2. */
  private static final int BLOCK = 256;

  private final BondedTerm term;
  private final Legs legs;
  private final InternalCoordinate coordinate;
  private final TermBatch batch;
  private final double[][] d;

  /** Tuples in a block. */
  private final int block;

  /** [which] parameters by tuple; null where all tuples share one, already in the batch. */
  private final double[][] parameters;

  /**
   * @param legs of the term
   * @param coordinates makes the coordinate of the term for a number of elements
   */
  BondedKernel(BondedTerm term, Legs legs, IntFunction<InternalCoordinate> coordinates) {
    this.term = term;
    this.legs = legs;
    block = Math.max(1, BLOCK / legs.lanes);
    int capacity = block * legs.lanes;
    batch = new TermBatch(capacity, term.nParameters());
    coordinate = coordinates.apply(capacity);
    d = new double[3 * legs.nLegs][capacity];
    parameters = new double[term.nParameters()][];
    for (int p = 0; p < parameters.length; p++) {
      double[] values = new double[legs.nTuples];
      final int which = p;
      Arrays.setAll(values, tuple -> term.parameter(which, tuple));
      if (Arrays.stream(values).distinct().limit(2).count() < 2) {
        Arrays.fill(batch.parameter[p], values.length == 0 ? 0 : values[0]);
      } else {
        parameters[p] = values;
      }
    }
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    batch.energyWanted = energy != null;
    for (int begin = 0; begin < legs.nTuples; begin += block) {
      final int end = Math.min(begin + block, legs.nTuples);
      batch.size = (end - begin) * legs.lanes;
      legs.gather(x, begin, end, d);
      for (int p = 0; p < parameters.length; p++) {
        if (parameters[p] != null) {
          legs.spread(parameters[p], begin, end, batch.parameter[p]);
        }
      }
      coordinate.measure(d, batch);
      term.evaluate(batch);
      coordinate.pull(d, batch);
      legs.scatter(d, begin, end, f);
      if (energy != null) {
        legs.sum(batch.energy, end - begin, energy);
      }
    }
  }
}
