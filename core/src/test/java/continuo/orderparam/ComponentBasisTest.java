package continuo.orderparam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.structure.Box;
import continuo.structure.Composite;
import org.junit.jupiter.api.Test;

/** Centres of mass, on bodies of twelve components of five atoms. */
class ComponentBasisTest {
  private final Composite body = Bodies.random(Box.FREE, 60, 6);
  private final OrderParameterBasis centres = new ComponentBasis(false, 4, 1e-8).build(body);
  private final OrderParameterBasis affine = new ComponentBasis(true, 4, 1e-8).build(body);

  private double centre(double[] r, int component, int axis) {
    double sum = 0;
    double mass = 0;
    for (int i = 0; i < body.nAtoms(); i++) {
      if (body.component(i) == component) {
        sum += body.mass(i) * r[3 * i + axis];
        mass += body.mass(i);
      }
    }
    return sum / mass;
  }

  @Test
  void theOrderParametersAreTheCentresOfMass() {
    double[] r = body.copyReference();
    for (int c = 0; c < r.length; c++) {
      r[c] += Math.sin(2.3 * c);
    }
    double[] q = centres.coordinates(r);
    double[] moved = centres.orderParameters(q);
    double[] absolute = centres.absoluteOrderParameters(q);
    assertThat(centres.nFunctions()).isEqualTo(12);
    assertThat(centres.rank()).isEqualTo(12);
    assertThat(centres.conditionNumber()).isCloseTo(1, within(1e-12));
    for (int k = 0; k < 12; k++) {
      for (int axis = 0; axis < 3; axis++) {
        double now = centre(r, k, axis);
        assertThat(absolute[3 * k + axis]).isCloseTo(now, within(1e-12));
        assertThat(moved[3 * k + axis])
            .isCloseTo(now - centre(body.copyReference(), k, axis), within(1e-12));
      }
    }
    assertThat(centres.function(7).parity()).isEqualTo("const 7");
  }

  @Test
  void aShiftOfTheWholeIsTheFirstCoordinateAlone() {
    for (OrderParameterBasis basis : new OrderParameterBasis[] {centres, affine}) {
      double[] r = body.copyReference();
      for (int i = 0; i < body.nAtoms(); i++) {
        r[3 * i + 1] += 0.4;
      }
      double[] q = basis.coordinates(r);
      for (int c = 0; c < q.length; c++) {
        double expected = c == 1 ? 0.4 * Math.sqrt(body.totalMass()) : 0;
        assertThat(q[c]).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void affineFunctionsFollowTheRotationOfEveryComponentAndCentresDoNot() {
    double[] r = body.copyReference();
    for (int i = 0; i < body.nAtoms(); i++) {
      int k = body.component(i);
      double angle = 0.3 * k;
      double x = r[3 * i] - centre(body.copyReference(), k, 0);
      double y = r[3 * i + 1] - centre(body.copyReference(), k, 1);
      r[3 * i] += (Math.cos(angle) - 1) * x - Math.sin(angle) * y;
      r[3 * i + 1] += Math.sin(angle) * x + (Math.cos(angle) - 1) * y;
    }
    assertThat(affine.nFunctions()).isEqualTo(48);
    assertThat(affine.rank()).isEqualTo(48);
    double[] back = affine.coherent(affine.coordinates(r));
    for (int c = 0; c < r.length; c++) {
      assertThat(back[c]).isCloseTo(r[c], within(1e-10));
    }
    for (double q : centres.coordinates(r)) {
      assertThat(q).isCloseTo(0, within(1e-10));
    }
  }

  @Test
  void patchesHoldWholeComponents() {
    assertThat(affine.nPatches()).isEqualTo(4);
    for (int p = 0; p < 4; p++) {
      assertThat(affine.patchStart(p) % 4).isZero();
    }
  }

  @Test
  void impossibleCombinationsNameTheKey() {
    Composite crystal = Bodies.crystal(4, 4, 4);
    assertThatThrownBy(() -> new ComponentBasis(false, 1, 1e-8).build(crystal))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`order-parameters.family` \"components\"");
    assertThatThrownBy(() -> new ComponentBasis(true, 1, 1e-8).build(crystal))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`order-parameters.affine` true: component 0");
    double[] r = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
    Composite tetrahedron =
        Bodies.of(Box.FREE, new double[] {1, 1, 1, 1}, r, new int[] {0, 0, 0, 0});
    assertThatThrownBy(() -> new ComponentBasis(true, 1, 1e-8).build(tetrahedron))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`order-parameters.affine`: 4 independent basis functions for 4");
  }
}
