package continuo.burst;

import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneForces;
import continuo.orderparam.OrderParameterBasis;

/**
 * Stiffness of one snapshot by constrained linear response: for every function U_c and axis the
 * atoms are displaced along U_c, the residual is let relax with the order parameters held, and the
 * change of the order-parameter forces is a column of
 *
 * <p>H = K_PP − K_PQ K_QQ⁻¹ K_QP
 *
 * <p>(K the Hessian of the snapshot, P the space of the order parameters, Q its complement).
 * Products with K are central differences of forces; K_QQ is solved by conjugate gradients,
 * preconditioned by the masses, in the projected space. Lanes are columns. The snapshot should be
 * quenched at fixed order parameters ({@link Minimiser}), so that K_QQ has no negative curvature of
 * thermal origin. Exact for a harmonic network. The thermal noise, which in {@link
 * FluctuationProbe} must cancel between two large terms, never enters; in return the entropic part
 * of an anharmonic residual is left out.
 */
final class ResponseProbe {
  /** Displacement of the differences over the distance of neighbouring atoms. */
  private static final double RELATIVE_DISPLACEMENT = 3e-4;

  /** Relative residual at which the relaxation of a column is finished. */
  private static final double TOLERANCE = 1e-6;

  /**
   * Residual, relative to the whole force of the displacement, that is rounding of the differences:
   * a column that is not coupled to the residual has no more than that from the start.
   */
  private static final double ROUNDING = 1e-8;

  private static final int MAX_ITERATIONS = 400;

  private final LaneForces forces;
  private final BasisProduct functions;
  private final BasisProduct orthonormal;
  private final OrderParameterBasis basis;
  private final HostFrame host;
  private final double[] masses;
  private final int lanes;
  private final int n;
  private final double displacement;
  private final double[] shifted;
  private final double[] plus;
  private final double[] minus;
  private final double[] energy;
  private final double[] modes;
  private int negativeCurvature;

  ResponseProbe(Kernels kernels, BurstContext context, int lanes) {
    this.basis = context.basis();
    this.forces = kernels.forces(context.system(), lanes);
    this.functions =
        kernels.basis(basis.functionsAtAtoms(), basis.nAtoms(), basis.nFunctions(), lanes);
    this.orthonormal =
        kernels.basis(basis.orthonormalAtAtoms(), basis.nAtoms(), basis.rank(), lanes);
    this.masses = context.system().composite().copyMasses();
    this.host = new HostFrame(context.system().composite(), lanes);
    this.lanes = lanes;
    this.n = masses.length;
    this.displacement = displacement(context);
    this.shifted = new double[3 * n * lanes];
    this.plus = new double[3 * n * lanes];
    this.minus = new double[3 * n * lanes];
    this.energy = new double[lanes];
    this.modes = new double[3 * basis.rank() * lanes];
  }

  /**
   * Length of the displacements used for differences of forces, nm. A single atom, and atoms in the
   * same place, know no distance; 1 nm is taken instead.
   */
  static double displacement(BurstContext context) {
    double nearest = context.system().composite().nearestDistance();
    return RELATIVE_DISPLACEMENT * (Double.isFinite(nearest) && nearest > 0 ? nearest : 1);
  }

  /** Columns in which negative curvature stopped the relaxation, over all snapshots so far. */
  int negativeCurvature() {
    return negativeCurvature;
  }

  /**
   * @param snapshot [atom][xyz], nm; read
   * @param mine which columns to measure, 3M; read
   * @return H on the unit-normalised functions, 3M×3M row major, 0 in the other columns
   */
  double[] stiffness(double[] snapshot, boolean[] mine) {
    int columns = 3 * basis.nFunctions();
    double[] h = new double[columns * columns];
    double[] rows = new double[columns * lanes];
    for (int first = 0; first < columns; first += lanes) {
      if (!mine[first]) {
        continue;
      }
      int count = Math.min(lanes, columns - first);
      double[] force = relaxedForce(snapshot, first, count);
      functions.contract(force, null, rows);
      for (int row = 0; row < columns; row++) {
        for (int l = 0; l < count; l++) {
          h[row * columns + first + l] = rows[row * lanes + l];
        }
      }
    }
    return h;
  }

  /** K (u + z) for lanes' columns, z the relaxation of the residual; [atom][xyz][lane]. */
  private double[] relaxedForce(double[] snapshot, int first, int count) {
    double[] direction = new double[3 * n * lanes];
    double[] u = basis.functionsAtAtoms();
    for (int i = 0; i < basis.nAtoms(); i++) {
      for (int l = 0; l < count; l++) {
        int column = first + l;
        direction[(3 * i + column % 3) * lanes + l] = u[i * basis.nFunctions() + column / 3];
      }
    }
    double[] k = new double[3 * n * lanes];
    hessianTimes(snapshot, direction, k);
    double[] total = k.clone();

    double[] s = new double[3 * n * lanes];
    double[] rho = projectedGradient(total, s);
    double[] goal = goal(rho, total);
    double[] p = s.clone();
    for (int iteration = 0; iteration < MAX_ITERATIONS && anyOpen(rho, goal); iteration++) {
      hessianTimes(snapshot, p, k);
      double[] curvature = dot(p, k);
      double[] step = new double[lanes];
      for (int l = 0; l < lanes; l++) {
        if (rho[l] > goal[l]) {
          if (curvature[l] > 0) {
            step[l] = rho[l] / curvature[l];
          } else {
            negativeCurvature++;
            goal[l] = Double.POSITIVE_INFINITY;
          }
        }
      }
      for (int c = 0; c < 3 * n; c++) {
        for (int l = 0; l < lanes; l++) {
          total[c * lanes + l] += step[l] * k[c * lanes + l];
        }
      }
      double[] next = projectedGradient(total, s);
      for (int c = 0; c < 3 * n; c++) {
        for (int l = 0; l < lanes; l++) {
          double ratio = rho[l] > goal[l] ? next[l] / rho[l] : 0;
          p[c * lanes + l] = s[c * lanes + l] + ratio * p[c * lanes + l];
        }
      }
      rho = next;
    }
    return total;
  }

  /**
   * Squared residual of each lane, gᵀ m⁻¹ g in the complement, at which its relaxation is finished.
   */
  private double[] goal(double[] start, double[] total) {
    double[] whole = new double[lanes];
    for (int c = 0; c < 3 * n; c++) {
      for (int l = 0; l < lanes; l++) {
        double g = total[c * lanes + l];
        whole[l] += g * g / masses[c / 3];
      }
    }
    double[] goal = new double[lanes];
    for (int l = 0; l < lanes; l++) {
      goal[l] = Math.max(TOLERANCE * TOLERANCE * start[l], ROUNDING * ROUNDING * whole[l]);
    }
    return goal;
  }

  private boolean anyOpen(double[] rho, double[] goal) {
    for (int l = 0; l < lanes; l++) {
      if (rho[l] > goal[l]) {
        return true;
      }
    }
    return false;
  }

  /**
   * s = −(m⁻¹ g − Ũ Ũᵀ g), the mass-preconditioned descent direction in the complement.
   *
   * @return −gᵀ s = sᵀ m s of each lane; in the second form, because in the first the part of g
   *     that the projection takes out multiplies the rounding of s
   */
  private double[] projectedGradient(double[] g, double[] s) {
    orthonormal.contract(g, null, modes);
    for (int i = 0; i < n; i++) {
      for (int c = 3 * i * lanes; c < 3 * (i + 1) * lanes; c++) {
        s[c] = -g[c] / masses[i];
      }
    }
    orthonormal.expand(modes, s);
    host.holdVelocities(s);
    double[] rho = new double[lanes];
    for (int c = 0; c < 3 * n; c++) {
      for (int l = 0; l < lanes; l++) {
        double value = s[c * lanes + l];
        rho[l] += masses[c / 3] * value * value;
      }
    }
    return rho;
  }

  private double[] dot(double[] a, double[] b) {
    double[] sum = new double[lanes];
    for (int c = 0; c < 3 * n; c++) {
      for (int l = 0; l < lanes; l++) {
        sum[l] += a[c * lanes + l] * b[c * lanes + l];
      }
    }
    return sum;
  }

  /**
   * out = K d by central differences at the snapshot, each lane scaled to the same largest step.
   */
  private void hessianTimes(double[] snapshot, double[] d, double[] out) {
    double[] scale = new double[lanes];
    for (int c = 0; c < 3 * n; c++) {
      for (int l = 0; l < lanes; l++) {
        scale[l] = Math.max(scale[l], Math.abs(d[c * lanes + l]));
      }
    }
    for (int l = 0; l < lanes; l++) {
      scale[l] = scale[l] > 0 ? displacement / scale[l] : 0;
    }
    differences(snapshot, d, scale, 1, plus);
    differences(snapshot, d, scale, -1, minus);
    for (int c = 0; c < 3 * n; c++) {
      for (int l = 0; l < lanes; l++) {
        int at = c * lanes + l;
        out[at] = scale[l] > 0 ? (minus[at] - plus[at]) / (2 * scale[l]) : 0;
      }
    }
  }

  private void differences(
      double[] snapshot, double[] d, double[] scale, double sign, double[] out) {
    for (int c = 0; c < 3 * n; c++) {
      for (int l = 0; l < lanes; l++) {
        shifted[c * lanes + l] = snapshot[c] + sign * scale[l] * d[c * lanes + l];
      }
    }
    Cancellation.check();
    forces.compute(shifted, out, energy);
  }
}
