package continuo.known;

import continuo.orderparam.OrderParameterBasis;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Exact answers of a harmonic network whose order parameters are held. K is the mass-weighted
 * Hessian, P the space of the order parameters, spanned by the columns m^{1/2} Ũ, Q its complement,
 * γ a uniform collision rate:
 *
 * <ul>
 *   <li>f_th = −H q with H = K_PP − K_PQ K_QQ⁻¹ K_QP, which is the inverse of Pᵀ K⁻¹ P;
 *   <li>Cov(f) = kT K_PQ K_QQ⁻¹ K_QP;
 *   <li>∫₀^∞ β⟨δf(0)δfᵀ(t)⟩dt = γ K_PQ K_QQ⁻² K_QP, so that ζ = γ(1 + K_PQ K_QQ⁻² K_QP).
 * </ul>
 *
 * <p>All 3R×3R in the orthonormal coordinates, row 3c + axis.
 */
public final class ProjectedNetwork {
  private final OrderParameterBasis basis;
  private final RealMatrix hessian;
  private final RealMatrix p;
  private final RealMatrix coupling;
  private final RealMatrix residual;
  private final RealMatrix relaxation;

  ProjectedNetwork(HarmonicNetwork network, OrderParameterBasis basis) {
    int n = basis.nAtoms();
    int rank = basis.rank();
    this.basis = basis;
    this.hessian = network.massWeightedHessian();
    this.p = new Array2DRowRealMatrix(3 * n, 3 * rank);
    for (int i = 0; i < n; i++) {
      double root = Math.sqrt(network.composite().mass(i));
      for (int c = 0; c < rank; c++) {
        for (int axis = 0; axis < 3; axis++) {
          p.setEntry(3 * i + axis, 3 * c + axis, root * basis.orthonormalAtAtoms()[i * rank + c]);
        }
      }
    }
    RealMatrix complete = new QRDecomposition(p).getQ();
    RealMatrix q = complete.getSubMatrix(0, 3 * n - 1, 3 * rank, 3 * n - 1);
    this.residual = symmetric(q.transpose().multiply(hessian).multiply(q));
    this.coupling = q.transpose().multiply(hessian).multiply(p);
    this.relaxation = new CholeskyDecomposition(residual, 1e-10, 1e-12).getSolver().solve(coupling);
  }

  /** H. */
  public RealMatrix stiffness() {
    return symmetric(
        p.transpose()
            .multiply(hessian)
            .multiply(p)
            .subtract(coupling.transpose().multiply(relaxation)));
  }

  /** Pᵀ K⁺ P, with the zero modes of K taken out: the covariance of q over kT. */
  public RealMatrix compliance() {
    EigenDecomposition eigen = new EigenDecomposition(hessian);
    double largest = Arrays.stream(eigen.getRealEigenvalues()).max().orElseThrow();
    RealMatrix modes = p.transpose().multiply(eigen.getV());
    int n = modes.getRowDimension();
    RealMatrix s = new Array2DRowRealMatrix(n, n);
    for (int e = 0; e < hessian.getRowDimension(); e++) {
      if (eigen.getRealEigenvalue(e) > 1e-9 * largest) {
        RealMatrix column = modes.getColumnMatrix(e);
        s =
            s.add(
                column.multiply(column.transpose()).scalarMultiply(1 / eigen.getRealEigenvalue(e)));
      }
    }
    return s;
  }

  /** ⟨δf δfᵀ⟩ at fixed order parameters over kT. */
  public RealMatrix forceCovariance() {
    return symmetric(coupling.transpose().multiply(relaxation));
  }

  /** K_PQ K_QQ⁻² K_QP: the memory friction over the collision rate. */
  public RealMatrix memory() {
    return relaxation.transpose().multiply(relaxation);
  }

  /**
   * ζ as measured in bursts of BAOAB with time step Δt.
   *
   * <p>The integrator samples positions exactly but its O step gives the collision rate a discrete
   * form: eliminating the velocities from BAOAB leaves x₊₂ − (1+c)x₊₁ + c x = −½Δt²(1+c)ω²x₊₁ +
   * noise, c = e^{−γΔt}, whose power at zero frequency is that of the exact process with γ replaced
   * by (2/Δt) tanh(γΔt/2), for every ω.
   *
   * @param collisionRate γ
   * @param timeStep Δt; 0 for the exact process
   */
  public RealMatrix friction(double collisionRate, double timeStep) {
    RealMatrix one = MatrixUtils.createRealIdentityMatrix(p.getColumnDimension());
    return one.scalarMultiply(collisionRate)
        .add(memory().scalarMultiply(discreteRate(collisionRate, timeStep)));
  }

  /**
   * A quadratic form in the coordinates as one on the unit-normalised functions, (G ⊗ 1)ᵀ A (G ⊗ 1)
   * with U = Ũ G, G = Ũᵀ m U.
   */
  public RealMatrix onFunctions(RealMatrix form, double[] masses) {
    int m = basis.nFunctions();
    int rank = basis.rank();
    RealMatrix g = new Array2DRowRealMatrix(3 * rank, 3 * m);
    for (int i = 0; i < basis.nAtoms(); i++) {
      for (int c = 0; c < rank; c++) {
        for (int a = 0; a < m; a++) {
          double product =
              masses[i]
                  * basis.orthonormalAtAtoms()[i * rank + c]
                  * basis.functionsAtAtoms()[i * m + a];
          for (int axis = 0; axis < 3; axis++) {
            g.addToEntry(3 * c + axis, 3 * a + axis, product);
          }
        }
      }
    }
    return g.transpose().multiply(form).multiply(g);
  }

  private static double discreteRate(double collisionRate, double timeStep) {
    return timeStep == 0 ? collisionRate : 2 / timeStep * Math.tanh(collisionRate * timeStep / 2);
  }

  /** Free of rounding, so that the solver for symmetric matrices is chosen. */
  private static RealMatrix symmetric(RealMatrix a) {
    return a.add(a.transpose()).scalarMultiply(0.5);
  }

  /** Squared frequencies of the residual motion, in ascending order. */
  public double[] residualSquaredFrequencies() {
    double[] values = new EigenDecomposition(residual).getRealEigenvalues();
    Arrays.sort(values);
    return values;
  }
}
