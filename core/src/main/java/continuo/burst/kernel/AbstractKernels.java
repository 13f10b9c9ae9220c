package continuo.burst.kernel;

import continuo.error.InputException;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.PairTerm;
import continuo.forcefield.TwoSurfaces;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** From energy terms to kernels: what the plain and the vector version have in common. */
abstract class AbstractKernels implements Kernels {

  abstract TermKernel harmonicBonds(HarmonicRows rows, int lanes);

  abstract TermKernel doubleWellBonds(DoubleWellRows rows, int lanes);

  abstract ListedPairs lennardJones(NeighbourList list, PairTable table, int lanes);

  abstract MixedTermKernel mixedHarmonicBonds(MixedBondRows rows, int lanes);

  abstract MixedTermKernel mixedDoubleWellBonds(MixedBondRows rows, int lanes);

  abstract MixedTermKernel mixedLennardJones(
      NeighbourList list, PairTable table, MixedPairRows pairs, int lanes);

  abstract Baoab baoab(BaoabCoefficients coefficients, int lanes);

  abstract MixedBaoab mixedBaoab(BaoabCoefficients coefficients, double[] reference, int lanes);

  abstract TermKernel bonded(BondedTerm term, Composite composite, int lanes);

  /** Gathering and scattering of rows for general pair potentials. */
  abstract PairBatch pairBatch(int lanes);

  /** The tests that lists of clusters need. */
  abstract ClusterScreen clusterScreen();

  abstract ClusterForces clusterForces();

  /** The tests that the neighbour list needs. */
  abstract PairScreen pairScreen(int nAtoms, int lanes);

  abstract BasisProduct mixedBasis(double[] u, int nAtoms, int nModes, int lanes);

  @Override
  public final BasisProduct basis(
      double[] u, int nAtoms, int nModes, int lanes, Precision precision) {
    return precision == Precision.MIXED
        ? mixedBasis(u, nAtoms, nModes, lanes)
        : basis(u, nAtoms, nModes, lanes);
  }

  @Override
  public final Baoab baoab(double[] masses, int lanes, Thermostat thermostat) {
    return baoab(new BaoabCoefficients(masses, thermostat), lanes);
  }

  @Override
  public final LaneForces forces(MolecularSystem system, int lanes) {
    Composite composite = system.composite();
    return new TermSum(kernels(system.terms(), composite, lanes), composite.nAtoms(), lanes);
  }

  private TermKernel[] kernels(List<EnergyTerm> terms, Composite composite, int lanes) {
    return terms.stream().map(t -> kernel(t, composite, lanes)).toArray(TermKernel[]::new);
  }

  /** Kernel of one term. */
  final TermKernel kernel(EnergyTerm term, Composite composite, int lanes) {
    if (term instanceof HarmonicBonds bonds) {
      return harmonicBonds(new HarmonicRows(bonds, composite), lanes);
    } else if (term instanceof DoubleWellBonds bonds) {
      return doubleWellBonds(new DoubleWellRows(bonds, composite), lanes);
    } else if (term instanceof BondedTerm bonded) {
      return bonded(bonded, composite, lanes);
    } else if (term instanceof TwoSurfaces two) {
      TermKernel[] a = kernels(two.a(), composite, lanes);
      TermKernel[] b = kernels(two.b(), composite, lanes);
      return new TwoSurfacesKernel(two, a, b, composite.nAtoms(), lanes);
    } else if (term instanceof LennardJones lj) {
      return lennardJones(lj, composite, lanes);
    } else if (term instanceof NonbondedPairs pairs) {
      return nonbonded(pairs, composite, lanes);
    }
    throw new InputException("Cannot evaluate the energy term " + term.name() + ": no kernel");
  }

  @Override
  public final LaneVirial virial(MolecularSystem system, int lanes) {
    Composite composite = system.composite();
    LaneVirial.Part[] parts =
        system.terms().stream()
            .map(t -> virialPart(t, composite, lanes))
            .toArray(LaneVirial.Part[]::new);
    return new LaneVirial(parts, composite.nAtoms(), lanes);
  }

  private LaneVirial.Part virialPart(EnergyTerm term, Composite composite, int lanes) {
    if (term instanceof PairTerm pairs) {
      return nonbonded(NonbondedPairs.of(pairs), composite, lanes);
    } else if (term instanceof TwoSurfaces two
        && Stream.concat(two.a().stream(), two.b().stream()).anyMatch(PairTerm.class::isInstance)) {
      // The energy jumps under strain where a pair crosses its cut-off.
      throw new InputException(
          "Cannot measure the virial of %s: one of its surfaces has pairs with a cut-off"
              .formatted(term.name()));
    }
    TermKernel[] strained =
        Arrays.stream(StrainVirial.STRAINS)
            .mapToObj(s -> kernel(term, composite.scaled(1 + s), lanes))
            .toArray(TermKernel[]::new);
    return new StrainVirial(strained, composite.nAtoms(), lanes);
  }

  private TermKernel lennardJones(LennardJones lj, Composite composite, int lanes) {
    PairScreen screen = pairScreen(composite.nAtoms(), lanes);
    NeighbourList list = new NeighbourList(composite, lj, lanes, screen);
    ListedPairs shared = lennardJones(list, new PairTable(lj, composite.box()), lanes);
    if (lanes == 1 || !ClusterLennardJones.fits(composite.box(), lj)) {
      return shared;
    }
    return new AdaptiveLennardJones(
        composite,
        lj,
        lanes,
        shared,
        () ->
            new ClusterLennardJones(
                composite,
                lj,
                new PairTable(lj, composite.box()),
                lanes,
                clusterScreen(),
                clusterForces()));
  }

  private NonbondedKernel nonbonded(NonbondedPairs pairs, Composite composite, int lanes) {
    return new NonbondedKernel(
        pairs,
        new NeighbourList(composite, pairs, lanes, pairScreen(composite.nAtoms(), lanes)),
        pairBatch(lanes),
        pairs.constantEnergy(composite.box()),
        pairs.constantVirial(composite.box()));
  }

  @Override
  public final LaneDynamics dynamics(
      MolecularSystem system,
      int lanes,
      Precision precision,
      Thermostat thermostat,
      double[] x,
      double[] v) {
    Composite composite = system.composite();
    int n = composite.nAtoms();
    Layout.requireLength("positions", x, Layout.size(n, lanes));
    Layout.requireLength("velocities", v, Layout.size(n, lanes));
    List<EnergyTerm> terms = system.terms();
    TermKernel[] kernels = kernels(terms, composite, lanes);
    LaneForces exact = new TermSum(kernels, n, lanes);
    double[] masses = composite.copyMasses();
    if (precision == Precision.DOUBLE) {
      return new DoubleDynamics(exact, t -> baoab(masses, lanes, t), thermostat, x, v, lanes);
    }
    MixedTermKernel[] mixed = new MixedTermKernel[kernels.length];
    for (int t = 0; t < mixed.length; t++) {
      mixed[t] = mixed(terms.get(t), kernels[t], composite, lanes);
    }
    double[] reference = composite.copyReference();
    return new MixedDynamics(
        mixed,
        exact,
        t -> mixedBaoab(new BaoabCoefficients(masses, t), reference, lanes),
        thermostat,
        x,
        v,
        lanes);
  }

  private MixedTermKernel mixed(
      EnergyTerm term, TermKernel kernel, Composite composite, int lanes) {
    if (term instanceof HarmonicBonds bonds) {
      HarmonicRows h = new HarmonicRows(bonds, composite);
      return mixedHarmonicBonds(
          new MixedBondRows(h.rows, composite, lanes, h.minusStiffness, h.pull), lanes);
    } else if (term instanceof DoubleWellBonds bonds) {
      DoubleWellRows w = new DoubleWellRows(bonds, composite);
      return mixedDoubleWellBonds(
          new MixedBondRows(w.rows, composite, lanes, w.inverseHalfGap, w.offset, w.slope, w.tilt),
          lanes);
    } else if (term instanceof LennardJones lj && kernel instanceof ListedPairs pairs) {
      return mixedLennardJones(lj, pairs, composite, lanes);
    } else if (term instanceof LennardJones lj && kernel instanceof AdaptiveLennardJones pairs) {
      return new MixedAdaptiveLennardJones(
          pairs,
          mixedLennardJones(lj, pairs.shared(), composite, lanes),
          composite.nAtoms(),
          lanes);
    }
    return new DoubleInMixed(kernel, composite.nAtoms(), lanes);
  }

  /** One list for both: the exact energies are taken on the way. */
  private MixedTermKernel mixedLennardJones(
      LennardJones lj, ListedPairs exact, Composite composite, int lanes) {
    return mixedLennardJones(
        exact.list(), new PairTable(lj, composite.box()), new MixedPairRows(composite), lanes);
  }
}
