package continuo.burst;

import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.Precision;
import continuo.orderparam.OrderParameterBasis;
import continuo.structure.Composite;
import java.util.Arrays;

/**
 * Holds the order parameters of all lanes at given coordinates. The constraint is linear in r, so
 * its projector is exact and needs no iteration:
 *
 * <p>r ← r + Ũ (q − Ũᵀ m (r − r0)), v ← v − Ũ Ũᵀ m v.
 *
 * <p>With a uniform collision rate the projector commutes with the friction, so applying it once
 * after A O A gives the same trajectory as applying it after each part.
 *
 * <p>Where there is a host its centre of mass is held too, see {@link HostFrame}.
 */
public final class PhiConstraint {
  private final BasisProduct product;
  private final double[] masses;
  private final HostFrame host;
  private final double[][] reference;
  private final double[] goal;
  private final double[][] work;
  private final int lanes;
  private final double[] driftSquared;
  private long projections;

  /**
   * @param kernels hot loops
   * @param basis order parameters
   * @param composite atoms; read
   * @param lanes number of replicas side by side
   */
  public PhiConstraint(Kernels kernels, OrderParameterBasis basis, Composite composite, int lanes) {
    this(kernels, basis, composite, lanes, Precision.DOUBLE);
  }

  /**
   * @param kernels hot loops
   * @param basis order parameters
   * @param composite atoms; read
   * @param lanes number of replicas side by side
   * @param precision of the products with the basis
   */
  public PhiConstraint(
      Kernels kernels,
      OrderParameterBasis basis,
      Composite composite,
      int lanes,
      Precision precision) {
    this.product =
        kernels.basis(basis.orthonormalAtAtoms(), basis.nAtoms(), basis.rank(), lanes, precision);
    this.masses = composite.copyMasses();
    this.host = new HostFrame(composite, lanes);
    this.reference = new double[][] {composite.copyReference(), null};
    this.goal = new double[3 * basis.rank() * lanes];
    this.work = new double[2][goal.length];
    this.lanes = lanes;
    this.driftSquared = new double[goal.length];
  }

  /** Sets the coordinates to hold, 3R. */
  public void hold(double[] q) {
    for (int c = 0; c < q.length; c++) {
      Arrays.fill(goal, c * lanes, (c + 1) * lanes, q[c]);
    }
  }

  /** Moves the atoms coherently: r ← r + Ũ Δq in every lane. */
  void move(double[] x, double[] change) {
    for (int c = 0; c < change.length; c++) {
      Arrays.fill(work[0], c * lanes, (c + 1) * lanes, change[c]);
    }
    product.expand(work[0], x);
  }

  /** Projects positions and velocities, keeping a record of how far the positions had drifted. */
  public void project(double[] x, double[] v) {
    double[][] both = {x, v};
    product.contract(both, reference, masses, work);
    turnToGoal(work[0]);
    negate(work[1]);
    product.expand(work, both);
    host.holdPositions(x);
    host.holdVelocities(v);
  }

  /** Projects positions, keeping a record of how far they had drifted. */
  public void projectPositions(double[] x) {
    double[][] position = {x};
    double[][] change = {work[0]};
    product.contract(position, reference, masses, change);
    turnToGoal(work[0]);
    product.expand(change, position);
    host.holdPositions(x);
  }

  /** Projects velocities. */
  public void projectVelocities(double[] v) {
    product.contract(v, masses, work[1]);
    negate(work[1]);
    product.expand(work[1], v);
    host.holdVelocities(v);
  }

  /** From coordinates to what they lack. */
  private void turnToGoal(double[] q) {
    for (int c = 0; c < q.length; c++) {
      double d = goal[c] - q[c];
      q[c] = d;
      driftSquared[c] += d * d;
    }
    projections++;
  }

  private static void negate(double[] change) {
    for (int c = 0; c < change.length; c++) {
      change[c] = -change[c];
    }
  }

  /** Forgets the record of drifts. */
  void resetDrift() {
    Arrays.fill(driftSquared, 0);
    projections = 0;
  }

  /** Σ over lanes of the squared drift of each coordinate since the last reset, 3R. */
  double[] driftSquared(int[] counted) {
    double[] sum = new double[driftSquared.length / lanes];
    for (int c = 0; c < sum.length; c++) {
      for (int l : counted) {
        sum[c] += driftSquared[c * lanes + l];
      }
    }
    return sum;
  }

  /** Projections of a lane since the last reset. */
  long projections() {
    return projections;
  }

  /** Takes the record of one lane from another, scaled to as many projections as there are here. */
  void takeLane(int lane, PhiConstraint other) {
    double scale = (double) projections / other.projections;
    for (int c = lane; c < driftSquared.length; c += lanes) {
      driftSquared[c] = scale * other.driftSquared[c];
    }
  }
}
