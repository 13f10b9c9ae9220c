package continuo.burst;

import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.orderparam.OrderParameterBasis;
import continuo.structure.Composite;

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
  private final double[] origin;
  private final double[] goal;
  private final double[] work;
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
    this.product = kernels.basis(basis.orthonormalAtAtoms(), basis.nAtoms(), basis.rank(), lanes);
    this.masses = composite.copyMasses();
    this.host = new HostFrame(composite, lanes);
    this.origin = basis.origin();
    this.goal = new double[3 * basis.rank() * lanes];
    this.work = new double[goal.length];
    this.lanes = lanes;
    this.driftSquared = new double[goal.length];
  }

  /** Sets the coordinates to hold, 3R. */
  public void hold(double[] q) {
    for (int c = 0; c < q.length; c++) {
      for (int l = 0; l < lanes; l++) {
        goal[c * lanes + l] = q[c] + origin[c];
      }
    }
  }

  /** Moves the atoms coherently: r ← r + Ũ Δq in every lane. */
  void move(double[] x, double[] change) {
    for (int c = 0; c < change.length; c++) {
      for (int l = 0; l < lanes; l++) {
        work[c * lanes + l] = change[c];
      }
    }
    product.expand(work, x);
  }

  /** Projects positions, keeping a record of how far they had drifted. */
  public void projectPositions(double[] x) {
    product.contract(x, masses, work);
    for (int c = 0; c < work.length; c++) {
      double d = goal[c] - work[c];
      work[c] = d;
      driftSquared[c] += d * d;
    }
    projections++;
    product.expand(work, x);
    host.holdPositions(x);
  }

  /** Projects velocities. */
  public void projectVelocities(double[] v) {
    product.contract(v, masses, work);
    for (int c = 0; c < work.length; c++) {
      work[c] = -work[c];
    }
    product.expand(work, v);
    host.holdVelocities(v);
  }

  /** Forgets the record of drifts. */
  void resetDrift() {
    java.util.Arrays.fill(driftSquared, 0);
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
