package continuo.burst;

import continuo.structure.Composite;
import java.util.Arrays;

/**
 * The frame in which the centre of mass of the host rests: order parameters are positions of the
 * composite relative to its host.
 *
 * <p>A finite host takes up every momentum that a held composite gives it, −∫F dt, so that without
 * this the force on the composite would be the derivative of a bounded quantity: its spectrum at
 * zero frequency is 0 and the integral of its correlation decays as e^{−ζt/m_h}, m_h the mass of
 * the host. Holding Σ m r of the host takes out exactly that motion, and the integral converges to
 * the friction against the host. Like the other constraints it is linear in r, so the projector is
 * exact. Without a host nothing is done.
 */
public final class HostFrame {
  private final double[] masses;
  private final int first;
  private final int lanes;
  private final double totalMass;
  private final double[] home;
  private final double[] sum;

  /**
   * @param composite atoms; read
   * @param lanes replicas side by side
   */
  public HostFrame(Composite composite, int lanes) {
    this.masses = composite.copyMasses();
    this.first = masses.length - composite.nHost();
    this.lanes = lanes;
    this.home = new double[3];
    this.sum = new double[3 * lanes];
    double total = 0;
    for (int i = first; i < masses.length; i++) {
      total += masses[i];
      for (int axis = 0; axis < 3; axis++) {
        home[axis] += masses[i] * composite.reference(i, axis);
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      home[axis] /= total;
    }
    this.totalMass = total;
  }

  /** m_h, amu; 0 without a host. */
  public double mass() {
    return totalMass;
  }

  /** Shifts the host so that its centre of mass is where it is in the reference. */
  public void holdPositions(double[] x) {
    if (totalMass > 0) {
      fromHome(x);
      subtract(x, first);
    }
  }

  /** Takes the momentum of the host out of its velocities. */
  public void holdVelocities(double[] v) {
    if (totalMass > 0) {
      mean(v);
      subtract(v, first);
    }
  }

  /**
   * Makes velocities those relative to the host: its mean velocity is taken off every atom of host
   * and composite.
   *
   * @param v velocities, [atom][xyz][lane]; updated
   */
  public void enterVelocities(double[] v) {
    if (totalMass > 0) {
      mean(v);
      subtract(v, 0);
    }
  }

  /**
   * Shifts all atoms so that the centre of mass of the host is where it is in the reference.
   *
   * @param x positions, [atom][xyz][lane], nm; updated
   */
  public void enterPositions(double[] x) {
    if (totalMass > 0) {
      fromHome(x);
      subtract(x, 0);
    }
  }

  /** Σ m y/Σ m over the host, [xyz][lane]. */
  private void mean(double[] y) {
    Arrays.fill(sum, 0);
    final int row = 3 * lanes;
    for (int i = first; i < masses.length; i++) {
      final double share = masses[i] / totalMass;
      for (int c = 0; c < row; c++) {
        sum[c] += share * y[i * row + c];
      }
    }
  }

  private void fromHome(double[] x) {
    mean(x);
    for (int c = 0; c < sum.length; c++) {
      sum[c] -= home[c / lanes];
    }
  }

  private void subtract(double[] y, int from) {
    final int row = 3 * lanes;
    for (int i = from; i < masses.length; i++) {
      for (int c = 0; c < row; c++) {
        y[i * row + c] -= sum[c];
      }
    }
  }
}
