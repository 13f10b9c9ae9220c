package continuo.burst.kernel;

import continuo.forcefield.AngleTerm;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.DihedralTerm;
import continuo.structure.Composite;

/** The vector version: whole vectors of lanes at a time, on the Vector API. */
final class VectorKernels extends AbstractKernels {
  @Override
  public String name() {
    return "vector-" + VectorWidth.DOUBLE.vectorBitSize();
  }

  @Override
  TermKernel harmonicBonds(HarmonicRows rows, int lanes) {
    return VectorHarmonicBonds.of(rows, lanes);
  }

  @Override
  TermKernel doubleWellBonds(DoubleWellRows rows, int lanes) {
    return VectorDoubleWellBonds.of(rows, lanes);
  }

  @Override
  ListedPairs lennardJones(NeighbourList list, PairTable table, int lanes) {
    return VectorLennardJones.of(list, table, lanes);
  }

  @Override
  TermKernel bonded(BondedTerm term, Composite composite, int lanes) {
    Legs legs = new VectorLegs(term, composite, lanes);
    if (term instanceof AngleTerm) {
      return new BondedKernel(term, legs, VectorAngleCoordinate::new);
    } else if (term instanceof DihedralTerm) {
      return new BondedKernel(term, legs, VectorDihedralCoordinate::new);
    }
    return new BondedKernel(term, legs, n -> new VectorDistanceCoordinate());
  }

  @Override
  PairBatch pairBatch(int lanes) {
    return new VectorPairBatch(lanes);
  }

  @Override
  ClusterScreen clusterScreen() {
    return new VectorClusterScreen();
  }

  @Override
  ClusterForces clusterForces() {
    return new VectorClusterForces();
  }

  @Override
  PairScreen pairScreen(int nAtoms, int lanes) {
    return new VectorPairScreen(nAtoms, lanes);
  }

  @Override
  MixedTermKernel mixedHarmonicBonds(MixedBondRows rows, int lanes) {
    return VectorMixedHarmonicBonds.of(rows, lanes);
  }

  @Override
  MixedTermKernel mixedDoubleWellBonds(MixedBondRows rows, int lanes) {
    return VectorMixedDoubleWellBonds.of(rows, lanes);
  }

  @Override
  MixedTermKernel mixedLennardJones(
      NeighbourList list, PairTable table, MixedPairRows pairs, int lanes) {
    return VectorMixedLennardJones.of(list, table, pairs, lanes);
  }

  @Override
  Baoab baoab(BaoabCoefficients coefficients, int lanes) {
    return VectorBaoab.of(coefficients, lanes);
  }

  @Override
  MixedBaoab mixedBaoab(BaoabCoefficients coefficients, double[] reference, int lanes) {
    return VectorMixedBaoab.of(coefficients, reference, lanes);
  }

  @Override
  public BasisProduct basis(double[] u, int nAtoms, int nModes, int lanes) {
    return VectorBasisProduct.of(u, nAtoms, nModes, lanes);
  }

  @Override
  BasisProduct mixedBasis(double[] u, int nAtoms, int nModes, int lanes) {
    return VectorMixedBasisProduct.of(u, nAtoms, nModes, lanes);
  }

  @Override
  public LaneNoise noise(int lanes) {
    return new VectorNoise(lanes);
  }
}
