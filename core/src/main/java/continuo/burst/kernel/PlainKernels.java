package continuo.burst.kernel;

import continuo.forcefield.AngleTerm;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.DihedralTerm;
import continuo.structure.Composite;

/** The plain version: one lane after the other, no Vector API. Stays as the oracle. */
final class PlainKernels extends AbstractKernels {
  @Override
  public String name() {
    return "plain";
  }

  @Override
  TermKernel harmonicBonds(HarmonicRows rows, int lanes) {
    return new PlainHarmonicBonds(rows, lanes);
  }

  @Override
  TermKernel doubleWellBonds(DoubleWellRows rows, int lanes) {
    return new PlainDoubleWellBonds(rows, lanes);
  }

  @Override
  ListedPairs lennardJones(NeighbourList list, PairTable table, int lanes) {
    return new PlainLennardJones(list, table, lanes);
  }

  @Override
  TermKernel bonded(BondedTerm term, Composite composite, int lanes) {
    Legs legs = new PlainLegs(term, composite, lanes);
    if (term instanceof AngleTerm) {
      return new BondedKernel(term, legs, PlainAngleCoordinate::new);
    } else if (term instanceof DihedralTerm) {
      return new BondedKernel(term, legs, PlainDihedralCoordinate::new);
    }
    return new BondedKernel(term, legs, n -> new PlainDistanceCoordinate());
  }

  @Override
  PairBatch pairBatch(int lanes) {
    return new PlainPairBatch(lanes);
  }

  @Override
  ClusterScreen clusterScreen() {
    return new PlainClusterScreen();
  }

  @Override
  ClusterForces clusterForces() {
    return new PlainClusterForces();
  }

  @Override
  PairScreen pairScreen(int nAtoms, int lanes) {
    return new PlainPairScreen(nAtoms, lanes);
  }

  @Override
  MixedTermKernel mixedHarmonicBonds(MixedBondRows rows, int lanes) {
    return new PlainMixedHarmonicBonds(rows, lanes);
  }

  @Override
  MixedTermKernel mixedDoubleWellBonds(MixedBondRows rows, int lanes) {
    return new PlainMixedDoubleWellBonds(rows, lanes);
  }

  @Override
  MixedTermKernel mixedLennardJones(
      NeighbourList list, PairTable table, MixedPairRows pairs, int lanes) {
    return new PlainMixedLennardJones(list, table, pairs, lanes);
  }

  @Override
  Baoab baoab(BaoabCoefficients coefficients, int lanes) {
    return new PlainBaoab(coefficients, lanes);
  }

  @Override
  MixedBaoab mixedBaoab(BaoabCoefficients coefficients, double[] reference, int lanes) {
    return new PlainMixedBaoab(coefficients, reference, lanes);
  }

  @Override
  public BasisProduct basis(double[] u, int nAtoms, int nModes, int lanes) {
    return new PlainBasisProduct(u, nAtoms, nModes, lanes);
  }

  @Override
  BasisProduct mixedBasis(double[] u, int nAtoms, int nModes, int lanes) {
    return new PlainMixedBasisProduct(u, nAtoms, nModes, lanes);
  }

  @Override
  public LaneNoise noise(int lanes) {
    return new PlainNoise(lanes);
  }
}
