package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondTopology;
import continuo.forcefield.CosineAngles;
import continuo.forcefield.DistanceRestraints;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.FeneBonds;
import continuo.forcefield.FourteenPairs;
import continuo.forcefield.G96Angles;
import continuo.forcefield.GaussianContacts;
import continuo.forcefield.HarmonicAngles;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.HarmonicDihedrals;
import continuo.forcefield.MorseBonds;
import continuo.forcefield.PeriodicDihedrals;
import continuo.forcefield.PositionRestraints;
import continuo.forcefield.PowerPairs;
import continuo.forcefield.RestrictedAngles;
import continuo.forcefield.RyckaertBellemansDihedrals;
import continuo.forcefield.TwoSurfaces;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bonded terms at geometries that can be worked out by hand, and at those that have no answer. */
class BondedValuesTest {
  private static final BondTopology PAIR =
      new BondTopology(new int[] {0}, new int[] {1}, new int[3]);
  private static final AtomTuples TRIPLE = AtomTuples.of(3, 0, 1, 2);
  private static final AtomTuples QUADRUPLE = AtomTuples.of(4, 0, 1, 2, 3);

  /** Energy and forces of one lane. */
  private record Result(double energy, double[] f) {}

  /** −½ 30·1.5² ln(1 − (0.97/1.5)²) + 4(0.97⁻¹² − 0.97⁻⁶) + 1: the bond of a Kremer–Grest chain. */
  @Test
  void aKremerGrestBond() {
    EnergyTerm fene = new FeneBonds(PAIR, one(30), one(1.5), one(1), one(1));
    double r = 0.97;
    double x = r * r / 2.25;
    double s6 = Math.pow(r, -6);
    Result at = pair(fene, r);
    double energy = -33.75 * Math.log(1 - x) + 4 * (s6 * s6 - s6) + 1;
    double slope = 30 * r / (1 - x) - 24 * (2 * s6 * s6 - s6) / r;
    assertThat(at.energy()).isCloseTo(energy, within(1e-13 * energy));
    assertThat(at.f()[0]).isCloseTo(-slope, within(1e-12 * Math.abs(30 * r / (1 - x))));
    // Beyond the minimum of the repulsion only the spring is left.
    assertThat(pair(fene, 1.2).energy()).isCloseTo(-33.75 * Math.log(0.36), within(1e-13));
  }

  @Test
  void aFeneBondAsLongAsItsExtentIsNotANumberInItsLaneOnly() {
    EnergyTerm fene = new FeneBonds(PAIR, one(30), one(1.5), one(0), one(0));
    double[] x = new double[12];
    x[0] = 1.2;
    x[1] = 1.6;
    double[] f = new double[12];
    double[] energy = new double[2];
    forces(fene, 2, 2).compute(x, f, energy);
    assertThat(energy[0]).isCloseTo(-33.75 * Math.log(0.36), within(1e-13));
    assertThat(f[0]).isCloseTo(-30 * 1.2 / 0.36, within(1e-12));
    assertThat(energy[1]).isNaN();
    assertThat(f[1]).isNaN();
    assertThat(pair(fene, 1.5).energy()).isInfinite().isPositive();
  }

  /** V = ½ k (cos θ − cos θ₀)²/sin² θ; V′ = −k (cos θ − cos θ₀)(1 − cos θ cos θ₀)/sin³ θ. */
  @Test
  void aRestrictedAngle() {
    EnergyTerm restricted = new RestrictedAngles(TRIPLE, one(3), one(2 * Math.PI / 3));
    for (double theta = 0.2; theta < 3.1; theta += 0.2) {
      double c = Math.cos(theta);
      double s = Math.sin(theta);
      // The first arm lies along x; a force along −y opens the angle, whose arm has length 2.
      double[] x = {2, 0, 0, 0, 0, 0, 1.5 * c, 1.5 * s, 0};
      Result at = one(restricted, x);
      double energy = 1.5 * (c + 0.5) * (c + 0.5) / (s * s);
      double slope = -3 * (c + 0.5) * (1 + 0.5 * c) / (s * s * s);
      assertThat(at.energy()).isCloseTo(energy, within(1e-13 * (1 + energy)));
      assertThat(at.f()[1]).isCloseTo(slope / 2, within(1e-12 * (1 + Math.abs(slope))));
      assertThat(at.f()[0]).isCloseTo(0, within(1e-12 * (1 + Math.abs(slope))));
    }
  }

  @Test
  void aMorseBondAtItsMinimumAndAtTheHalfWay() {
    EnergyTerm morse = new MorseBonds(PAIR, one(7), one(2), one(1.1));
    assertThat(pair(morse, 1.1).energy()).isZero();
    assertThat(pair(morse, 1.1).f()[0]).isZero();
    Result half = pair(morse, 1.1 + Math.log(2) / 2); // e^{−α(r − r₀)} = ½
    assertThat(half.energy()).isCloseTo(7.0 / 4, within(1e-14));
    assertThat(half.f()[0]).isCloseTo(-7, within(1e-14)); // 2Dα·½·½
    assertThat(pair(morse, 50).energy()).isEqualTo(7);
  }

  @Test
  void contactsHaveTheirMinimumWhereTheirParametersSay() {
    Result go = pair(PowerPairs.twelveTen(PAIR, one(3), one(0.6)), 0.6);
    assertThat(go.energy()).isCloseTo(-3, within(1e-13));
    assertThat(go.f()[0]).isCloseTo(0, within(1e-12)); // 60ε/σ = 300 times rounding
    double minimum = 0.6 * Math.pow(2, 1.0 / 6);
    Result lj = pair(PowerPairs.lennardJones(PAIR, one(3), one(0.6)), minimum);
    assertThat(lj.energy()).isCloseTo(-3, within(1e-13));
    assertThat(lj.f()[0]).isCloseTo(0, within(1e-12));
    GaussianContacts gauss = new GaussianContacts(PAIR, one(3), one(0.6), one(0.05), one(1e-4));
    assertThat(pair(gauss, 0.6).energy()).isEqualTo(-3);
    assertThat(pair(gauss, 0.6).f()[0]).isZero();
    double repulsion = 1e-4 / Math.pow(0.65, 12);
    double open = 1 - Math.exp(-0.5);
    assertThat(pair(gauss, 0.65).energy()).isCloseTo((3 + repulsion) * open - 3, within(1e-14));
  }

  /**
   * At r = 2: 1/4096, 1/64 and 1/2 of the coefficients; the force is 12, 6 and 1 times these over
   * r.
   */
  @Test
  void pairsThreeBondsApartHavePowersAndCoulomb() {
    Result pair = pair(new FourteenPairs(PAIR, one(4096), one(128), one(-6)), 2);
    assertThat(pair.energy()).isEqualTo(1 - 2 - 3);
    assertThat(pair.f()[0]).isEqualTo((12 - 6 * 2 - 3) / 2.0);
  }

  @Test
  void aDistanceRestraintIsFreeInsideHarmonicOutsideAndLinearFarOut() {
    EnergyTerm r = new DistanceRestraints(PAIR, one(8), one(1), one(2), one(2.5));
    assertThat(pair(r, 0.5).energy()).isEqualTo(1);
    assertThat(pair(r, 0.5).f()[0]).isEqualTo(4);
    assertThat(pair(r, 1.5).energy()).isZero();
    assertThat(pair(r, 1.5).f()[0]).isZero();
    assertThat(pair(r, 2.25).energy()).isEqualTo(0.25);
    assertThat(pair(r, 2.25).f()[0]).isEqualTo(-2);
    assertThat(pair(r, 4).energy()).isEqualTo(0.5 * 8 * 0.5 * (8 - 2.5 - 2));
    assertThat(pair(r, 4).f()[0]).isEqualTo(-4);
  }

  @Test
  void aPositionRestraintPullsOutsideItsSphere() {
    PositionRestraints points =
        new PositionRestraints(
            new int[] {0, 0}, new double[] {0, 0, 0, 3, 4, 0}, pairOf(2, 2), pairOf(0, 1));
    double[] x = {3, 4, 0};
    Result at = one(points, x);
    assertThat(at.energy()).isEqualTo(25);
    assertThat(at.f()).containsExactly(-6, -8, 0);
    Result inTheMiddle = one(points, new double[3]);
    assertThat(inTheMiddle.energy()).isEqualTo(16);
    assertThat(inTheMiddle.f())
        .containsExactly(new double[] {2 * 4 * 0.6, 2 * 4 * 0.8, 0}, within(1e-14));
  }

  /** Arms of length 2 and 1 along x and y: θ = π/2, forces V′/|a| across each arm. */
  @Test
  void aRightAngle() {
    double[] x = {2, 0, 0, 0, 0, 0, 0, 1, 0};
    double bend = Math.PI / 2 - 1;
    Result harmonic = one(new HarmonicAngles(TRIPLE, one(3), one(1)), x);
    assertThat(harmonic.energy()).isCloseTo(1.5 * bend * bend, within(1e-15));
    double pull = 3 * bend; // θ shrinks: the first atom moves to +y, the third to +x
    assertThat(harmonic.f())
        .containsExactly(
            new double[] {0, pull / 2, 0, -pull, -pull / 2, 0, pull, 0, 0}, within(1e-14));
    Result cosine = one(new CosineAngles(TRIPLE, one(3)), x);
    assertThat(cosine.energy()).isEqualTo(3);
    assertThat(cosine.f())
        .containsExactly(new double[] {0, -1.5, 0, 3, 1.5, 0, -3, 0, 0}, within(1e-15));
    Result g96 = one(new G96Angles(TRIPLE, one(3), one(Math.PI / 3)), x);
    assertThat(g96.energy()).isCloseTo(0.5 * 3 * 0.25, within(1e-15));
    assertThat(g96.f()[1]).isCloseTo(1.5 / 2, within(1e-15)); // −k(cos θ − ½)·(−1)/|a| = 0.75
  }

  @Test
  void straightAnglesHaveTheirEnergyAndNoForce() {
    double[] straight = {-0.3, -0.4, -1.2, 0, 0, 0, 0.6, 0.8, 2.4};
    double[] folded = {0.3, 0.4, 1.2, 0, 0, 0, 0.6, 0.8, 2.4};
    for (EnergyTerm term :
        List.of(
            new HarmonicAngles(TRIPLE, one(2), one(1)),
            new CosineAngles(TRIPLE, one(2)),
            new G96Angles(TRIPLE, one(2), one(1)))) {
      for (double[] x : new double[][] {straight, folded, new double[9]}) {
        Result at = one(term, x);
        assertThat(at.energy()).as(term.name()).isFinite();
        for (double f : at.f()) {
          assertThat(f).as(term.name()).isZero();
        }
      }
    }
    double bend = Math.PI - 1;
    assertThat(one(new HarmonicAngles(TRIPLE, one(2), one(1)), straight).energy())
        .isCloseTo(bend * bend, within(1e-14));
  }

  /** θ₀ = π is the common rest angle of stiff chains: nothing may be lost near it. */
  @Test
  void aHarmonicAngleIsExactNextToStraight() {
    double small = 1e-7;
    double[] x = {-1, 0, 0, 0, 0, 0, Math.cos(small), Math.sin(small), 0};
    Result at = one(new HarmonicAngles(TRIPLE, one(2), one(Math.PI)), x);
    // The angle is π − 1e-7 with an error of 1e-16 π: 3e-9 of the bend.
    assertThat(at.energy()).isCloseTo(small * small, within(1e-8 * small * small));
    assertThat(at.f()[1]).isCloseTo(-2 * small, within(1e-8 * 2 * small));
  }

  /** i on x, l at the angle −φ in the plane across the bond j → k along −z. */
  private static double[] twisted(double phi) {
    return new double[] {1, 0, 1, 0, 0, 1, 0, 0, 0, Math.cos(phi), -Math.sin(phi), 0};
  }

  @Test
  void dihedralAnglesFollowTheIupacConvention() {
    for (double phi : new double[] {-3, -Math.PI / 2, -1, 0.2, 1, Math.PI / 2, 3}) {
      double[] x = twisted(phi);
      Result harmonic = one(new HarmonicDihedrals(QUADRUPLE, one(2), one(0)), x);
      assertThat(harmonic.energy()).isCloseTo(phi * phi, within(1e-14));
      // The last atom sits at unit distance from the axis and turns with −φ.
      assertThat(harmonic.f()[9]).isCloseTo(2 * phi * Math.sin(phi), within(1e-14));
      assertThat(harmonic.f()[10]).isCloseTo(2 * phi * Math.cos(phi), within(1e-14));
      Result sine =
          one(new PeriodicDihedrals(QUADRUPLE, one(2), new int[] {1}, one(Math.PI / 2)), x);
      assertThat(sine.energy()).isCloseTo(2 * (1 + Math.sin(phi)), within(1e-15 * 4));
    }
  }

  @Test
  void aHarmonicDihedralTakesTheShortWayRound() {
    Result at = one(new HarmonicDihedrals(QUADRUPLE, one(2), one(3)), twisted(-3));
    double turn = 2 * Math.PI - 6; // from 3 on to 2π − 3
    assertThat(at.energy()).isCloseTo(turn * turn, within(1e-14));
    Result opposite = one(new HarmonicDihedrals(QUADRUPLE, one(2), one(0)), twisted(Math.PI));
    assertThat(opposite.energy()).isCloseTo(Math.PI * Math.PI, within(1e-14));
  }

  /** k (1 + cos(nφ − δ)) by the library's cosine, n up to 12, several on one quadruple. */
  @Test
  void periodicDihedralsAddUpOnOneQuadruple() {
    int[] atoms = new int[52];
    double[] k = new double[13];
    double[] delta = new double[13];
    int[] n = new int[13];
    for (int d = 0; d < 13; d++) {
      System.arraycopy(new int[] {0, 1, 2, 3}, 0, atoms, 4 * d, 4);
      k[d] = 1 + d;
      delta[d] = 0.3 * d;
      n[d] = d;
    }
    EnergyTerm term = new PeriodicDihedrals(AtomTuples.of(4, atoms), k, n, delta);
    for (double phi : new double[] {-2.5, -0.3, 0.4, 1.9}) {
      double energy = 0;
      double slope = 0;
      for (int d = 0; d < 13; d++) {
        energy += k[d] * (1 + Math.cos(n[d] * phi - delta[d]));
        slope -= k[d] * n[d] * Math.sin(n[d] * phi - delta[d]);
      }
      Result at = one(term, twisted(phi));
      // Up to 12 steps of the recurrence on sums of 91 and 91·12.
      assertThat(at.energy()).isCloseTo(energy, within(12 * 2e-16 * 91 * 2));
      assertThat(at.f()[9]).isCloseTo(slope * Math.sin(phi), within(12 * 12 * 2e-16 * 91 * 2));
    }
  }

  /** The OPLS sum of cosines and its Ryckaert–Bellemans polynomial are the same function. */
  @Test
  void oplsAndPeriodicDihedralsAgree() {
    double[] f = {1.3, -0.7, 2.1, 0.4};
    EnergyTerm opls = RyckaertBellemansDihedrals.opls(QUADRUPLE, f);
    EnergyTerm periodic =
        new PeriodicDihedrals(
            AtomTuples.of(4, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3),
            new double[] {0.65, -0.35, 1.05, 0.2},
            new int[] {1, 2, 3, 4},
            new double[] {0, Math.PI, 0, Math.PI});
    for (double phi : new double[] {-2.5, -0.3, 0.4, 1.9}) {
      Result a = one(opls, twisted(phi));
      Result b = one(periodic, twisted(phi));
      assertThat(a.energy()).isCloseTo(b.energy(), within(1e-14));
      assertThat(a.f()).containsExactly(b.f(), within(1e-13));
    }
  }

  @Test
  void aRyckaertBellemansDihedralInTransIsTheSumOfItsCoefficients() {
    EnergyTerm term =
        new RyckaertBellemansDihedrals(
            QUADRUPLE, new double[] {9.28, 12.16, -13.12, -3.06, 26.24, -31.5});
    // Butane: V(trans) = 0, V(cis) = 9.28 − 12.16 − 13.12 + 3.06 + 26.24 + 31.5 = 44.8 kJ/mol.
    assertThat(one(term, twisted(Math.PI)).energy()).isCloseTo(0, within(1e-13));
    assertThat(one(term, twisted(0)).energy()).isCloseTo(44.8, within(1e-13));
  }

  @Test
  void aDihedralWithThreeAtomsInARowHasNoForce() {
    double[] x = {0, 0, 2, 0, 0, 1, 0, 0, 0, 0.5, 0.5, 0};
    for (EnergyTerm term :
        List.of(
            new HarmonicDihedrals(QUADRUPLE, one(2), one(1)),
            new PeriodicDihedrals(QUADRUPLE, one(2), new int[] {3}, one(1)),
            new RyckaertBellemansDihedrals(QUADRUPLE, new double[] {1, 2, 3, 4, 5, 6}))) {
      for (double[] at : new double[][] {x, new double[12]}) {
        Result result = one(term, at);
        assertThat(result.energy()).as(term.name()).isFinite();
        for (double f : result.f()) {
          assertThat(f).as(term.name()).isZero();
        }
      }
    }
  }

  /** Two springs: V_A = ½·4 (r − 1)², V_B = ½·4 (r − 2)², crossing at r = 1.5 with V = 0.5. */
  @Test
  void twoSurfacesAvoidTheirCrossing() {
    HarmonicBonds a = new HarmonicBonds(PAIR, one(4), one(1));
    HarmonicBonds b = new HarmonicBonds(PAIR, one(4), one(2));
    TwoSurfaces mixed = new TwoSurfaces(List.of(a), List.of(b), 0, 0.2);
    assertThat(pair(mixed, 1.5).energy()).isCloseTo(0.3, within(1e-15));
    assertThat(pair(mixed, 1.5).f()[0]).isCloseTo(0, within(2e-15));
    double d = 0.5 * (2 * 0.04 - 2 * 0.64); // r = 1.2
    double root = Math.hypot(d, 0.2);
    Result at = pair(mixed, 1.2);
    assertThat(at.energy()).isCloseTo(0.5 * (0.08 + 1.28) - root, within(1e-15));
    double w = 0.5 * (1 - d / root);
    assertThat(at.f()[0]).isCloseTo(-w * 0.8 + (1 - w) * 3.2, within(1e-14));
  }

  @Test
  void withoutCouplingTheLowerSurfaceActs() {
    HarmonicBonds a = new HarmonicBonds(PAIR, one(4), one(1));
    HarmonicBonds b = new HarmonicBonds(PAIR, one(4), one(2));
    TwoSurfaces kinked = new TwoSurfaces(List.of(a), List.of(b), -0.25, 0);
    assertThat(pair(kinked, 1).energy()).isCloseTo(0, within(1e-299));
    assertThat(pair(kinked, 2).energy()).isEqualTo(-0.25);
    assertThat(pair(kinked, 1.75).f()[0]).isCloseTo(1, within(1e-15));
    TwoSurfaces same = new TwoSurfaces(List.of(a), List.of(a), 0, 0);
    assertThat(pair(same, 1.5).energy()).isEqualTo(pair(a, 1.5).energy());
    assertThat(pair(same, 1.5).f()[0]).isEqualTo(pair(a, 1.5).f()[0]);
  }

  /** 1e9 above: the plain formula would keep 7 digits of what the lower surface says. */
  @Test
  void aSurfaceFarAboveDoesNotBlurTheLowerOne() {
    HarmonicBonds a = new HarmonicBonds(PAIR, one(4), one(1));
    TwoSurfaces mixed = new TwoSurfaces(List.of(a), List.of(a), 1e9, 0.5);
    assertThat(pair(mixed, 1.5).energy()).isCloseTo(0.5 - 0.25e-9, within(1e-16));
  }

  @Test
  void energiesNobodyAsksForChangeNoForce() {
    HarmonicBonds bond = new HarmonicBonds(PAIR, one(4), one(1));
    EnergyTerm fene = new FeneBonds(PAIR, one(30), one(1.5), one(1), one(1));
    EnergyTerm mixed = new TwoSurfaces(List.of(fene), List.of(bond), 1, 2);
    double[] x = {0.3, 0.4, 0.5, 0, 0, 0};
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    double[] with = new double[6];
    KernelProvider.plain().forces(TestSystems.system(two, mixed), 1).compute(x, with, one(0));
    double[] without = new double[6];
    TermKernel kernel = new PlainKernels().kernel(mixed, two, 1);
    kernel.add(x, without, null);
    Bits.assertSame(without, with);
  }

  @Test
  void tuplesBeyondTheAtomsOrThroughImagesInFreeSpaceAreRefused() {
    Composite three = TestSystems.composite(Box.FREE, new double[9]);
    EnergyTerm beyond = new CosineAngles(AtomTuples.of(3, 0, 1, 3), one(1));
    assertThatThrownBy(() -> KernelProvider.plain().forces(TestSystems.system(three, beyond), 1))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Invalid cosine-angle 0: atoms 0, 1 and 3, but the system has 3 atoms (0 to 2)");
    AtomTuples image =
        new AtomTuples(3, new int[] {0, 1, 2}, new int[] {0, 0, 0, 0, 0, 0, 0, 1, 0});
    EnergyTerm through = new CosineAngles(image, one(1));
    assertThatThrownBy(() -> KernelProvider.plain().forces(TestSystems.system(three, through), 1))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Invalid cosine-angle 0: atoms 0, 1 and 2 are joined through a periodic image in free"
                + " space");
  }

  private static Result pair(EnergyTerm term, double r) {
    return one(term, new double[] {r, 0, 0, 0, 0, 0});
  }

  private static Result one(EnergyTerm term, double[] x) {
    double[] f = new double[x.length];
    double[] energy = new double[1];
    forces(term, x.length / 3, 1).compute(x, f, energy);
    return new Result(energy[0], f);
  }

  private static LaneForces forces(EnergyTerm term, int nAtoms, int lanes) {
    Composite composite = TestSystems.composite(Box.FREE, new double[3 * nAtoms]);
    return KernelProvider.plain().forces(TestSystems.system(composite, term), lanes);
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  private static double[] pairOf(double a, double b) {
    return new double[] {a, b};
  }
}
