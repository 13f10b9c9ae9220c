package continuo.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Precision;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import org.junit.jupiter.api.Test;

class PhiConstraintTest {
  private static final int LANES = 8;
  private static final int[] COUNTED = {0, 1, 3, 4, 6};

  private final HarmonicNetwork network = HarmonicNetwork.randomFree(5, 30);
  private final double[] masses = network.composite().copyMasses();
  private final OrderParameterBasis basis =
      new FourierBasis(2, 1, ScalingLaw.NATURAL, 1, 1e-8).build(network.composite());
  private final PhiConstraint constraint =
      new PhiConstraint(KernelProvider.fastest(LANES), basis, network.composite(), LANES);
  private final double[] goal = Matrices.normal(1, 3 * basis.rank());

  private double[] positions(long seed) {
    double[] x = Matrices.normal(seed, 3 * masses.length * LANES);
    for (int c = 0; c < x.length; c++) {
      x[c] = 0.3 * x[c] + network.composite().reference(c / LANES / 3, c / LANES % 3);
    }
    return x;
  }

  private static double[] lane(double[] x, int lane) {
    double[] out = new double[x.length / LANES];
    for (int c = 0; c < out.length; c++) {
      out[c] = x[c * LANES + lane];
    }
    return out;
  }

  @Test
  void projectedPositionsHaveTheOrderParametersThatAreHeld() {
    double[] x = positions(2);
    constraint.hold(goal);
    constraint.projectPositions(x);
    for (int l = 0; l < LANES; l++) {
      assertThat(basis.coordinates(lane(x, l)))
          .usingComparatorWithPrecision(1e-12)
          .containsExactly(goal);
    }
  }

  @Test
  void theProjectorsAreIdempotent() {
    double[] x = positions(3);
    constraint.hold(goal);
    constraint.projectPositions(x);
    double[] again = x.clone();
    constraint.projectPositions(again);
    assertThat(again).usingComparatorWithPrecision(1e-13).containsExactly(x);

    double[] v = Matrices.normal(4, x.length);
    constraint.projectVelocities(v);
    double[] twice = v.clone();
    constraint.projectVelocities(twice);
    assertThat(twice).usingComparatorWithPrecision(1e-13).containsExactly(v);
  }

  @Test
  void bothProjectionsAtOnceAreThoseOneByOne() {
    double[] x = positions(8);
    double[] v = Matrices.normal(9, x.length);
    double[][] both = {x.clone(), v.clone()};
    constraint.hold(goal);
    constraint.project(both[0], both[1]);
    constraint.projectPositions(x);
    constraint.projectVelocities(v);
    assertThat(both[0]).containsExactly(x);
    assertThat(both[1]).containsExactly(v);
  }

  /**
   * A product over N atoms is off by at most u = (64 + 3) 2⁻²⁴ times the sum of its terms'
   * magnitudes, and one over R modes by (R + 2) 2⁻²⁴; with Σ m Ũ² = 1 the sum of the first is at
   * most the mass-weighted length |d| of the displacements in a lane, and what the second leaves in
   * a coordinate at most √R times the length of the change. Thermal motion gives a coordinate √(kT)
   * and |d| = √(3 N kT): what single precision leaves is far below.
   */
  @Test
  void inSinglePrecisionOrderParametersAreHeldFarBelowTheirThermalWidth() {
    int lanes = 16;
    int n = masses.length;
    int rank = basis.rank();
    PhiConstraint mixed =
        new PhiConstraint(
            KernelProvider.fastest(lanes, Precision.MIXED),
            basis,
            network.composite(),
            lanes,
            Precision.MIXED);
    double[] x = Matrices.normal(10, 3 * n * lanes);
    double[] v = Matrices.normal(11, 3 * n * lanes);
    // kT = 1: every coordinate of every atom has the width 1/√m.
    for (int c = 0; c < x.length; c++) {
      double width = 1 / Math.sqrt(masses[c / lanes / 3]);
      x[c] = width * x[c] + network.composite().reference(c / lanes / 3, c / lanes % 3);
      v[c] *= width;
    }
    mixed.hold(goal);
    mixed.project(x, v);
    double unit = 0x1p-24;
    double largest = 0;
    double largestBound = 0;
    for (int l = 0; l < lanes; l++) {
      double[] r = new double[3 * n];
      double[] moved = network.composite().copyReference();
      double length = 0;
      double speed = 0;
      for (int c = 0; c < r.length; c++) {
        r[c] = x[c * lanes + l];
        double d = r[c] - moved[c];
        moved[c] += v[c * lanes + l];
        length += masses[c / 3] * d * d;
        speed += masses[c / 3] * v[c * lanes + l] * v[c * lanes + l];
      }
      double[] q = basis.coordinates(r);
      double[] momentum = basis.coordinates(moved);
      // Lengths before the projection: at most those after it and of the change, √(3R) wide.
      double bound = 67 * unit + (rank + 2) * unit * Math.sqrt(rank);
      double change = 10 * Math.sqrt(3 * rank);
      for (int c = 0; c < q.length; c++) {
        assertThat(q[c]).isCloseTo(goal[c], within(bound * (Math.sqrt(length) + change)));
        assertThat(momentum[c]).isCloseTo(0, within(bound * (Math.sqrt(speed) + change)));
        largest = Math.max(largest, Math.abs(q[c] - goal[c]));
      }
      largestBound = Math.max(largestBound, bound * (Math.sqrt(length) + change));
    }
    // More than double precision, whose unit is 2⁻²⁹ as great, could leave; a thermal width is 1.
    assertThat(largest).isGreaterThan(0x1p-29 * largestBound);
    assertThat(largestBound).isLessThan(0.01);
  }

  @Test
  void projectedVelocitiesCarryNoMomentumOfTheOrderParameters() {
    double[] v = Matrices.normal(5, 3 * masses.length * LANES);
    double[] before = v.clone();
    constraint.projectVelocities(v);
    for (int l = 0; l < LANES; l++) {
      double[] removed = new double[3 * masses.length];
      double[] atReference = network.composite().copyReference();
      double product = 0;
      for (int c = 0; c < removed.length; c++) {
        atReference[c] += v[c * LANES + l];
        removed[c] = before[c * LANES + l] - v[c * LANES + l];
        product += masses[c / 3] * removed[c] * v[c * LANES + l];
      }
      for (double momentum : basis.coordinates(atReference)) {
        assertThat(momentum).isCloseTo(0, within(1e-12));
      }
      // What is taken out is orthogonal, in the mass metric, to what is left.
      assertThat(product).isCloseTo(0, within(1e-11));
    }
  }

  @Test
  void aCoherentMoveChangesTheOrderParametersAndNothingElse() {
    double[] x = positions(6);
    double[] before = x.clone();
    constraint.move(x, goal);
    for (int l = 0; l < LANES; l++) {
      double[] from = basis.coordinates(lane(before, l));
      double[] to = basis.coordinates(lane(x, l));
      double[] coherentBefore = basis.coherent(from);
      double[] coherentAfter = basis.coherent(to);
      for (int c = 0; c < to.length; c++) {
        assertThat(to[c] - from[c]).isCloseTo(goal[c], within(1e-12));
      }
      for (int c = 0; c < coherentAfter.length; c++) {
        double residualBefore = before[c * LANES + l] - coherentBefore[c];
        double residualAfter = x[c * LANES + l] - coherentAfter[c];
        assertThat(residualAfter).isCloseTo(residualBefore, within(1e-12));
      }
    }
  }

  @Test
  void driftIsCountedInTheLanesThatCount() {
    double[] x = positions(7);
    double[] expected = new double[3 * basis.rank()];
    constraint.hold(goal);
    for (int l : COUNTED) {
      double[] q = basis.coordinates(lane(x, l));
      for (int c = 0; c < q.length; c++) {
        expected[c] += (q[c] - goal[c]) * (q[c] - goal[c]);
      }
    }
    constraint.projectPositions(x);
    assertThat(constraint.driftSquared(COUNTED))
        .usingComparatorWithPrecision(1e-10)
        .containsExactly(expected);
    assertThat(constraint.projections()).isEqualTo(1);
    constraint.resetDrift();
    constraint.projectPositions(x);
    for (double drift : constraint.driftSquared(COUNTED)) {
      assertThat(drift).isCloseTo(0, within(1e-24));
    }
    assertThat(constraint.projections()).isEqualTo(1);
  }
}
