package continuo.bench;

import continuo.burst.kernel.ListStatistics;
import continuo.burst.kernel.Precision;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.PairTerm;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The least arithmetic and memory traffic that the parts of an atom-step need, counted from the
 * formulas and not from the code: what a part is held against. An addition, a multiplication, a
 * division, a square root is one operation, a multiply-add two.
 *
 * @param interactions pairs or bonds of all terms, per atom
 * @param byPart operations and bytes of an atom-step, by energy term or part
 */
record Workload(double interactions, Map<String, Need> byPart) {
  /**
   * @param operations floating-point operations of an atom-step
   * @param bytes read and written in an atom-step
   */
  record Need(double operations, double bytes) {}

  /** x, y, z in double. */
  private static final int VECTOR_BYTES = 3 * Double.BYTES;

  /** Difference, r², 1/r², 1/r⁶, factor of the force, force, and its sums on both atoms. */
  private static final double LENNARD_JONES = 3 + 5 + 1 + 2 + 4 + 3 + 6;

  /** Difference, r², root and its inverse, k (r − r₀)/r, force, and its sums on both atoms. */
  private static final double HARMONIC_BOND = 3 + 5 + 2 + 3 + 3 + 6;

  /** As a harmonic bond, with the derivative of a quartic with a tilt in place of k (r − r₀). */
  private static final double DOUBLE_WELL_BOND = HARMONIC_BOND + 6;

  /** Position of the second atom read, force on it read and written; the first stays at hand. */
  private static final double INTERACTION_ARRAYS = 3;

  /** Three velocities kicked, two half drifts, one exchange with the bath. */
  private static final double INTEGRATION = 3 * (2 + 2 + 3 + 2 + 2);

  Workload {
    byPart = Map.copyOf(byPart);
  }

  /**
   * @param bench the system
   * @param list its neighbour lists
   * @param precision of the forces
   */
  static Workload of(BenchSystem bench, ListStatistics list, Precision precision) {
    double interactionBytes =
        INTERACTION_ARRAYS * 3 * (precision == Precision.MIXED ? Float.BYTES : Double.BYTES);
    double n = bench.nAtoms();
    double interactions = 0;
    Map<String, Need> needs = new LinkedHashMap<>();
    for (EnergyTerm term : bench.system().terms()) {
      double count = 0;
      double operations = 0;
      if (term instanceof PairTerm) {
        count = list.pairs();
        operations = LENNARD_JONES;
      } else if (term instanceof HarmonicBonds bonds) {
        count = bonds.topology().size();
        operations = HARMONIC_BOND;
      } else if (term instanceof DoubleWellBonds bonds) {
        count = bonds.topology().size();
        operations = DOUBLE_WELL_BOND;
      }
      if (operations > 0) {
        interactions += count / n;
        needs.put(term.name(), new Need(operations * count / n, interactionBytes * count / n));
      }
    }
    // Where forces are summed, their sum is read and written too.
    boolean summed = bench.held().isPresent();
    needs.put(
        Part.INTEGRATION.label(),
        new Need(INTEGRATION + (summed ? 3 : 0), (summed ? 7 : 5) * VECTOR_BYTES));
    bench
        .held()
        .ifPresent(
            held -> {
              // Two arrays, each contracted and expanded: read, then read and written.
              double projections = 1.0 / held.projectEvery();
              needs.put(
                  Part.PROJECTION.label(),
                  new Need(
                      2 * 2 * 6.0 * held.basis().rank() * projections,
                      2 * 3 * VECTOR_BYTES * projections));
              double samples = 1.0 / held.sampleEvery();
              needs.put(
                  Part.SAMPLING.label(),
                  new Need(
                      2 * 6.0 * held.basis().nFunctions() * samples, 2 * VECTOR_BYTES * samples));
            });
    return new Workload(interactions, needs);
  }
}
