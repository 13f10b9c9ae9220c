package continuo.estimate;

import continuo.burst.BurstContext;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.known.KnownEnsemble;
import continuo.known.ProjectedNetwork;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.OrderParameterBasis;

/** A harmonic network and what bursts at fixed order parameters say about it. */
final class MeasuredNetwork {
  static final MeasuredNetwork FREE = new MeasuredNetwork(KnownEnsemble.free());
  static final MeasuredNetwork RING = new MeasuredNetwork(KnownEnsemble.ring());
  static final MeasuredNetwork CRYSTAL = new MeasuredNetwork(KnownEnsemble.crystal());

  final HarmonicNetwork network;
  final OrderParameterBasis basis;
  final ProjectedNetwork exact;
  final BurstContext context;
  final double kT;
  final double collisionRate;
  final double[] q;
  final EnsembleMoments moments;
  final FrictionMemory memory;

  private MeasuredNetwork(KnownEnsemble known) {
    this.network = known.network();
    this.basis = known.basis();
    this.exact = known.exact();
    this.context = known.context();
    this.kT = known.kT();
    this.collisionRate = known.collisionRate();
    this.q = known.q();
    this.moments =
        new FixedPhiEnsemble(context, KnownEnsemble.REPLICAS, KnownEnsemble.REPLICAS, q)
            .bursts(known.bursts());
    this.memory = FrictionMemory.empty(1).plus(moments);
  }

  Friction friction() {
    return Friction.constrainedForce(
        memory, basis, collisionRate, 1 / kT, DenseAlgebra.REPRODUCIBLE);
  }
}
