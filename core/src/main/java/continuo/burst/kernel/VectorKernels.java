package continuo.burst.kernel;

import continuo.forcefield.BondedTerm;
import continuo.structure.Composite;

/** The vector version: whole vectors of lanes at a time, on the Vector API. */
final class VectorKernels extends AbstractKernels {
  @Override
  public String name() {
    return "vector-" + VectorWidth.DOUBLE.vectorBitSize();
  }

  @Override
  TermKernel springs(BondRows rows, double[] stiffness, int lanes) {
    return new VectorSprings(rows, stiffness, lanes);
  }

  @Override
  TermKernel harmonicBonds(BondRows rows, double[] stiffness, double[] restLength, int lanes) {
    return new VectorHarmonicBonds(rows, stiffness, restLength, lanes);
  }

  @Override
  TermKernel doubleWellBonds(DoubleWellRows rows, int lanes) {
    return new VectorDoubleWellBonds(rows, lanes);
  }

  @Override
  TermKernel lennardJones(NeighbourList list, PairTable table, int lanes) {
    return new VectorLennardJones(list, table, lanes);
  }

  @Override
  Legs legs(BondedTerm term, Composite composite, int lanes) {
    return new VectorLegs(term, composite, lanes);
  }

  @Override
  PairBatch pairBatch(int lanes) {
    return new VectorPairBatch(lanes);
  }

  @Override
  PairScreen pairScreen(int nAtoms, int lanes) {
    return new VectorPairScreen(nAtoms, lanes);
  }

  @Override
  public Baoab baoab(double[] masses, int lanes, double timeStep, double collisionRate, double kT) {
    return new VectorBaoab(new BaoabCoefficients(masses, timeStep, collisionRate, kT), lanes);
  }

  @Override
  public BasisProduct basis(double[] u, int nAtoms, int nModes, int lanes) {
    return new VectorBasisProduct(u, nAtoms, nModes, lanes);
  }

  @Override
  public LaneNoise noise(int lanes) {
    return new VectorNoise(lanes);
  }
}
