package continuo.langevin;

import continuo.orderparam.OrderParameterBasis;
import continuo.structure.Composite;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Rigid motion of the coherent configuration r0 + Ũ q: its directions, and the rotation that takes
 * a free body back to the orientation of the reference (Kabsch's problem in Horn's quaternion
 * form).
 *
 * <p>Ũ acts on each axis alike, so a residual that is turned with the rest stays one (Ũᵀ m σ = 0)
 * and q is transformed exactly whether or not the functions span the rotations of r0.
 */
public final class RigidMotion {
  private final Composite composite;
  private final OrderParameterBasis basis;

  /**
   * @param composite atoms, without those of a host; kept by reference
   * @param basis order parameters; kept by reference
   */
  public RigidMotion(Composite composite, OrderParameterBasis basis) {
    this.composite = composite;
    this.basis = basis;
  }

  /**
   * A rotation about a point and the coordinates after it.
   *
   * @param rotation R, row major, 9
   * @param centre point left in place, nm, 3
   * @param q coordinates after the rotation, 3R
   */
  public record Alignment(double[] rotation, double[] centre, double[] q) {}

  /** The rotation that best takes r0 + Ũ q back to the orientation of r0. */
  public Alignment align(double[] q) {
    double[] r = basis.coherent(q);
    double[] centre = centre(r);
    double[] home = centre(composite.copyReference());
    double[][] s = new double[3][3];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          s[a][b] +=
              composite.mass(i)
                  * (r[3 * i + a] - centre[a])
                  * (composite.reference(i, b) - home[b]);
        }
      }
    }
    double[] rotation = rotation(s);
    double[] turned = new double[r.length];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int a = 0; a < 3; a++) {
        double sum = centre[a];
        for (int b = 0; b < 3; b++) {
          sum += rotation[3 * a + b] * (r[3 * i + b] - centre[b]);
        }
        turned[3 * i + a] = sum;
      }
    }
    return new Alignment(rotation, centre, basis.coordinates(turned));
  }

  /**
   * Directions of rigid motion at q in the coordinates: three translations and, for a free body,
   * three rotations.
   */
  public double[][] directions(double[] q) {
    boolean free = !composite.box().isPeriodic();
    double[] r = basis.coherent(q);
    double[] centre = centre(r);
    double[][] out = new double[free ? 6 : 3][];
    for (int d = 0; d < out.length; d++) {
      double[] moved = composite.copyReference();
      for (int i = 0; i < composite.nAtoms(); i++) {
        if (d < 3) {
          moved[3 * i + d] += 1;
        } else {
          int a = (d + 1) % 3;
          int b = (d + 2) % 3;
          moved[3 * i + a] -= r[3 * i + b] - centre[b];
          moved[3 * i + b] += r[3 * i + a] - centre[a];
        }
      }
      out[d] = basis.coordinates(moved);
    }
    return out;
  }

  private double[] centre(double[] r) {
    double[] centre = new double[3];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int a = 0; a < 3; a++) {
        centre[a] += composite.mass(i) * r[3 * i + a];
      }
    }
    for (int a = 0; a < 3; a++) {
      centre[a] /= composite.totalMass();
    }
    return centre;
  }

  /**
   * Rotation that maximises Σ m (R x)·y, where s = Σ m x yᵀ (Horn, J. Opt. Soc. Am. A 4 (1987)
   * 629).
   */
  private static double[] rotation(double[][] s) {
    RealMatrix n =
        MatrixUtils.createRealMatrix(
            new double[][] {
              {
                s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]
              },
              {
                s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]
              },
              {
                s[2][0] - s[0][2],
                s[0][1] + s[1][0],
                -s[0][0] + s[1][1] - s[2][2],
                s[1][2] + s[2][1]
              },
              {
                s[0][1] - s[1][0],
                s[2][0] + s[0][2],
                s[1][2] + s[2][1],
                -s[0][0] - s[1][1] + s[2][2]
              }
            });
    // Eigenvalues of a symmetric matrix come in descending order: the first vector is the
    // quaternion.
    double[] q = new EigenDecomposition(n).getEigenvector(0).toArray();
    // The library's quaternions turn frames, ours vectors, hence the conjugate.
    double[][] matrix = new Rotation(q[0], -q[1], -q[2], -q[3], true).getMatrix();
    double[] rotation = new double[9];
    for (int a = 0; a < 3; a++) {
      System.arraycopy(matrix[a], 0, rotation, 3 * a, 3);
    }
    return rotation;
  }
}
