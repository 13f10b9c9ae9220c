package continuo.forcefield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What bonded terms hold and refuse. */
class BondedParametersTest {
  private static final BondTopology PAIR =
      new BondTopology(new int[] {3}, new int[] {5}, new int[] {0, 0, 1});
  private static final AtomTuples TRIPLE = AtomTuples.of(3, 4, 5, 6);
  private static final AtomTuples QUADRUPLE = AtomTuples.of(4, 4, 5, 6, 7);

  @Test
  void valuesOutOfRangeAreRefusedWithTheTermItsNumberAndWhatIsAllowed() {
    refused(
        () -> new FeneBonds(PAIR, one(30), one(0), one(1), one(1)),
        "Invalid fene-bond 0: extent is 0.0, must be positive and finite");
    refused(
        () -> new FeneBonds(PAIR, one(30), one(1.5), one(-1), one(1)),
        "Invalid fene-bond 0: epsilon is -1.0, must be ≥ 0 and finite");
    refused(
        () -> new MorseBonds(PAIR, one(1), one(Double.NaN), one(1)),
        "Invalid morse-bond 0: steepness is NaN, must be positive and finite");
    refused(
        () -> new PowerPairs(PAIR, one(1), one(Double.POSITIVE_INFINITY), one(1)),
        "Invalid power-pair 0: C10 is Infinity, must be finite");
    refused(
        () -> PowerPairs.twelveTen(PAIR, one(1), one(-0.5)),
        "Invalid power-pair 0: sigma is -0.5, must be ≥ 0 and finite");
    refused(
        () -> new GaussianContacts(PAIR, one(1), one(1), one(0), one(1)),
        "Invalid gaussian-contact 0: width is 0.0, must be positive and finite");
    refused(
        () -> new DistanceRestraints(PAIR, one(1), one(2), one(1), one(3)),
        "Invalid distance-restraint 0: upper bound is 1.0, must be finite and at least the lower"
            + " bound 2.0");
    refused(
        () -> new DistanceRestraints(PAIR, one(1), one(1), one(2), one(1.5)),
        "Invalid distance-restraint 0: start of the linear part is 1.5, must be at least the upper"
            + " bound 2.0");
    refused(
        () -> new PositionRestraints(new int[] {2}, new double[3], one(-1), one(0)),
        "Invalid position-restraint 0: stiffness is -1.0, must be ≥ 0 and finite");
    refused(
        () -> new PositionRestraints(new int[] {2}, new double[2], one(1), one(0)),
        "Invalid position-restraint: 1 atoms but 2 coordinates of points");
    refused(
        () -> new HarmonicAngles(TRIPLE, one(1), one(120)),
        "Invalid harmonic-angle 0: rest angle is 120.0, must be 0 to π radians");
    refused(
        () -> new G96Angles(TRIPLE, one(1), one(-0.1)),
        "Invalid g96-angle 0: rest angle is -0.1, must be 0 to π radians");
    refused(
        () -> new CosineAngles(TRIPLE, one(Double.NaN)),
        "Invalid cosine-angle 0: stiffness is NaN, must be finite");
    refused(
        () -> new PeriodicDihedrals(QUADRUPLE, one(1), new int[] {13}, one(0)),
        "Invalid periodic-dihedral 0: multiplicity is 13.0, must be 0 to 12");
    refused(
        () -> new HarmonicDihedrals(QUADRUPLE, one(-1), one(0)),
        "Invalid harmonic-dihedral 0: stiffness is -1.0, must be ≥ 0 and finite");
    refused(
        () -> new RyckaertBellemansDihedrals(QUADRUPLE, new double[5]),
        "Invalid ryckaert-bellemans-dihedral: 1 tuples of atoms but 5 coefficients, 6 each");
    refused(
        () -> RyckaertBellemansDihedrals.opls(QUADRUPLE, new double[6]),
        "Invalid OPLS dihedral: 1 tuples of atoms but 6 coefficients, 4 each");
    List<EnergyTerm> some = List.of(new CosineAngles(TRIPLE, one(1)));
    refused(
        () -> new TwoSurfaces(some, List.of(), 0, 1),
        "Invalid two-surfaces: 1 terms in A, 0 in B, both need at least one");
    refused(
        () -> new TwoSurfaces(some, some, 0, -1),
        "Invalid two-surfaces: coupling is -1.0 kJ/mol, must be ≥ 0 and finite");
    refused(
        () -> new TwoSurfaces(some, some, Double.NaN, 1),
        "Invalid two-surfaces: offset is NaN kJ/mol, must be finite");
  }

  @Test
  void tuplesOfTheWrongShapeAreRefused() {
    refused(
        () -> AtomTuples.of(3, 1, 2, 1), "Invalid tuple 0: atoms 1, 2 and 1: the same atom twice");
    refused(
        () -> AtomTuples.of(2, 1, 2, 3, -4),
        "Invalid tuple 1: atoms 3 and -4: atoms are numbered from 0");
    refused(() -> AtomTuples.of(3, 1, 2), "Invalid tuples of 3 atoms: 2 atoms, 6 image indices");
    refused(
        () -> new HarmonicAngles(QUADRUPLE, one(1), one(1)),
        "Invalid harmonic-angle: needs tuples of 3 atoms, got tuples of 4");
    refused(
        () -> new HarmonicAngles(TRIPLE, new double[2], one(1)),
        "Invalid harmonic-angle: 1 tuples of atoms but 2 parameters");
  }

  @Test
  void anAtomMayMeetItsOwnImage() {
    AtomTuples own = new AtomTuples(2, new int[] {4, 4}, new int[] {0, 0, 0, 1, 0, 0});
    assertThat(own.describe(0)).isEqualTo("4 and 4");
    assertThat(own.image(0, 1, 0)).isEqualTo(1);
  }

  @Test
  void dihedralsOnTheSameAtomsAreEvaluatedOnceAndKeptAsGiven() {
    int[] atoms = {1, 2, 3, 4, 1, 2, 3, 5, 1, 2, 3, 4};
    PeriodicDihedrals term =
        new PeriodicDihedrals(
            AtomTuples.of(4, atoms),
            new double[] {1, 2, 3},
            new int[] {1, 2, 3},
            new double[] {0.1, 0.2, 0.3});
    assertThat(term.atoms().size()).isEqualTo(2);
    assertThat(term.atoms().atom(1, 3)).isEqualTo(5);
    assertThat(term.given().size()).isEqualTo(3);
    assertThat(term.stiffness(2)).isEqualTo(3);
    assertThat(term.multiplicity(2)).isEqualTo(3);
    assertThat(term.phase(2)).isEqualTo(0.3);
    assertThat(term.parameter(0, 0)).isEqualTo(4);
    assertThat(term.parameter(5, 0)).isCloseTo(3 * Math.cos(0.3), within(1e-15));
    assertThat(term.parameter(6, 0)).isCloseTo(3 * Math.sin(0.3), within(1e-15));
  }

  @Test
  void termsTravel() throws IOException, ClassNotFoundException {
    EnergyTerm angles = new HarmonicAngles(TRIPLE, one(2), one(1));
    EnergyTerm contacts = PowerPairs.twelveTen(PAIR, one(2), one(1));
    TwoSurfaces there = new TwoSurfaces(List.of(angles), List.of(contacts), 1, 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(there);
    }
    TwoSurfaces back;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      back = (TwoSurfaces) in.readObject();
    }
    assertThat(((HarmonicAngles) back.a().get(0)).atoms().describe(0)).isEqualTo("4, 5 and 6");
    assertThat(((PowerPairs) back.b().get(0)).c12(0)).isEqualTo(10);
    assertThat(((PowerPairs) back.b().get(0)).atoms().image(0, 1, 2)).isEqualTo(1);
    assertThat(back.coupling()).isEqualTo(2);
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  private static void refused(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
