package continuo.orderparam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.structure.Box;
import continuo.structure.Composite;
import org.junit.jupiter.api.Test;

class LegendreBasisTest {
  @Test
  void polynomialsAreThoseOfTheTextbook() {
    for (double x : new double[] {-1, -0.37, 0, 0.5, 1}) {
      double[] p = LegendreBasis.polynomials(x, 4);
      assertThat(p[2]).isCloseTo((3 * x * x - 1) / 2, within(1e-15));
      assertThat(p[3]).isCloseTo((5 * x * x * x - 3 * x) / 2, within(1e-15));
      assertThat(p[4]).isCloseTo((35 * Math.pow(x, 4) - 30 * x * x + 3) / 8, within(1e-14));
    }
  }

  @Test
  void everyDisplacementOfTheTotalDegreeIsInTheSpanAndNoneAbove() {
    Composite body = Bodies.random(Box.FREE, 120, 4);
    OrderParameterBasis basis = new LegendreBasis(3, 1.1, 4, 1e-10).build(body);
    assertThat(basis.nFunctions()).isEqualTo(20);
    assertThat(basis.rank()).isEqualTo(20);
    assertThat(basis.nPatches()).isEqualTo(4);
    assertThat(basis.function(0).family()).isEqualTo(BasisFunction.Family.CONSTANT);
    assertThat(basis.function(1).parity()).isEqualTo("1 0 0");
    assertThat(basis.function(19).parity()).isEqualTo("0 0 3");
    assertThat(left(body, basis, 3)).isLessThan(1e-10);
    assertThat(left(body, basis, 4)).isGreaterThan(1e-6);
  }

  /** Largest part of the displacement (x y^{n−1}, z^n, 1) that the functions miss, nm. */
  private static double left(Composite body, OrderParameterBasis basis, int n) {
    double[] r = body.copyReference();
    for (int i = 0; i < body.nAtoms(); i++) {
      double z = 0.1 * body.reference(i, 2);
      r[3 * i] += 0.1 * body.reference(i, 0) * Math.pow(0.1 * body.reference(i, 1), n - 1);
      r[3 * i + 1] += Math.pow(z, n);
      r[3 * i + 2] += 1;
    }
    double[] back = basis.coherent(basis.coordinates(r));
    double worst = 0;
    for (int c = 0; c < r.length; c++) {
      worst = Math.max(worst, Math.abs(back[c] - r[c]));
    }
    return worst;
  }

  @Test
  void impossibleCombinationsNameTheKey() {
    assertThatThrownBy(() -> new LegendreBasis(2, 1, 1, 1e-8).build(Bodies.crystal(5, 5, 5)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`order-parameters.family` \"legendre\"")
        .hasMessageContaining("periodic");
    Composite few = Bodies.random(Box.FREE, 20, 1);
    assertThatThrownBy(() -> new LegendreBasis(3, 1, 1, 1e-8).build(few))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`order-parameters.order` 3: 20 basis functions for 20 atoms");
  }
}
