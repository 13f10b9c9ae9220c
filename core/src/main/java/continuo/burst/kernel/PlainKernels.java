package continuo.burst.kernel;

import continuo.forcefield.BondedTerm;
import continuo.structure.Composite;

/** The plain version: one lane after the other, no Vector API. Stays as the oracle. */
final class PlainKernels extends AbstractKernels {
  @Override
  public String name() {
    return "plain";
  }

  @Override
  TermKernel springs(BondRows rows, double[] stiffness, int lanes) {
    return new PlainSprings(rows, stiffness, lanes);
  }

  @Override
  TermKernel harmonicBonds(BondRows rows, double[] stiffness, double[] restLength, int lanes) {
    return new PlainHarmonicBonds(rows, stiffness, restLength, lanes);
  }

  @Override
  TermKernel doubleWellBonds(DoubleWellRows rows, int lanes) {
    return new PlainDoubleWellBonds(rows, lanes);
  }

  @Override
  TermKernel lennardJones(NeighbourList list, PairTable table, int lanes) {
    return new PlainLennardJones(list, table, lanes);
  }

  @Override
  Legs legs(BondedTerm term, Composite composite, int lanes) {
    return new PlainLegs(term, composite, lanes);
  }

  @Override
  PairBatch pairBatch(int lanes) {
    return new PlainPairBatch(lanes);
  }

  @Override
  PairScreen pairScreen(int nAtoms, int lanes) {
    return new PlainPairScreen(nAtoms, lanes);
  }

  @Override
  public Baoab baoab(double[] masses, int lanes, double timeStep, double collisionRate, double kT) {
    return new PlainBaoab(new BaoabCoefficients(masses, timeStep, collisionRate, kT), lanes);
  }

  @Override
  public BasisProduct basis(double[] u, int nAtoms, int nModes, int lanes) {
    return new PlainBasisProduct(u, nAtoms, nModes, lanes);
  }

  @Override
  public LaneNoise noise(int lanes) {
    return new PlainNoise(lanes);
  }
}
