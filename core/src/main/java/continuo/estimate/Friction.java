package continuo.estimate;

import continuo.error.NumericalException;
import continuo.linalg.DenseAlgebra;
import continuo.linalg.SymmetricEigen;
import continuo.orderparam.OrderParameterBasis;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Order-parameter friction from forces at fixed Φ, the {@code constrained-force} estimator: ζ = Uᵀ
 * m γ U + β∫₀^∞⟨δf(0)δfᵀ(t)⟩_Φ dt = γ1 + (β/2) S(0) in the orthonormal coordinates; D = kT ζ⁻¹.
 * There is no plateau to look for; it is exact to first order in the gap. S(0) is a sum of outer
 * products, so ζ and D are symmetric positive definite by construction.
 *
 * <p>With fewer samples than rows, off-diagonal elements are mostly noise and are shrunk towards 0
 * by the weight that minimises the expected squared error (Schäfer &amp; Strimmer, Stat. Appl.
 * Genet. Mol. Biol. 4 (2005) 32), with the variances of a Wishart matrix.
 *
 * @param matrix ζ, 3R×3R, in the orthonormal coordinates: 1/ps
 * @param memory its part (β/2) S(0), shrunk, 3R×3R, 1/ps
 * @param measured (β/2) S(0) as measured, before shrinkage, 3R×3R, 1/ps
 * @param shrinkage weight of the diagonal target, 0…1
 * @param degreesOfFreedom independent terms behind S(0)
 */
public record Friction(
    DMatrixRMaj matrix,
    DMatrixRMaj memory,
    DMatrixRMaj measured,
    double shrinkage,
    double degreesOfFreedom) {

  /**
   * @param memory zero-frequency spectrum of the forces
   * @param basis order parameters
   * @param collisionRate γ, 1/ps
   * @param beta 1/kT, mol/kJ
   * @param algebra what to compute with
   */
  public static Friction constrainedForce(
      FrictionMemory memory,
      OrderParameterBasis basis,
      double collisionRate,
      double beta,
      DenseAlgebra algebra) {
    DMatrixRMaj s = basis.formInCoordinates(memory.spectrum(), algebra);
    double dof = memory.degreesOfFreedom();
    double weight = shrinkage(s, dof);
    int n = s.numRows;
    DMatrixRMaj part = new DMatrixRMaj(n, n);
    DMatrixRMaj zeta = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double value = 0.5 * beta * s.get(i, j) * (i == j ? 1 : 1 - weight);
        part.set(i, j, value);
        zeta.set(i, j, value + (i == j ? collisionRate : 0));
      }
    }
    CommonOps_DDRM.scale(0.5 * beta, s);
    return new Friction(zeta, part, s, weight, dof);
  }

  /**
   * The same with no direction below a least friction. Without collisions a direction on which no
   * force fluctuates has none at all, and a diffusion coefficient of infinity; bursts of length T
   * cannot tell a friction below 1/T from none.
   *
   * @param least smallest eigenvalue that is left, 1/ps
   * @param algebra what to compute with
   * @throws NumericalException if the matrix is not a number
   */
  public Friction atLeast(double least, DenseAlgebra algebra) {
    int n = matrix.numRows;
    SymmetricEigen eigen =
        algebra
            .eigen(matrix)
            .orElseThrow(
                () ->
                    new NumericalException("Cannot diagonalise the friction matrix: not a number"));
    DMatrixRMaj scaled = eigen.vectors().copy();
    for (int e = 0; e < n; e++) {
      double missing = Math.max(0, least - eigen.values()[e]);
      for (int i = 0; i < n; i++) {
        scaled.data[i * n + e] *= missing;
      }
    }
    DMatrixRMaj raised = algebra.timesTransposed(scaled, eigen.vectors());
    CommonOps_DDRM.addEquals(raised, matrix);
    return new Friction(raised, memory, measured, shrinkage, degreesOfFreedom);
  }

  private static double shrinkage(DMatrixRMaj s, double dof) {
    double variance = 0;
    double square = 0;
    for (int i = 0; i < s.numRows; i++) {
      for (int j = 0; j < i; j++) {
        double sij2 = s.get(i, j) * s.get(i, j);
        variance += (s.get(i, i) * s.get(j, j) + sij2) / dof;
        square += sij2;
      }
    }
    return square > 0 ? Math.min(1, variance / square) : 0;
  }

  /**
   * Standard error of an element of ζ: Var S_ij = (S_ii S_jj + S_ij²)/n for a Wishart matrix with n
   * degrees of freedom.
   */
  public double error(int i, int j) {
    double ii = memory.get(i, i);
    double jj = memory.get(j, j);
    double ij = memory.get(i, j);
    return Math.sqrt((ii * jj + ij * ij) / degreesOfFreedom);
  }

  /**
   * Covariance of the sampling error of the mean force in the coordinates, 2 kT ζ_mem / T: the
   * zero-frequency form, which holds the correlation from burst to burst of replicas that persist.
   * Taken before shrinkage: a shrunk matrix is nearer to the true one, but it is so on purpose at
   * the cost of a bias, and what is taken off the random force must be right on average.
   *
   * @param kT kJ/mol
   * @param time sampled time of all replicas, ps
   */
  public DMatrixRMaj forceNoise(double kT, double time) {
    DMatrixRMaj noise = measured.copy();
    CommonOps_DDRM.scale(2 * kT / time, noise);
    return noise;
  }
}
