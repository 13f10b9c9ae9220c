package continuo.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.config.Cells;
import continuo.config.HarmonicCrystalConfig;
import continuo.config.Lattice;
import continuo.forcefield.BondTopology;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmonicCrystalTest {
  private static MolecularSystem build(
      Lattice lattice, int x, int y, int z, double massRatio, double disorder, long seed) {
    return HarmonicCrystal.build(
        new HarmonicCrystalConfig(lattice, new Cells(x, y, z), 0.5, 1, 1, massRatio, disorder),
        seed);
  }

  private static HarmonicBonds springs(MolecularSystem system) {
    return (HarmonicBonds) system.terms().get(0);
  }

  /** Largest force on an atom over the largest pull of a spring, at the reference. */
  private static double relativeForce(MolecularSystem system) {
    double[] r = system.composite().copyReference();
    double[] force = new double[r.length];
    double largestPull = 0;
    BondTopology t = springs(system).topology();
    for (int b = 0; b < t.size(); b++) {
      double[] d = Network.vector(system, t, b, r);
      for (int axis = 0; axis < 3; axis++) {
        double pull = springs(system).stiffness(b) * d[axis];
        force[3 * t.i(b) + axis] -= pull;
        force[3 * t.j(b) + axis] += pull;
        largestPull = Math.max(largestPull, Math.abs(pull));
      }
    }
    return Arrays.stream(force).map(Math::abs).max().orElseThrow() / largestPull;
  }

  @Test
  void ringHasTheStiffnessesOfTheClosedForm() {
    MolecularSystem ring = build(Lattice.SC, 64, 1, 1, 1, 0, 1);
    assertThat(springs(ring).topology().size()).isEqualTo(64);
    List<Double> expected = new ArrayList<>();
    for (int n = 0; n < 64; n++) {
      double value = 4 * Math.pow(Math.sin(Math.PI * n / 64), 2);
      expected.addAll(List.of(value, value, value));
    }
    double[] exact = expected.stream().mapToDouble(v -> v).sorted().toArray();
    assertThat(Network.stiffnesses(ring)).containsExactly(exact, within(1e-12));
    assertThat(exact[3]).isCloseTo(0.00963055, within(1e-8));
  }

  /**
   * Two cells: a pair is joined through both faces, so K = 4 Σ sin²(π n/2) per axis with springs.
   */
  @Test
  void twoCellsAreJoinedThroughBothFaces() {
    MolecularSystem crystal = build(Lattice.SC, 2, 2, 2, 1, 0, 1);
    assertThat(springs(crystal).topology().size()).isEqualTo(24);
    double[] exact = new double[24];
    for (int mode = 0; mode < 8; mode++) {
      Arrays.fill(exact, 3 * mode, 3 * mode + 3, 4 * Integer.bitCount(mode));
    }
    Arrays.sort(exact);
    assertThat(Network.stiffnesses(crystal)).containsExactly(exact, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1, 24", "2, 192"})
  void fccHasTwelveNeighbours(int n, int springs) {
    MolecularSystem crystal = build(Lattice.FCC, n, n, n, 1, 0, 1);
    BondTopology t = springs(crystal).topology();
    assertThat(t.size()).isEqualTo(springs);
    double[] r = crystal.composite().copyReference();
    for (int b = 0; b < t.size(); b++) {
      assertThat(Network.length(crystal, t, b, r)).isCloseTo(0.5, within(1e-12));
    }
    double edge = n * 0.5 * Math.sqrt(2);
    assertThat(crystal.composite().box()).isEqualTo(new Box(edge, edge, edge));
    assertThat(relativeForce(crystal)).isLessThan(1e-12);
  }

  @Test
  void sublatticesAlternate() {
    MolecularSystem crystal = build(Lattice.SC, 4, 2, 1, 2.5, 0, 1);
    BondTopology t = springs(crystal).topology();
    for (int b = 0; b < t.size(); b++) {
      assertThat(crystal.composite().mass(t.i(b))).isNotEqualTo(crystal.composite().mass(t.j(b)));
    }
    assertThat(crystal.composite().totalMass()).isEqualTo(4 * 1 + 4 * 2.5);
    MolecularSystem fcc = build(Lattice.FCC, 1, 1, 1, 2, 0, 1);
    assertThat(fcc.composite().copyMasses()).containsExactly(1, 2, 1, 2);
    assertThat(fcc.composite().label(1).residue()).isEqualTo("B");
  }

  @ParameterizedTest
  @CsvSource({"SC, 64, 1, 1", "SC, 6, 5, 4", "SC, 2, 2, 2", "FCC, 3, 2, 1", "SC, 16, 16, 16"})
  void disorderedReferenceIsFreeOfForces(Lattice lattice, int x, int y, int z) {
    MolecularSystem crystal = build(lattice, x, y, z, 1, 0.9, 3);
    assertThat(relativeForce(crystal)).isLessThan(1e-12);
    HarmonicBonds springs = springs(crystal);
    for (int b = 0; b < springs.topology().size(); b++) {
      assertThat(springs.stiffness(b)).isBetween(0.1, 1.9);
      assertThat(springs.restLength(b)).isZero();
    }
  }

  @Test
  void disorderFollowsTheSeed() {
    MolecularSystem one = build(Lattice.SC, 8, 1, 1, 1, 0.5, 1);
    MolecularSystem again = build(Lattice.SC, 8, 1, 1, 1, 0.5, 1);
    MolecularSystem two = build(Lattice.SC, 8, 1, 1, 1, 0.5, 2);
    assertThat(one.composite().copyReference()).isEqualTo(again.composite().copyReference());
    assertThat(springs(one).stiffness(3)).isEqualTo(springs(again).stiffness(3));
    assertThat(springs(one).stiffness(3)).isNotEqualTo(springs(two).stiffness(3));
    assertThat(springs(one).stiffness(3)).isNotEqualTo(springs(one).stiffness(4));
  }

  @Test
  void withoutDisorderTheReferenceIsTheLattice() {
    MolecularSystem crystal = build(Lattice.SC, 3, 3, 3, 1, 0, 1);
    assertThat(crystal.composite().reference(26, 0)).isEqualTo(1.0);
    assertThat(crystal.composite().box()).isEqualTo(new Box(1.5, 1.5, 1.5));
    assertThat(crystal.composite().nComponents()).isEqualTo(1);
  }
}
