package continuo.systems;

import continuo.error.NumericalException;
import continuo.forcefield.BondTopology;
import continuo.forcefield.HarmonicBonds;
import continuo.structure.Box;

/**
 * Positions at which springs of rest length 0 in a periodic cell exert no force, by conjugate
 * gradients with the diagonal as preconditioner. The solution nearest the start is taken: the sum
 * of displacements is 0.
 */
final class ForceFreePositions {
  /** Largest force left, relative to the largest force at the start. */
  private static final double TOLERANCE = 1e-13;

  private static final int RESTARTS = 5;

  private final HarmonicBonds springs;
  private final BondTopology topology;
  private final double[] shifts;
  private double[] diagonal;

  ForceFreePositions(HarmonicBonds springs, Box box) {
    this.springs = springs;
    this.topology = springs.topology();
    this.shifts = topology.shifts(box);
  }

  /**
   * Moves positions to equilibrium.
   *
   * @param positions [atom][xyz] flat, nm; overwritten
   * @throws NumericalException if the iteration stalls
   */
  void relax(double[] positions) {
    int n = positions.length / 3;
    diagonal = new double[n];
    for (int b = 0; b < topology.size(); b++) {
      diagonal[topology.i(b)] += springs.stiffness(b);
      diagonal[topology.j(b)] += springs.stiffness(b);
    }
    for (int axis = 0; axis < 3; axis++) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = positions[3 * i + axis];
      }
      double[] moved = x.clone();
      double scale = largest(force(moved, axis));
      double left = scale;
      for (int restart = 0; restart < RESTARTS && left > TOLERANCE * scale; restart++) {
        double[] correction = solve(force(moved, axis), n);
        for (int i = 0; i < n; i++) {
          moved[i] += correction[i];
        }
        left = largest(force(moved, axis));
      }
      // Rounding of the positions themselves limits the force to about 1e-16 k L.
      if (!(left <= 1e-12 * Math.max(scale, largest(diagonal) * largest(x)))) {
        throw new NumericalException(
            ("Cannot find the force-free positions of the disordered crystal: force %s kJ/mol/nm left"
                    + " of %s along axis %d")
                .formatted(left, scale, axis));
      }
      for (int i = 0; i < n; i++) {
        positions[3 * i + axis] = moved[i];
      }
    }
  }

  /** Forces along an axis: −Σ k (x_i − x_j − shift). */
  private double[] force(double[] x, int axis) {
    double[] force = new double[x.length];
    for (int b = 0; b < topology.size(); b++) {
      int i = topology.i(b);
      int j = topology.j(b);
      double pull = springs.stiffness(b) * (x[i] - x[j] - shifts[3 * b + axis]);
      force[i] -= pull;
      force[j] += pull;
    }
    return force;
  }

  /** Solves K u = force with Σ u = 0. */
  private double[] solve(double[] force, int n) {
    double[] u = new double[n];
    double[] r = force.clone();
    double[] z = precondition(r);
    double[] p = z.clone();
    double rz = dot(r, z);
    double target = 1e-15 * Math.sqrt(dot(force, force));
    for (int iteration = 0; iteration < 10 * n && Math.sqrt(dot(r, r)) > target; iteration++) {
      double[] kp = times(p);
      double alpha = rz / dot(p, kp);
      for (int i = 0; i < n; i++) {
        u[i] += alpha * p[i];
        r[i] -= alpha * kp[i];
      }
      z = precondition(r);
      double next = dot(r, z);
      for (int i = 0; i < n; i++) {
        p[i] = z[i] + next / rz * p[i];
      }
      rz = next;
    }
    double mean = 0;
    for (double value : u) {
      mean += value / n;
    }
    for (int i = 0; i < n; i++) {
      u[i] -= mean;
    }
    return u;
  }

  private double[] times(double[] u) {
    double[] product = new double[u.length];
    for (int b = 0; b < topology.size(); b++) {
      int i = topology.i(b);
      int j = topology.j(b);
      double pull = springs.stiffness(b) * (u[i] - u[j]);
      product[i] += pull;
      product[j] -= pull;
    }
    return product;
  }

  private double[] precondition(double[] r) {
    double[] z = new double[r.length];
    for (int i = 0; i < r.length; i++) {
      z[i] = diagonal[i] > 0 ? r[i] / diagonal[i] : 0;
    }
    return z;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
