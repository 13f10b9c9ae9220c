package continuo.orderparam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.structure.Composite;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Overlaps of Fourier functions against integrals over the body, and what happens when they are
 * dependent.
 */
class OverlapTest {
  private static final double MASS = 7;

  @Test
  void overlapsOnAThinShellAreSineOverArgument() {
    // (exp ik·r, exp il·r) = M sin(x)/x, x = |k − l| R.
    double radius = 3;
    compare(
        Bodies.ball(radius, radius, 28, MASS),
        k -> k == 0 ? 1 : Math.sin(k * radius) / (k * radius));
  }

  @Test
  void overlapsInASolidBallAreTheFormFactor() {
    // 3 M (sin x − x cos x)/x³, x = |k − l| R.
    double radius = 3;
    compare(
        Bodies.ball(0, radius, 24, MASS),
        k -> {
          double x = k * radius;
          return k == 0 ? 1 : 3 * (Math.sin(x) - x * Math.cos(x)) / (x * x * x);
        });
  }

  /**
   * With g(|k|) = ∫ exp(ik·r) dm / M of a body with inversion symmetry: (cos k, cos l) = M [g(k−l)
   * + g(k+l)]/2, (sin k, sin l) = M [g(k−l) − g(k+l)]/2, (cos, sin) = 0, and the constant is cos 0.
   */
  private static void compare(Composite body, DoubleUnaryOperator g) {
    OrderParameterBasis basis = new FourierBasis(2.3, 1.1, ScalingLaw.NATURAL, 1, 1e-8).build(body);
    int m = basis.nFunctions();
    int compared = 0;
    for (int a = 0; a < m; a++) {
      if (basis.function(a).family() == BasisFunction.Family.AFFINE) {
        continue;
      }
      double aa = exact(basis.function(a), basis.function(a), g);
      assertThat(basis.effectiveMass(a)).isCloseTo(MASS * aa, within(1e-9 * MASS));
      for (int b = 0; b < m; b++) {
        if (basis.function(b).family() == BasisFunction.Family.AFFINE) {
          continue;
        }
        double bb = exact(basis.function(b), basis.function(b), g);
        double ab = exact(basis.function(a), basis.function(b), g);
        assertThat(basis.overlap()[a * m + b])
            .as("%s, %s", basis.function(a).label(), basis.function(b).label())
            .isCloseTo(ab / Math.sqrt(aa * bb), within(1e-9));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(400);
  }

  private static double exact(BasisFunction a, BasisFunction b, DoubleUnaryOperator g) {
    boolean sinA = a.part() == BasisFunction.Part.SIN;
    boolean sinB = b.part() == BasisFunction.Part.SIN;
    if (sinA != sinB) {
      return 0;
    }
    double minus =
        g.applyAsDouble(Math.hypot(a.kx() - b.kx(), Math.hypot(a.ky() - b.ky(), a.kz() - b.kz())));
    double plus =
        g.applyAsDouble(Math.hypot(a.kx() + b.kx(), Math.hypot(a.ky() + b.ky(), a.kz() + b.kz())));
    return 0.5 * (minus + (sinA ? -plus : plus));
  }

  @Test
  void aWideBoxAroundAHollowShellMakesTheFunctionsDependent() {
    // Radii 9.5–14.3 nm, |n| ≤ 3: about 1e4, 1e6 and 1e10 for boxes of 1, 1.25 and 2 diameters.
    Composite shell = Bodies.hollowShell(9.5, 14.3, 4, 600);
    double[] scales = {1, 1.25, 2};
    double[] lowest = {1e3, 1e5, 1e9};
    for (int s = 0; s < 3; s++) {
      double cutoff = 2 * Math.PI * 3.08 / (scales[s] * 28.6);
      OrderParameterBasis all =
          new FourierBasis(cutoff, scales[s], ScalingLaw.NATURAL, 4, 1e-14).build(shell);
      assertThat(all.nFunctions()).isEqualTo(4 + 122);
      assertThat(all.rank()).isEqualTo(126);
      assertThat(all.conditionNumber()).isBetween(lowest[s], 1000 * lowest[s]);
      OrderParameterBasis kept =
          new FourierBasis(cutoff, scales[s], ScalingLaw.NATURAL, 4, 1e-8).build(shell);
      assertThat(kept.conditionNumber()).isLessThan(1e8);
      assertThat(kept.rank() < 126).isEqualTo(all.conditionNumber() > 1e8);
    }
  }

  @Test
  void theRankIsTheNumberOfIndependentMotions() {
    // A looser tolerance keeps fewer functions, never more, and every choice is orthonormal.
    Composite shell = Bodies.hollowShell(9.5, 14.3, 4, 150);
    int before = Integer.MAX_VALUE;
    for (double tolerance : new double[] {1e-12, 1e-8, 1e-4, 1e-2}) {
      OrderParameterBasis basis =
          new FourierBasis(2 * Math.PI * 2 / 50, 50 / 28.6, ScalingLaw.NATURAL, 1, tolerance)
              .build(shell);
      assertThat(basis.rank()).isLessThanOrEqualTo(before);
      assertThat(basis.conditionNumber()).isLessThan(1 / tolerance);
      before = basis.rank();
    }
  }
}
