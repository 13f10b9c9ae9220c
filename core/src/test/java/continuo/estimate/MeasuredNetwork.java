package continuo.estimate;

import continuo.burst.BurstContext;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.known.ProjectedNetwork;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A harmonic network and what bursts at fixed order parameters say about it: bursts of a hundred
 * residual relaxation times, so that the bias of the spectral estimate, −(πj/100)² or 0.1–0.9 %, is
 * well below its scatter; a time step of 0.3/ω_max; order parameters a few thermal widths away from
 * equilibrium.
 */
final class MeasuredNetwork {
  static final MeasuredNetwork FREE =
      new MeasuredNetwork(HarmonicNetwork.randomFree(5, 30), 2.0, HarmonicNetwork.COLD, 12);
  static final MeasuredNetwork RING =
      new MeasuredNetwork(HarmonicNetwork.weaklyLinkedRing(16, 8), 0.8, 1, 30);
  static final MeasuredNetwork CRYSTAL =
      new MeasuredNetwork(
          HarmonicNetwork.crystal(3, "cells = [4, 4, 2], disorder = 0.9, mass-ratio = 3"),
          2.3,
          1,
          16);

  final HarmonicNetwork network;
  final OrderParameterBasis basis;
  final ProjectedNetwork exact;
  final BurstContext context;
  final double kT;
  final double collisionRate;
  final double[] q;
  final EnsembleMoments moments;
  final FrictionMemory memory;

  private MeasuredNetwork(HarmonicNetwork network, double cutoff, double kT, int bursts) {
    this.network = network;
    this.kT = kT;
    this.basis =
        new FourierBasis(cutoff, 1, ScalingLaw.NATURAL, 2, 1e-8).build(network.composite());
    this.exact = network.at(basis);
    double[] residual = exact.residualSquaredFrequencies();
    this.collisionRate = 1.5 * Math.sqrt(residual[0]);
    double timeStep = 0.3 / Math.sqrt(residual[residual.length - 1] / 4);
    double tau = collisionRate / residual[0];
    int every = (int) Math.max(1, Math.round(tau / timeStep));
    this.context =
        FixedPhiEnsemble.context(
            network.system(), basis, kT, collisionRate, timeStep, 100 * every, every, 3);
    this.q = displaced();
    this.moments = new FixedPhiEnsemble(context, 8, 8, q).bursts(bursts);
    this.memory = FrictionMemory.empty(1).plus(moments);
  }

  /** A thermal displacement, doubled: √(4 kT) H^{−1/2} ξ, without rigid motion. */
  private double[] displaced() {
    RealMatrix s = exact.compliance();
    EigenDecomposition eigen = new EigenDecomposition(Matrices.symmetric(s));
    double[] xi = Matrices.normal(17, 3 * basis.rank());
    double[] out = new double[xi.length];
    for (int e = 0; e < xi.length; e++) {
      double width = Math.sqrt(Math.max(0, kT * eigen.getRealEigenvalue(e)));
      for (int i = 0; i < out.length; i++) {
        out[i] += 2 * width * xi[e] * eigen.getEigenvector(e).getEntry(i);
      }
    }
    return out;
  }

  Friction friction() {
    return Friction.constrainedForce(memory, basis, collisionRate, 1 / kT);
  }
}
