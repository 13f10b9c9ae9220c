package continuo.orderparam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.known.HarmonicNetwork;
import continuo.known.ProjectedNetwork;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Wavevectors on shells: a quadrature, and what its refinement converges to. */
class ShellGridTest {
  private static final double CUTOFF = 1.7;
  private static final double TOLERANCE = 1e-5;

  @Test
  void weightsIntegrateOverHalfTheSphere() {
    Box box = new Box(4, 5, 6);
    double density = 120 / Math.pow(2 * Math.PI, 3);
    List<Wavevector> points = new ShellGrid(3, 4).halfSphere(box, CUTOFF);
    assertThat(points).hasSize(3 * 16);
    // Degree ≤ 5 in |k| with the k² of the volume, ≤ 7 in the direction: exact.
    assertThat(sum(points, k -> 1))
        .isCloseTo(density * 2 * Math.PI / 3 * Math.pow(CUTOFF, 3), within(1e-12));
    double second = density * 2 * Math.PI / 15 * Math.pow(CUTOFF, 5);
    assertThat(sum(points, k -> k.x() * k.x())).isCloseTo(second, within(1e-12));
    assertThat(sum(points, k -> k.z() * k.z())).isCloseTo(second, within(1e-12));
    assertThat(sum(points, k -> k.x() * k.y())).isCloseTo(0, within(1e-12));
    for (Wavevector one : points) {
      assertThat(one.length()).isBetween(1e-3, CUTOFF);
      for (Wavevector other : points) {
        double both =
            Math.abs(one.x() + other.x())
                + Math.abs(one.y() + other.y())
                + Math.abs(one.z() + other.z());
        assertThat(both).isGreaterThan(1e-3);
      }
    }
  }

  private static double sum(List<Wavevector> points, ToDoubleFunction<Wavevector> g) {
    return points.stream().mapToDouble(k -> k.weight() * g.applyAsDouble(k)).sum();
  }

  @Test
  void aSmoothFunctionHasTheSumOfAFineLattice() {
    // Lattice sums of a Gaussian that has decayed at k_c converge faster than any power of 1/L.
    Box wide = new Box(40, 40, 40);
    ToDoubleFunction<Wavevector> gaussian = k -> Math.exp(-8 * k.length() * k.length());
    double lattice = sum(WavevectorGrid.LATTICE.halfSphere(wide, 2.5), gaussian);
    double shells = sum(new ShellGrid(40, 2).halfSphere(wide, 2.5), gaussian);
    // The lattice leaves k = 0 out; half of it belongs to each half.
    assertThat(lattice + 0.5).isCloseTo(shells, within(1e-9 * shells));
  }

  /**
   * What the dropped directions carry of a unit displacement is below the root of the tolerance, so
   * that is the resolution to which two fine grids can agree.
   */
  @Test
  void resultsConvergeUnderRefinementAlthoughTheOverlapBecomesSingular() {
    HarmonicNetwork network = HarmonicNetwork.randomFree(5, 80);
    Level coarse = new Level(network, 2, 3);
    Level fine = new Level(network, 5, 6);
    Level finest = new Level(network, 6, 7);
    assertThat(coarse.basis.nFunctions()).isEqualTo(40);
    assertThat(finest.basis.nFunctions()).isEqualTo(592);
    assertThat(finest.basis.fullConditionNumber()).isGreaterThan(1e15);
    assertThat(finest.basis.conditionNumber()).isLessThan(1 / TOLERANCE);
    assertThat(finest.basis.rank()).isEqualTo(fine.basis.rank()).isLessThan(80);

    double resolution = Math.sqrt(TOLERANCE);
    assertThat(fine.energy).isCloseTo(finest.energy, within(resolution * finest.energy));
    assertThat(Math.abs(coarse.energy - finest.energy)).isGreaterThan(resolution * finest.energy);
    assertThat(fine.projected).isCloseTo(finest.projected, within(resolution));
    // Of a smooth displacement hardly anything is left out.
    assertThat(coarse.projected).isLessThan(fine.projected);
    assertThat(finest.projected).isBetween(1 - resolution, 1.0);
    // Six zero modes, then the slowest motions.
    for (int s = 6; s < 16; s++) {
      double rate = finest.rates[s];
      assertThat(fine.rates[s]).isCloseTo(rate, within(resolution * rate));
      assertThat(Math.abs(coarse.rates[s] - rate)).isGreaterThan(Math.abs(fine.rates[s] - rate));
    }
  }

  /** Closed forms of a network on one grid. */
  private static final class Level {
    final OrderParameterBasis basis;
    final double energy;
    final double projected;
    final double[] rates;

    Level(HarmonicNetwork network, int radial, int angular) {
      Composite body = network.composite();
      basis =
          new FourierBasis(new ShellGrid(radial, angular), 1, 1, ScalingLaw.NATURAL, 2, TOLERANCE)
              .build(body);
      ProjectedNetwork exact = network.at(basis);
      RealMatrix h = exact.stiffness();
      // A smooth displacement, a wave of a length that no grid point has.
      double[] r = body.copyReference();
      double[] field = new double[r.length];
      for (int i = 0; i < body.nAtoms(); i++) {
        field[3 * i] = 0.1 * Math.sin(0.9 * body.reference(i, 1) + 0.3 * body.reference(i, 2));
        field[3 * i + 1] = 0.1 * Math.cos(0.7 * body.reference(i, 0));
      }
      for (int c = 0; c < r.length; c++) {
        r[c] += field[c];
      }
      double[] q = basis.coordinates(r);
      double sum = 0;
      double[] hq = h.operate(q);
      for (int c = 0; c < q.length; c++) {
        sum += 0.5 * q[c] * hq[c];
      }
      energy = sum;
      double[] back = basis.coherent(q);
      double left = 0;
      double whole = 0;
      for (int c = 0; c < r.length; c++) {
        left += body.mass(c / 3) * (back[c] - r[c]) * (back[c] - r[c]);
        whole += body.mass(c / 3) * field[c] * field[c];
      }
      projected = 1 - left / whole;
      RealMatrix zeta = exact.friction(1, 0);
      RealMatrix root = new EigenDecomposition(zeta).getSquareRoot();
      RealMatrix inverse = new LUDecomposition(root).getSolver().getInverse();
      RealMatrix k = inverse.multiply(h).multiply(inverse);
      k = k.add(k.transpose()).scalarMultiply(0.5);
      rates = new EigenDecomposition(new Array2DRowRealMatrix(k.getData())).getRealEigenvalues();
      Arrays.sort(rates);
    }
  }

  @Test
  void aPeriodicCellIsRefused() {
    FourierBasis shells =
        new FourierBasis(new ShellGrid(2, 2), CUTOFF, 1, ScalingLaw.NATURAL, 2, 1e-8);
    assertThatThrownBy(() -> shells.build(Bodies.crystal(6, 6, 6)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`order-parameters.grid` \"shells\"")
        .hasMessageContaining("allowed there is lattice");
  }
}
