package continuo.known;

import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.forcefield.BondTopology;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.OrderParameterBasis;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.systems.SystemBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A network of harmonic bonds at equilibrium at its reference positions, and its dense Hessian.
 * With rest length 0 the energy is exactly quadratic; with bonds at their rest length it is
 * quadratic for displacements small beside the bonds, so such networks are run at kT = {@link
 * #COLD}.
 *
 * <p>Reduced units: bond lengths, masses and stiffnesses of order 1.
 *
 * @param system atoms and bonds
 */
public record HarmonicNetwork(MolecularSystem system) {
  /** kT at which a network of bonds of length 1 and stiffness 1 moves by 1e-4 bond lengths. */
  public static final double COLD = 1e-8;

  /**
   * A free body: atoms at random in a ball, none nearer than 0.8 to another, all pairs within 1.7
   * bonded; masses between 0.5 and 3, stiffnesses between 0.3 and 3, evenly in the logarithm.
   *
   * @throws IllegalArgumentException if the network of this seed is not rigid
   */
  public static HarmonicNetwork randomFree(long seed, int nAtoms) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] r = scattered(random, nAtoms, 0, 0.62 * Math.cbrt(nAtoms), 0.8);
    List<int[]> bonds = within(r, 1.7);
    double[] stiffness = new double[bonds.size()];
    double[] restLength = new double[bonds.size()];
    for (int b = 0; b < stiffness.length; b++) {
      stiffness[b] = 0.3 * Math.pow(10, random.nextDouble());
      restLength[b] = distance(r, bonds.get(b)[0], bonds.get(b)[1]);
    }
    double[] masses = new double[nAtoms];
    for (int i = 0; i < nAtoms; i++) {
      masses[i] = 0.5 * Math.pow(6, random.nextDouble());
    }
    HarmonicNetwork network = of(Box.FREE, masses, r, bonds, stiffness, restLength);
    if (network.zeroModes() != 6) {
      throw new IllegalArgumentException("Network " + seed + " is not rigid");
    }
    return network;
  }

  /**
   * A free hollow shell: atoms of mass 1 at random between two radii, none nearer than 1.2 to
   * another, bonds of stiffness 1 at rest between all pairs within 5. Whether it is rigid is seen
   * when it is solved for.
   *
   * @param inner inner radius
   * @param outer outer radius
   */
  public static HarmonicNetwork randomShell(long seed, int nAtoms, double inner, double outer) {
    double[] r = scattered(RandomSource.XO_SHI_RO_256_PP.create(seed), nAtoms, inner, outer, 1.2);
    List<int[]> bonds = within(r, 5);
    double[] ones = new double[bonds.size()];
    double[] restLength = new double[bonds.size()];
    for (int b = 0; b < ones.length; b++) {
      ones[b] = 1;
      restLength[b] = distance(r, bonds.get(b)[0], bonds.get(b)[1]);
    }
    double[] masses = new double[nAtoms];
    Arrays.fill(masses, 1);
    return of(Box.FREE, masses, r, bonds, ones, restLength);
  }

  /** Positions at random between two radii, none nearer than a distance to another. */
  private static double[] scattered(
      UniformRandomProvider random, int nAtoms, double inner, double outer, double nearest) {
    double[] r = new double[3 * nAtoms];
    for (int i = 0; i < nAtoms; ) {
      for (int axis = 0; axis < 3; axis++) {
        r[3 * i + axis] = outer * (2 * random.nextDouble() - 1);
      }
      double fromCentre =
          Math.sqrt(
              r[3 * i] * r[3 * i] + r[3 * i + 1] * r[3 * i + 1] + r[3 * i + 2] * r[3 * i + 2]);
      boolean good = fromCentre < outer && fromCentre >= inner;
      for (int j = 0; j < i; j++) {
        good &= distance(r, i, j) > nearest;
      }
      i += good ? 1 : 0;
    }
    return r;
  }

  /** All pairs nearer than a distance, none through the faces of a cell. */
  private static List<int[]> within(double[] r, double reach) {
    List<int[]> bonds = new ArrayList<>();
    for (int i = 0; i < r.length / 3; i++) {
      for (int j = i + 1; j < r.length / 3; j++) {
        if (distance(r, i, j) < reach) {
          bonds.add(new int[] {i, j, 0});
        }
      }
    }
    return bonds;
  }

  /** {@link #weaklyLinkedRing(int, int, int)} of two pieces. */
  public static HarmonicNetwork weaklyLinkedRing(int n, int windings) {
    return weaklyLinkedRing(n, 2, windings);
  }

  /**
   * A periodic ring of unit masses and unit springs along x in pieces of equal length; the springs
   * between the pieces are weaker by 1/(1 + windings·n). A weak spring winds so many times round
   * the cell before it reaches its neighbour, so it is under the same tension as the others and no
   * force acts at equal spacing 1. Stiff pieces swing against each other slowly, and their stepwise
   * motion fits smooth functions badly: much of the friction is memory friction.
   */
  public static HarmonicNetwork weaklyLinkedRing(int n, int pieces, int windings) {
    double[] masses = new double[n];
    double[] r = new double[3 * n];
    List<int[]> bonds = new ArrayList<>();
    double[] stiffness = new double[n];
    for (int i = 0; i < n; i++) {
      masses[i] = 1;
      r[3 * i] = i;
      boolean weak = i % (n / pieces) == n / pieces - 1;
      int cell = (i == n - 1 ? 1 : 0) + (weak ? windings : 0);
      bonds.add(new int[] {i, (i + 1) % n, cell});
      stiffness[i] = weak ? 1.0 / (1 + windings * n) : 1;
    }
    return of(new Box(n, 1, 1), masses, r, bonds, stiffness, new double[n]);
  }

  /**
   * The periodic crystal of springs of rest length 0 that the configuration makes.
   *
   * @param settings keys of {@code system}, in reduced units
   */
  public static HarmonicNetwork crystal(long seed, String settings) {
    RunConfig config =
        ConfigLoader.parse(
            """
            units = lj
            seed = %d
            system { type = harmonic-crystal, spacing = 1, mass = 1, stiffness = 1, %s }
            thermostat { temperature = 1, collision-rate = 1 }
            order-parameters { cutoff = 1 }
            burst { time-step = 0.1 }
            langevin { time-step = 1, steps = 1, max-bond-change = 1 }
            """
                .formatted(seed, settings),
            "crystal",
            Path.of(""));
    return new HarmonicNetwork(SystemBuilder.build(config));
  }

  private static HarmonicNetwork of(
      Box box,
      double[] masses,
      double[] r,
      List<int[]> bonds,
      double[] stiffness,
      double[] restLength) {
    int[] first = bonds.stream().mapToInt(b -> b[0]).toArray();
    int[] second = bonds.stream().mapToInt(b -> b[1]).toArray();
    int[] image = new int[3 * first.length];
    for (int b = 0; b < first.length; b++) {
      image[3 * b] = bonds.get(b)[2];
    }
    List<AtomLabel> labels = new ArrayList<>();
    for (int i = 0; i < masses.length; i++) {
      labels.add(new AtomLabel("X", "X", "A", i + 1));
    }
    return new HarmonicNetwork(
        new MolecularSystem(
            new Composite(box, masses, r, new int[masses.length], labels),
            List.of(
                new HarmonicBonds(new BondTopology(first, second, image), stiffness, restLength))));
  }

  private static double distance(double[] r, int i, int j) {
    double sum2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = r[3 * i + axis] - r[3 * j + axis];
      sum2 += d * d;
    }
    return Math.sqrt(sum2);
  }

  public Composite composite() {
    return system.composite();
  }

  /** The closed forms at fixed order parameters of a basis. */
  public ProjectedNetwork at(OrderParameterBasis basis) {
    return new ProjectedNetwork(this, basis);
  }

  /**
   * m^{−1/2} (∂²V/∂r∂r) m^{−1/2} at the reference positions, 3N×3N: k 1 for a spring of rest length
   * 0, k n nᵀ for a bond at its rest length.
   */
  public RealMatrix massWeightedHessian() {
    Composite c = composite();
    int n = c.nAtoms();
    RealMatrix k = new Array2DRowRealMatrix(3 * n, 3 * n);
    for (EnergyTerm term : system.terms()) {
      HarmonicBonds bonds = (HarmonicBonds) term;
      BondTopology topology = bonds.topology();
      double[] shift = topology.shifts(c.box());
      for (int b = 0; b < topology.size(); b++) {
        int i = topology.i(b);
        int j = topology.j(b);
        double[] d = new double[3];
        double length2 = 0;
        for (int axis = 0; axis < 3; axis++) {
          d[axis] = c.reference(i, axis) - c.reference(j, axis) - shift[3 * b + axis];
          length2 += d[axis] * d[axis];
        }
        boolean spring = bonds.restLength(b) == 0;
        for (int p = 0; p < 3; p++) {
          for (int q = 0; q < 3; q++) {
            double block = bonds.stiffness(b) * (spring ? (p == q ? 1 : 0) : d[p] * d[q] / length2);
            k.addToEntry(3 * i + p, 3 * i + q, block / c.mass(i));
            k.addToEntry(3 * j + p, 3 * j + q, block / c.mass(j));
            double coupling = block / Math.sqrt(c.mass(i) * c.mass(j));
            k.addToEntry(3 * i + p, 3 * j + q, -coupling);
            k.addToEntry(3 * j + p, 3 * i + q, -coupling);
          }
        }
      }
    }
    return k;
  }

  /** Squared frequencies, in ascending order; those of rigid motion are 0 up to rounding. */
  public double[] squaredFrequencies() {
    double[] values = new EigenDecomposition(massWeightedHessian()).getRealEigenvalues();
    Arrays.sort(values);
    return values;
  }

  private int zeroModes() {
    double[] values = squaredFrequencies();
    int zero = 0;
    while (values[zero] < 1e-9 * values[values.length - 1]) {
      zero++;
    }
    return zero;
  }
}
