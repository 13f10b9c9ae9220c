package continuo.loop;

import continuo.config.OrderParameterConfig;
import continuo.orderparam.BasisFamily;
import continuo.orderparam.ComponentBasis;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.LegendreBasis;
import continuo.orderparam.ScalingLaw;
import continuo.orderparam.ShellGrid;
import continuo.orderparam.WavevectorGrid;

/** The basis family that a configuration asks for. */
final class BasisChoice {
  private BasisChoice() {}

  static BasisFamily of(OrderParameterConfig op) {
    return switch (op.family()) {
      case FOURIER ->
          new FourierBasis(
              grid(op),
              op.cutoff(),
              op.boxScale(),
              scaling(op.scaling()),
              op.patches(),
              op.dropTolerance());
      case LEGENDRE ->
          new LegendreBasis(op.order(), op.boxScale(), op.patches(), op.dropTolerance());
      case COMPONENTS -> new ComponentBasis(op.affine(), op.patches(), op.dropTolerance());
    };
  }

  private static WavevectorGrid grid(OrderParameterConfig op) {
    return switch (op.grid()) {
      case LATTICE -> WavevectorGrid.LATTICE;
      case SHELLS -> new ShellGrid(op.radialPoints(), op.angularPoints());
    };
  }

  private static ScalingLaw scaling(OrderParameterConfig.Scaling scaling) {
    return switch (scaling) {
      case NATURAL -> ScalingLaw.NATURAL;
      case INVERSE_CUBE -> ScalingLaw.INVERSE_CUBE;
      case EXPONENTIAL -> ScalingLaw.EXPONENTIAL;
    };
  }
}
