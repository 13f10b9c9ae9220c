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

/** From energy terms to kernels: what the plain and the vector version have in common. */
abstract class AbstractKernels implements Kernels {

  /** Harmonic bonds with r₀ = 0. */
  abstract TermKernel springs(BondRows rows, double[] stiffness, int lanes);

  /** Harmonic bonds with r₀ &gt; 0. */
  abstract TermKernel harmonicBonds(
      BondRows rows, double[] stiffness, double[] restLength, int lanes);

  abstract TermKernel doubleWellBonds(DoubleWellRows rows, int lanes);

  abstract TermKernel lennardJones(NeighbourList list, PairTable table, int lanes);

  /** Mover between atom arrays and batches of a bonded term. */
  abstract Legs legs(BondedTerm term, Composite composite, int lanes);

  /** Gathering and scattering of rows for general pair potentials. */
  abstract PairBatch pairBatch(int lanes);

  /** The tests that the neighbour list needs. */
  abstract PairScreen pairScreen(int nAtoms, int lanes);

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
      return harmonic(bonds, composite, lanes);
    } else if (term instanceof DoubleWellBonds bonds) {
      return doubleWellBonds(new DoubleWellRows(bonds, composite), lanes);
    } else if (term instanceof BondedTerm bonded) {
      return new BondedKernel(bonded, legs(bonded, composite, lanes));
    } else if (term instanceof TwoSurfaces two) {
      TermKernel[] a = kernels(two.a(), composite, lanes);
      TermKernel[] b = kernels(two.b(), composite, lanes);
      return new TwoSurfacesKernel(two, a, b, composite.nAtoms(), lanes);
    } else if (term instanceof LennardJones lj) {
      PairScreen screen = pairScreen(composite.nAtoms(), lanes);
      NeighbourList list = new NeighbourList(composite, lj, lanes, screen);
      TermKernel pairs = lennardJones(list, new PairTable(lj), lanes);
      return lj.table().hasTail() ? pairs.then(constant(lj.tailEnergy(composite.box()))) : pairs;
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
    }
    TermKernel[] strained =
        Arrays.stream(StrainVirial.STRAINS)
            .mapToObj(s -> kernel(term, composite.scaled(1 + s), lanes))
            .toArray(TermKernel[]::new);
    return new StrainVirial(strained, composite.nAtoms(), lanes);
  }

  private NonbondedKernel nonbonded(NonbondedPairs pairs, Composite composite, int lanes) {
    return new NonbondedKernel(
        pairs,
        new NeighbourList(composite, pairs, lanes, pairScreen(composite.nAtoms(), lanes)),
        pairBatch(lanes),
        pairs.constantEnergy(composite.box()),
        pairs.constantVirial(composite.box()));
  }

  private static TermKernel constant(double energyOfAll) {
    return (x, f, energy) -> {
      for (int lane = 0; energy != null && lane < energy.length; lane++) {
        energy[lane] += energyOfAll;
      }
    };
  }

  private TermKernel harmonic(HarmonicBonds bonds, Composite composite, int lanes) {
    String name = bonds.name();
    BondRows soft = new BondRows(name, bonds.topology(), b -> bonds.restLength(b) == 0, composite);
    BondRows stretched =
        new BondRows(name, bonds.topology(), b -> bonds.restLength(b) != 0, composite);
    TermKernel springs = springs(soft, soft.gather(bonds::stiffness), lanes);
    TermKernel rest =
        harmonicBonds(
            stretched,
            stretched.gather(bonds::stiffness),
            stretched.gather(bonds::restLength),
            lanes);
    return springs.then(rest);
  }
}
