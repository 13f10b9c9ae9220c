package continuo.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.NumericalException;
import continuo.forcefield.BondTopology;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TermCheckTest {
  private static MolecularSystem system(Box box, double[] positions, EnergyTerm... terms) {
    int n = positions.length / 3;
    double[] masses = new double[n];
    Arrays.fill(masses, 1);
    return new MolecularSystem(
        new Composite(
            box,
            masses,
            positions,
            new int[n],
            Collections.nCopies(n, new AtomLabel("AR", "LJ", "A", 1))),
        List.of(terms));
  }

  private static LennardJones lennardJones(int n, LennardJonesTable.Builder table) {
    return new LennardJones(
        new int[n], table.build(), 0.3, new ExcludedPairs(new int[0], new int[0]));
  }

  private static LennardJonesTable.Builder reduced() {
    return LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(2.5);
  }

  @Test
  void energyAndForceOfAStretchedBondAreItsClosedForm() {
    HarmonicBonds bond =
        new HarmonicBonds(
            new BondTopology(new int[] {1}, new int[] {2}, new int[3]),
            new double[] {50},
            new double[] {1});
    TermCheck check =
        TermCheck.of(system(Box.FREE, new double[] {9, 9, 9, 0, 0, 0, 0, 1.2, 0}, bond)).get(0);
    assertThat(check.term()).isEqualTo(bond.name());
    assertThat(check.energy()).isCloseTo(0.5 * 50 * 0.04, within(1e-14));
    assertThat(check.largestForce()).isCloseTo(50 * 0.2, within(1e-13));
    assertThat(check.atom()).isEqualTo(1);
    assertThat(check.directions()).isEqualTo(4);
    assertThat(check.passes()).isTrue();
  }

  /** Of 500 atoms some pair crosses the cut-off in every step; of one atom seldom. */
  @Test
  void aPlainCutoffIsComparedAtomByAtomAndASmoothEndAllAtOnce() {
    int cells = 5;
    double edge = Math.cbrt(4 / 0.8442);
    double[] x = new double[3 * 4 * cells * cells * cells];
    SplittableRandom random = new SplittableRandom(5);
    int c = 0;
    for (int cell = 0; cell < cells * cells * cells; cell++) {
      for (int site = 0; site < 4; site++) {
        int[] at = {cell % cells, cell / cells % cells, cell / cells / cells};
        for (int axis = 0; axis < 3; axis++) {
          double half = site > 0 && axis != site - 1 ? 0.5 : 0;
          x[c++] = edge * (at[axis] + half) + random.nextDouble(-0.15, 0.15);
        }
      }
    }
    Box box = new Box(cells * edge, cells * edge, cells * edge);
    TermCheck cut = TermCheck.of(system(box, x, lennardJones(x.length / 3, reduced()))).get(0);
    assertThat(cut.directions()).isBetween(20, 32);
    assertThat(cut.worst()).isPositive().isLessThanOrEqualTo(1);
    // Only the slope of a shifted potential jumps, and still it is seen.
    TermCheck shifted =
        TermCheck.of(system(box, x, lennardJones(x.length / 3, reduced().shifted()))).get(0);
    assertThat(shifted.directions()).isBetween(20, 32);
    assertThat(shifted.passes()).isTrue();
    assertThat(shifted.largestForce()).isEqualTo(cut.largestForce());
  }

  @Test
  void aWrongForceOrNoneIsNotPassed() {
    assertThat(new TermCheck("t", 0, 0, 0, 4, 1.01).passes()).isFalse();
    assertThat(new TermCheck("t", 0, 0, 0, 4, Double.NaN).passes()).isFalse();
    assertThat(new TermCheck("t", 0, 0, 0, 4, 0.99).passes()).isTrue();
  }

  @Test
  void coincidingAtomsAreNamed() {
    double[] x = {0, 0, 0, 3, 0, 0, 3, 0, 0};
    assertThatThrownBy(() -> TermCheck.of(system(Box.FREE, x, lennardJones(3, reduced()))))
        .isInstanceOf(NumericalException.class)
        .hasMessageContaining("atom 1 (AR LJ A1)")
        .hasMessageContaining("do two atoms coincide?");
  }
}
