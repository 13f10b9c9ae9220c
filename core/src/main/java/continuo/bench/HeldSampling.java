package continuo.bench;

import continuo.burst.PhiConstraint;
import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneDynamics;
import continuo.burst.kernel.Precision;
import continuo.orderparam.OrderParameterBasis;
import continuo.structure.Composite;

/** Holds the order parameters at the reference and samples the forces on the functions. */
final class HeldSampling {
  private final PhiConstraint constraint;
  private final BasisProduct functions;
  private final double[][] products;

  HeldSampling(
      Kernels kernels, BenchSystem.Held held, Composite composite, int lanes, Precision precision) {
    OrderParameterBasis basis = held.basis();
    this.constraint = new PhiConstraint(kernels, basis, composite, lanes, precision);
    this.functions =
        kernels.basis(
            basis.functionsAtAtoms(), basis.nAtoms(), basis.nFunctions(), lanes, precision);
    this.products = new double[2][3 * basis.nFunctions() * lanes];
    constraint.hold(new double[3 * basis.rank()]);
  }

  void project(double[] x, double[] v) {
    constraint.project(x, v);
  }

  /** Ends a sample, Uᵀ f of the mean force and of the last one, and starts the next. */
  void sample(LaneDynamics dynamics, int steps) {
    functions.contract(
        new double[][] {dynamics.forceSum(), dynamics.forces()}, new double[2][], null, products);
    for (int c = 0; c < products[0].length; c++) {
      products[0][c] /= steps;
    }
    dynamics.sumForces(true);
  }
}
