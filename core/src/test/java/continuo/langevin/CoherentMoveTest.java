package continuo.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.NumericalException;
import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondTopology;
import continuo.forcefield.CosineAngles;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.FeneBonds;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.TwoSurfaces;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import continuo.structure.Composite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A coherent move is cut by whatever binds two atoms, wherever the term stands. */
class CoherentMoveTest {
  private final Composite body = HarmonicNetwork.randomFree(5, 30).composite();
  private final OrderParameterBasis basis =
      new FourierBasis(2, 1, ScalingLaw.NATURAL, 1, 1e-8).build(body);
  private final double[] change = Matrices.normal(1, 3 * basis.rank());

  @Test
  void theLargestChangeOfABoundVectorDividedByTheLimitIsTheNumberOfParts() {
    double[] moved = basis.coherent(change);
    double stretch2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = moved[axis] - body.reference(0, axis) - moved[3 + axis] + body.reference(1, axis);
      stretch2 += d * d;
    }
    double limit = Math.sqrt(stretch2) / 6.5; // not at the edge of a whole number
    BondTopology pair = new BondTopology(new int[] {0}, new int[] {1}, new int[3]);
    double[] one = {1};
    EnergyTerm bond = new HarmonicBonds(pair, one, one);
    EnergyTerm fene = new FeneBonds(pair, one, one, one, one);
    EnergyTerm other = new CosineAngles(AtomTuples.of(3), new double[0]);
    assertThat(parts(limit, bond)).isEqualTo(7);
    assertThat(parts(limit, fene)).isEqualTo(7);
    assertThat(parts(limit, other)).isEqualTo(1);
    EnergyTerm mixed = new TwoSurfaces(List.of(other), List.of(fene), 0, 1);
    assertThat(parts(limit, mixed)).isEqualTo(7);
  }

  @Test
  void aStepThatHasRunAwayIsRefusedByName() {
    BondTopology pair = new BondTopology(new int[] {0}, new int[] {1}, new int[3]);
    EnergyTerm bond = new HarmonicBonds(pair, new double[] {1}, new double[] {1});
    assertThatThrownBy(() -> parts(1e-9, bond))
        .isInstanceOf(NumericalException.class)
        .hasMessageContaining("1000 times `langevin.max-bond-change` (1.0E-9 nm)");
    change[7] = Double.NaN;
    assertThatThrownBy(() -> parts(1, bond))
        .isInstanceOf(NumericalException.class)
        .hasMessageContaining("coordinate 2 along y is NaN");
  }

  private int parts(double limit, EnergyTerm term) {
    MolecularSystem system = new MolecularSystem(body, List.of(term));
    return new CoherentMove(system, basis, limit).parts(change);
  }
}
