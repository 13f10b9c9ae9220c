package continuo.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.forcefield.MolecularSystem;
import continuo.known.Matrices;
import continuo.langevin.CoherentMove;
import continuo.orderparam.ComponentBasis;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostFrameTest {
  private static final int LANES = 4;
  private static final int GUESTS = 6;
  private static final int ALL = 20;

  private final Composite atoms = atoms(GUESTS);
  private final OrderParameterBasis basis = new ComponentBasis(false, 1, 1e-8).build(atoms);
  private final double[] masses = atoms.copyMasses();

  /** Two components of three atoms among host atoms, in no order. */
  private static Composite atoms(int guests) {
    double[] masses = new double[ALL];
    int[] components = new int[ALL];
    List<AtomLabel> labels = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      masses[i] = 1 + i % 5;
      components[i] = i < guests ? 2 * i / guests : Composite.HOST;
      labels.add(new AtomLabel("A", "R", "A", i + 1));
    }
    double[] reference = Matrices.normal(3, 3 * ALL);
    return new Composite(new Box(9, 8, 7), masses, reference, components, labels);
  }

  @Test
  void functionsAreThoseOfTheCompositeAlone() {
    FourierBasis family = new FourierBasis(0.75, 1, ScalingLaw.NATURAL, 1, 1e-8);
    OrderParameterBasis with = family.build(atoms);
    OrderParameterBasis alone = family.build(atoms.withoutHost());

    assertThat(with.nAtoms()).isEqualTo(GUESTS);
    assertThat(with.functionsAtAtoms()).isEqualTo(alone.functionsAtAtoms());
    assertThat(with.overlap()).isEqualTo(alone.overlap());
    double[] r = Matrices.normal(4, 3 * ALL);
    double[] others = r.clone();
    for (int c = 3 * GUESTS; c < others.length; c++) {
      others[c] = Double.NaN;
    }
    assertThat(with.coordinates(r)).isEqualTo(with.coordinates(others));
  }

  @Test
  void productsNeitherReadNorChangeTheHost() {
    for (Kernels kernels : List.of(KernelProvider.plain(), KernelProvider.fastest(LANES))) {
      BasisProduct product =
          kernels.basis(basis.functionsAtAtoms(), GUESTS, basis.nFunctions(), LANES);
      double[] y = Matrices.normal(5, 3 * ALL * LANES);
      for (int c = 3 * GUESTS * LANES; c < y.length; c++) {
        y[c] = Double.NaN;
      }
      double[] modes = new double[3 * basis.nFunctions() * LANES];
      product.contract(y, masses, modes);
      for (double value : modes) {
        assertThat(value).isFinite();
      }
      double[] changed = y.clone();
      product.expand(modes, changed);
      for (int c = 0; c < y.length; c++) {
        assertThat(changed[c] == y[c] || Double.isNaN(y[c])).isEqualTo(c >= 3 * GUESTS * LANES);
      }
    }
  }

  @Test
  void holdsTheCompositeAndTheCentreOfTheHost() {
    PhiConstraint constraint =
        new PhiConstraint(KernelProvider.fastest(LANES), basis, atoms, LANES);
    double[] q = Matrices.normal(6, 3 * basis.rank());
    constraint.hold(q);
    double[] x = Matrices.normal(7, 3 * ALL * LANES);
    double[] v = Matrices.normal(8, 3 * ALL * LANES);
    double[] before = v.clone();
    constraint.projectPositions(x);
    constraint.projectVelocities(v);

    for (int l = 0; l < LANES; l++) {
      assertThat(basis.coordinates(lane(x, l))).containsExactly(q, within(1e-13));
      assertThat(momentum(lane(v, l), 0, GUESTS)).containsExactly(new double[3], within(1e-13));
      assertThat(momentum(lane(v, l), GUESTS, ALL)).containsExactly(new double[3], within(1e-13));
      assertThat(momentum(lane(x, l), GUESTS, ALL))
          .containsExactly(momentum(atoms.copyReference(), GUESTS, ALL), within(1e-12));
    }
    // An orthogonal projector in the metric of the masses: what was taken out is orthogonal to
    // what is left, so that the constraint does no work.
    double product = 0;
    for (int c = 0; c < v.length; c++) {
      product += masses[c / LANES / 3] * (before[c] - v[c]) * v[c];
    }
    assertThat(product).isCloseTo(0, within(1e-11));
  }

  @Test
  void enteringTheFrameLeavesRelativeVelocities() {
    HostFrame frame = new HostFrame(atoms, LANES);
    double[] v = Matrices.normal(9, 3 * ALL * LANES);
    double[] inside = v.clone();
    frame.enterVelocities(inside);
    for (int l = 0; l < LANES; l++) {
      assertThat(momentum(lane(inside, l), GUESTS, ALL))
          .containsExactly(new double[3], within(1e-13));
      double[] mean = momentum(lane(v, l), GUESTS, ALL);
      assertThat(v[l] - inside[l]).isCloseTo(mean[0] / frame.mass(), within(1e-14));
    }
  }

  @Test
  void compositeThatMovesThroughAHostGoesInSmallParts() {
    double[] change = new double[3 * basis.rank()];
    change[1] = 0.5;
    double moved = 0;
    for (int i = 0; i < GUESTS; i++) {
      moved = Math.max(moved, Math.abs(basis.orthonormalAtAtoms()[i * basis.rank()] * change[1]));
    }
    MolecularSystem noBonds = new MolecularSystem(atoms, List.of());
    double limit = moved / 3.5;
    assertThat(new CoherentMove(noBonds, basis, limit).parts(change)).isEqualTo(4);
    MolecularSystem noHost = new MolecularSystem(atoms.withoutHost(), List.of());
    assertThat(new CoherentMove(noHost, basis, limit).parts(change)).isEqualTo(1);
  }

  @Test
  void hostComesLastAndInAPeriodicCell() {
    assertThat(atoms.nHost()).isEqualTo(ALL - GUESTS);
    assertThat(atoms.withoutHost().nAtoms()).isEqualTo(GUESTS);
    assertThat(atoms.nComponents()).isEqualTo(2);
    AtomLabel label = new AtomLabel("A", "R", "A", 1);
    assertThatThrownBy(
            () ->
                new Composite(
                    new Box(5, 5, 5),
                    new double[] {1, 1},
                    new double[6],
                    new int[] {Composite.HOST, 0},
                    List.of(label, label)))
        .hasMessageContaining("atoms of the host come last");
    assertThatThrownBy(
            () ->
                new Composite(
                    Box.FREE,
                    new double[] {1, 1},
                    new double[6],
                    new int[] {0, Composite.HOST},
                    List.of(label, label)))
        .hasMessageContaining("periodic cell");
    assertThatThrownBy(() -> atoms(0)).hasMessageContaining("it needs a composite");
  }

  private static double[] lane(double[] y, int lane) {
    double[] out = new double[y.length / LANES];
    for (int c = 0; c < out.length; c++) {
      out[c] = y[c * LANES + lane];
    }
    return out;
  }

  private double[] momentum(double[] v, int from, int to) {
    double[] sum = new double[3];
    for (int c = 3 * from; c < 3 * to; c++) {
      sum[c % 3] += masses[c / 3] * v[c];
    }
    return sum;
  }
}
