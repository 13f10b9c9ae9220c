package continuo.known;

import continuo.linalg.DenseAlgebra;
import continuo.linalg.SymmetricEigen;
import continuo.orderparam.OrderParameterBasis;
import continuo.structure.Composite;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The closed forms of {@link ProjectedNetwork} for free bodies of thousands of coordinates, from
 * the compliance: with K⁺ the inverse of the mass-weighted Hessian on the motions that are not
 * rigid, P the order parameters, Y = K⁺P and S = PᵀY,
 *
 * <ul>
 *   <li>H = S⁺;
 *   <li>the network that gives way to q has the shape Y S⁺ q, so that 1 + K_PQ K_QQ⁻² K_QP = 1 − Π
 *       + S⁺ YᵀY S⁺, Π the projector on what is not rigid.
 * </ul>
 *
 * <p>One factorisation of 3N coordinates serves every set of order parameters. These must hold the
 * rigid motions, as those of a free body do.
 */
public final class CompliantNetwork {
  private static final int RIGID = 6;
  private static final DenseAlgebra ALGEBRA = DenseAlgebra.REPRODUCIBLE;

  private final Composite composite;
  private final DMatrixRMaj rigid;
  private final LinearSolverDense<DMatrixRMaj> solver;

  /**
   * @param network a free body
   * @throws IllegalArgumentException if it is not rigid
   */
  public CompliantNetwork(HarmonicNetwork network) {
    this.composite = network.composite();
    RealMatrix k = network.massWeightedHessian();
    int n = k.getRowDimension();
    this.rigid = rigid();
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransB(k.getTrace() / n, rigid, rigid, a);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a.data[i * n + j] += k.getEntry(i, j);
      }
    }
    this.solver = LinearSolverFactory_DDRM.chol(n);
    if (!solver.setA(a)) {
      throw new IllegalArgumentException("The network is not rigid: its Hessian has soft modes");
    }
  }

  /** Mass-weighted translations and rotations, orthonormal. */
  private DMatrixRMaj rigid() {
    DMatrixRMaj r = new DMatrixRMaj(3 * composite.nAtoms(), RIGID);
    for (int i = 0; i < composite.nAtoms(); i++) {
      double root = Math.sqrt(composite.mass(i));
      for (int axis = 0; axis < 3; axis++) {
        int next = (axis + 1) % 3;
        int last = (axis + 2) % 3;
        r.set(3 * i + axis, axis, root);
        r.set(3 * i + next, 3 + axis, -root * composite.reference(i, last));
        r.set(3 * i + last, 3 + axis, root * composite.reference(i, next));
      }
    }
    return orthonormal(r);
  }

  private static DMatrixRMaj orthonormal(DMatrixRMaj columns) {
    QRDecomposition<DMatrixRMaj> qr =
        DecompositionFactory_DDRM.qr(columns.numRows, columns.numCols);
    qr.decompose(columns.copy());
    return qr.getQ(null, true);
  }

  /** K⁺ v of every column. */
  private DMatrixRMaj compliance(DMatrixRMaj v) {
    DMatrixRMaj free = v.copy();
    DMatrixRMaj shares = new DMatrixRMaj(RIGID, v.numCols);
    CommonOps_DDRM.multTransA(rigid, v, shares);
    CommonOps_DDRM.multAdd(-1, rigid, shares, free);
    DMatrixRMaj out = new DMatrixRMaj(v.numRows, v.numCols);
    solver.solve(free, out);
    return out;
  }

  /**
   * The smallest squared frequencies of the whole network, without those of rigid motion, in
   * ascending order: subspace iteration with K⁺ until the last of them stands still to 1e-10.
   *
   * @throws IllegalStateException if it does not within 200 iterations
   */
  public double[] slowest(int count) {
    int width = 2 * count + 10;
    DMatrixRMaj v =
        DMatrixRMaj.wrap(rigid.numRows, width, Matrices.normal(23, rigid.numRows * width));
    double[] before = new double[count];
    for (int iteration = 0; iteration < 200; iteration++) {
      v = orthonormal(compliance(v));
      DMatrixRMaj projected = new DMatrixRMaj(width, width);
      CommonOps_DDRM.multTransA(v, compliance(v), projected);
      double[] theta = ALGEBRA.eigen(symmetric(projected)).orElseThrow().values();
      double[] now = new double[count];
      double change = 0;
      for (int e = 0; e < count; e++) {
        now[e] = 1 / theta[width - 1 - e];
        change = Math.max(change, Math.abs(now[e] / before[e] - 1));
      }
      if (change < 1e-10) {
        return now;
      }
      before = now;
    }
    throw new IllegalStateException("The slowest frequencies do not converge");
  }

  /**
   * Closed forms at fixed order parameters.
   *
   * @param stiffness H, 3R×3R in the orthonormal coordinates
   * @param frictionRatio ζ/γ = 1 + K_PQ K_QQ⁻² K_QP, likewise
   */
  public record AtFixedPhi(DMatrixRMaj stiffness, DMatrixRMaj frictionRatio) {}

  /** Of the order parameters of a basis. */
  public AtFixedPhi at(OrderParameterBasis basis) {
    int rank = basis.rank();
    int d = 3 * rank;
    DMatrixRMaj p = new DMatrixRMaj(rigid.numRows, d);
    for (int i = 0; i < basis.nAtoms(); i++) {
      for (int c = 0; c < rank; c++) {
        double value = Math.sqrt(composite.mass(i)) * basis.orthonormalAtAtoms()[i * rank + c];
        for (int axis = 0; axis < 3; axis++) {
          p.set(3 * i + axis, 3 * c + axis, value);
        }
      }
    }
    DMatrixRMaj y = compliance(p);
    DMatrixRMaj s = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransA(p, y, s);
    SymmetricEigen eigen = ALGEBRA.eigen(symmetric(s)).orElseThrow();
    // S⁺ and Π: rigid motion has no compliance and comes first.
    DMatrixRMaj inverse = new DMatrixRMaj(d, d);
    DMatrixRMaj projector = new DMatrixRMaj(d, d);
    for (int e = RIGID; e < d; e++) {
      DMatrixRMaj w = CommonOps_DDRM.extractColumn(eigen.vectors(), e, null);
      CommonOps_DDRM.multAddTransB(1 / eigen.values()[e], w, w, inverse);
      CommonOps_DDRM.multAddTransB(1, w, w, projector);
    }
    DMatrixRMaj shapes = new DMatrixRMaj(rigid.numRows, d);
    CommonOps_DDRM.mult(y, inverse, shapes);
    DMatrixRMaj ratio = CommonOps_DDRM.identity(d);
    CommonOps_DDRM.subtractEquals(ratio, projector);
    CommonOps_DDRM.multAddTransA(shapes, shapes, ratio);
    return new AtFixedPhi(symmetric(inverse), symmetric(ratio));
  }

  private static DMatrixRMaj symmetric(DMatrixRMaj a) {
    DMatrixRMaj out = new DMatrixRMaj(a.numRows, a.numCols);
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        out.set(i, j, 0.5 * (a.get(i, j) + a.get(j, i)));
      }
    }
    return out;
  }
}
