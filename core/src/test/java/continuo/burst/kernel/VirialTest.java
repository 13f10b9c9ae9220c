package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.forcefield.BondTopology;
import continuo.forcefield.Charges;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.ReactionField;
import continuo.forcefield.Truncation;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The virial against closed forms and the strain derivative of the energy. */
class VirialTest {
  /**
   * fcc at ρ* = 0.8442, r_c = 2.5, T* = 1.44, the known pressure being that of 3(N − 1) thermal
   * degrees of freedom with N = 32,000. The lattice has one virial per atom whatever N, so fewer
   * atoms do; the reference has 8 digits.
   */
  @Test
  void theCrystalHasThePressureOfTheLatticeSum() {
    Composite fcc = TestSystems.fcc(4, 0.8442);
    int n = fcc.nAtoms();
    MolecularSystem system = TestSystems.system(fcc, TestSystems.reducedLennardJones(n, 2.5, 0.1));
    double kinetic = 1.5 * 1.44 * n * (32_000 - 1) / 32_000;
    double pressure = LaneVirial.pressure(kinetic, virial(system, fcc.copyReference()), fcc.box());
    assertThat(pressure).isCloseTo(-5.0197073, within(1e-7));
  }

  /**
   * Textbook tails with ε = σ = 1: E = 8π/3 ρN [r_c⁻⁹/3 − r_c⁻³], P = 16π/3 ρ² [2r_c⁻⁹/3 − r_c⁻³],
   * W = 3PΩ.
   */
  @Test
  void theTailAddsItsShareToEnergyAndPressure() {
    Composite fcc = TestSystems.fcc(4, 0.8442);
    int n = fcc.nAtoms();
    LennardJonesTable.Builder table =
        LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(2.5);
    LennardJones cut = new LennardJones(new int[n], table.build(), 0.1, ExcludedPairs.NONE);
    LennardJones tail =
        new LennardJones(new int[n], table.tailCorrection().build(), 0.1, ExcludedPairs.NONE);
    double[] x = fcc.copyReference();
    double i3 = Math.pow(2.5, -3);
    double i9 = i3 * i3 * i3;
    double density = n / fcc.box().volume();
    assertThat(energy(TestSystems.system(fcc, tail), x) - energy(TestSystems.system(fcc, cut), x))
        .isCloseTo(8 * Math.PI / 3 * density * n * (i9 / 3 - i3), within(1e-10));
    double pressure = 16 * Math.PI / 3 * density * density * (2 * i9 / 3 - i3);
    assertThat(virial(TestSystems.system(fcc, tail), x) - virial(TestSystems.system(fcc, cut), x))
        .isCloseTo(3 * fcc.box().volume() * pressure, within(1e-10));
  }

  /**
   * Energies that are smooth at the cut-off: the derivative exists and can be had by differences.
   */
  @Test
  void itIsMinusTheStrainDerivativeOfTheEnergy() {
    SplittableRandom random = new SplittableRandom(4);
    Box[] boxes = {Box.FREE, new Box(5, 4, 4.5), new Box(5, 4, 4.5, 2.2, -2.4, 1.7)};
    for (Box box : boxes) {
      int n = 20;
      double[] r = TestSystems.separatedPoints(random, n, 5, 4, 4.5, 0.8, box);
      Composite composite = TestSystems.composite(box, r);
      double[] q = random.doubles(n, -1, 1).toArray();
      EnergyTerm pairs =
          NonbondedPairs.of(new int[n], 1)
              .all(LennardJones12x6.of(1, 1), Truncation.forceSwitch(1.2, 1.8))
              .charges(new Charges(q, 1, new ReactionField(1.9, 1, Double.POSITIVE_INFINITY)))
              .exclusions(NonbondedSystems.exclusions(random, n))
              .skin(0.2)
              .build();
      BondTopology bonds = TestSystems.bonds(random, n, 2 * n, box.isPeriodic());
      MolecularSystem system =
          TestSystems.system(composite, pairs, TestSystems.harmonic(random, bonds));
      double h = 1e-4;
      double[] v = new double[4];
      double[] strain = {-2 * h, -h, h, 2 * h};
      // Sizes of the charges' cut-off stay: only positions and the cell are stretched.
      for (int s = 0; s < 4; s++) {
        Composite stretched = composite.scaled(1 + strain[s]);
        v[s] = energy(new MolecularSystem(stretched, system.terms()), stretched.copyReference());
      }
      double expected = -(v[0] - 8 * v[1] + 8 * v[2] - v[3]) / (12 * h);
      // h⁴/30 of 12⁵ V for the steepest pair, V up to 100, is 1e-10 of 1e2; rounding 1e-13/h.
      assertThat(virial(system, r)).isCloseTo(expected, within(1e-6));
    }
  }

  /** W = −r V′: ½ k(r − r₀)² at r = 3 with r₀ = 1, k = 2 gives −3·4. */
  @Test
  void aStretchedBondPullsTheCellTogetherAlsoThroughItsImage() {
    Composite two = TestSystems.composite(new Box(4, 5, 6), new double[] {0.5, 1, 1, 1.5, 1, 1});
    BondTopology bond = new BondTopology(new int[] {0}, new int[] {1}, new int[] {-1, 0, 0});
    HarmonicBonds term = new HarmonicBonds(bond, new double[] {2}, new double[] {1});
    assertThat(virial(TestSystems.system(two, term), two.copyReference()))
        .isCloseTo(-12, within(1e-9));
  }

  @Test
  void freeSpaceHasNoPressure() {
    assertThatThrownBy(() -> LaneVirial.pressure(1, 1, Box.FREE))
        .hasMessageContaining("free space");
  }

  /** Of lane 1, lane 0 being elsewhere. */
  private static double virial(MolecularSystem system, double[] x) {
    double[] both = new double[2 * x.length];
    for (int c = 0; c < x.length; c++) {
      both[2 * c] = x[c] + 0.01 * (c % 5);
      both[2 * c + 1] = x[c];
    }
    double[] virial = new double[2];
    KernelProvider.plain().virial(system, 2).compute(both, virial);
    return virial[1];
  }

  private static double energy(MolecularSystem system, double[] x) {
    double[] energy = new double[1];
    KernelProvider.plain().forces(system, 1).compute(x, new double[x.length], energy);
    return energy[0];
  }
}
