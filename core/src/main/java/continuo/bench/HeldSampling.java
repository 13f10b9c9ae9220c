package continuo.bench;

import continuo.burst.PhiConstraint;
import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneDynamics;
import continuo.orderparam.OrderParameterBasis;
import continuo.structure.Composite;
import java.util.Arrays;

/** Holds the order parameters at the reference and samples the forces on the functions. */
final class HeldSampling {
  private final PhiConstraint constraint;
  private final BasisProduct functions;
  private final double[] forceSum;
  private final double[] mean;
  private final double[] atEnd;

  HeldSampling(Kernels kernels, BenchSystem.Held held, Composite composite, int lanes) {
    OrderParameterBasis basis = held.basis();
    this.constraint = new PhiConstraint(kernels, basis, composite, lanes);
    this.functions =
        kernels.basis(basis.functionsAtAtoms(), basis.nAtoms(), basis.nFunctions(), lanes);
    this.forceSum = new double[3 * composite.nAtoms() * lanes];
    this.mean = new double[3 * basis.nFunctions() * lanes];
    this.atEnd = new double[mean.length];
    constraint.hold(new double[3 * basis.rank()]);
  }

  void project(double[] x, double[] v) {
    constraint.projectPositions(x);
    constraint.projectVelocities(v);
  }

  /** Adds the forces of a step to the sample. */
  void add(LaneDynamics dynamics) {
    dynamics.addForces(forceSum);
  }

  /** Ends the sample: Uᵀ f of the mean force and of the last one. */
  void sample(LaneDynamics dynamics, int steps) {
    for (int c = 0; c < forceSum.length; c++) {
      forceSum[c] /= steps;
    }
    functions.contract(forceSum, null, mean);
    functions.contract(dynamics.forces(), null, atEnd);
    Arrays.fill(forceSum, 0);
  }
}
