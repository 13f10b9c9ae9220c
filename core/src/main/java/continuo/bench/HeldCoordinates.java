package continuo.bench;

import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.orderparam.OrderParameterBasis;

/** The projections of a burst at q = 0: r ← r − Ũ Ũᵀ m (r − r0), v ← v − Ũ Ũᵀ m v. */
final class HeldCoordinates {
  private final BasisProduct orthonormal;
  private final BasisProduct functions;
  private final double[] masses;
  private final double[] origin;
  private final double[] work;
  private final double[] onFunctions;
  private final int lanes;

  HeldCoordinates(Kernels kernels, OrderParameterBasis basis, double[] masses, int lanes) {
    this.orthonormal =
        kernels.basis(basis.orthonormalAtAtoms(), basis.nAtoms(), basis.rank(), lanes);
    this.functions =
        kernels.basis(basis.functionsAtAtoms(), basis.nAtoms(), basis.nFunctions(), lanes);
    this.masses = masses;
    this.origin = basis.origin();
    this.work = new double[3 * basis.rank() * lanes];
    this.onFunctions = new double[3 * basis.nFunctions() * lanes];
    this.lanes = lanes;
  }

  void project(double[] x, double[] v) {
    orthonormal.contract(x, masses, work);
    for (int c = 0; c < work.length; c++) {
      work[c] = origin[c / lanes] - work[c];
    }
    orthonormal.expand(work, x);
    orthonormal.contract(v, masses, work);
    for (int c = 0; c < work.length; c++) {
      work[c] = -work[c];
    }
    orthonormal.expand(work, v);
  }

  /** Uᵀ f; returned so that it is not left out. */
  double sample(double[] f) {
    functions.contract(f, null, onFunctions);
    return onFunctions[0];
  }
}
