package continuo.orderparam;

import continuo.linalg.DenseAlgebra;
import continuo.structure.Composite;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The basis functions at the reference positions, and the order parameters they define
 * (II.10–II.13, III.1–III.6).
 *
 * <p>Two sets span the same space. The <em>functions</em> U (N×M) are what the configuration asks
 * for; inside the program they are normalised to (U_a, U_a) = 1 amu whatever the scaling law, and
 * the law enters only when numbers are written ({@link #scale}). The <em>coordinates</em> q belong
 * to an orthonormal set Ũ = U T (N×R, Ũᵀ m Ũ = 1). Its first member is the constant function, if it
 * is among them or their sum (the indicators of all components): a rigid shift is then a coordinate
 * of its own, on which no internal force acts. The others are found by canonical orthogonalisation
 * of what remains of B = Uᵀ m U when the constant is taken out: eigenvectors whose eigenvalue is
 * below the drop tolerance, relative to the largest, carry no independent motion of the atoms and
 * are left out, so R ≤ M. Then
 *
 * <p>r = r0 + Ũ q + σ with Ũᵀ m σ = 0, q = Ũᵀ m (r − r0), Φ = T q.
 *
 * <p>Because q does not know the scaling law, no trajectory can depend on it. Row of (a, axis) is
 * 3a + axis everywhere.
 */
public final class OrderParameterBasis implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<BasisFunction> functions;
  private final int[] patchStart;
  private final int nAtoms;
  private final int rank;
  private final double[] u;
  private final double[] orthonormal;
  private final double[] transform;
  private final double[] overlap;
  private final double[] mu;
  private final double[] scale;
  private final double[] masses;
  private final double[] origin;
  private final double[] reference;
  private final double conditionNumber;
  private final double fullConditionNumber;

  /**
   * @param composite atoms; read
   * @param functions M functions, ordered so that every patch is a contiguous range; copied
   * @param values their values at the reference positions, [atom][function] flat N×M, any
   *     normalisation; read
   * @param patchStart first function of each patch, and M at the end; copied
   * @param mu effective mass of each function under the scaling law, amu; copied
   * @param dropTolerance smallest eigenvalue of the normalised B that is kept, relative to the
   *     largest
   */
  OrderParameterBasis(
      Composite composite,
      List<BasisFunction> functions,
      double[] values,
      int[] patchStart,
      double[] mu,
      double dropTolerance) {
    int n = composite.nAtoms();
    int m = functions.size();
    this.functions = List.copyOf(functions);
    this.patchStart = patchStart.clone();
    this.nAtoms = n;
    this.mu = mu.clone();
    this.masses = composite.copyMasses();
    this.reference = composite.copyReference();
    this.u = normalised(values, masses, m);
    DMatrixRMaj b = overlapOf(u, masses, m);
    this.overlap = b.data.clone();
    this.scale = new double[m];
    for (int a = 0; a < m; a++) {
      scale[a] = Math.sqrt(mu[a]);
    }

    int constant = indexOfConstant(functions);
    double[] root = functions.stream().mapToDouble(f -> Math.sqrt(f.weight())).toArray();
    double[] unity = constantOf(functions, composite, values);
    int first = unity == null ? 0 : 1;
    double[] share = new double[m];
    for (int a = 0; a < m && first == 1; a++) {
      for (int c = 0; c < m; c++) {
        share[a] += b.get(a, c) * unity[c];
      }
    }
    for (int a = 0; a < m; a++) {
      for (int c = 0; c < m; c++) {
        boolean gone = a == constant || c == constant;
        b.set(a, c, gone ? 0 : (b.get(a, c) - share[a] * share[c]) * root[a] * root[c]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, true, true);
    if (!eigen.decompose(b)) {
      throw new IllegalStateException("Cannot diagonalise the overlap matrix");
    }
    double[] eigenvalues = new double[m];
    double largest = first;
    for (int e = 0; e < m; e++) {
      eigenvalues[e] = eigen.getEigenvalue(e).getReal();
      largest = Math.max(largest, eigenvalues[e]);
    }
    double bound = dropTolerance * largest;
    int[] kept =
        java.util.stream.IntStream.range(0, m)
            .filter(e -> eigenvalues[e] > bound)
            .boxed()
            .sorted((e1, e2) -> Double.compare(eigenvalues[e2], eigenvalues[e1]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.rank = first + kept.length;
    double smallest = first == 1 ? 1 : largest;
    this.transform = new double[m * rank];
    for (int a = 0; a < m && first == 1; a++) {
      transform[a * rank] = unity[a];
    }
    for (int k = 0; k < kept.length; k++) {
      DMatrixRMaj vector = eigen.getEigenVector(kept[k]);
      double eigenvalue = eigenvalues[kept[k]];
      smallest = Math.min(smallest, eigenvalue);
      double factor = 1 / Math.sqrt(eigenvalue);
      double removed = 0;
      for (int a = 0; a < m; a++) {
        if (a != constant) {
          double coefficient = vector.data[a] * root[a] * factor;
          transform[a * rank + first + k] = coefficient;
          removed += coefficient * share[a];
        }
      }
      for (int a = 0; a < m && first == 1; a++) {
        transform[a * rank + first + k] -= removed * unity[a];
      }
    }
    this.conditionNumber = largest / smallest;
    double[] ascending = eigenvalues.clone();
    Arrays.sort(ascending);
    // The constant that was taken out has left one eigenvalue 0.
    double least = first < m ? ascending[first] : largest;
    this.fullConditionNumber = largest / Math.max(least, largest * Math.ulp(1.0));
    DMatrixRMaj ortho = new DMatrixRMaj(n, rank);
    CommonOps_DDRM.mult(DMatrixRMaj.wrap(n, m, u), DMatrixRMaj.wrap(m, rank, transform), ortho);
    this.orthonormal = ortho.data;
    this.origin = new double[3 * rank];
    contractWithMass(reference, origin);
  }

  private static int indexOfConstant(List<BasisFunction> functions) {
    for (int a = 0; a < functions.size(); a++) {
      if (functions.get(a).family() == BasisFunction.Family.CONSTANT) {
        return a;
      }
    }
    return -1;
  }

  /**
   * Coefficients on the unit-normalised functions of the constant over √(total mass), which is a
   * function itself or the sum of the indicators of all components; null if there is none.
   */
  private static double[] constantOf(
      List<BasisFunction> functions, Composite composite, double[] values) {
    int m = functions.size();
    double[] unity = new double[m];
    int constant = indexOfConstant(functions);
    if (constant >= 0) {
      unity[constant] = 1;
      return unity;
    }
    boolean found = false;
    for (int a = 0; a < m; a++) {
      if (functions.get(a).family() == BasisFunction.Family.COMPONENT
          && functions.get(a).part() == BasisFunction.Part.CONST) {
        double mass = 0;
        for (int i = 0; i < composite.nAtoms(); i++) {
          mass += composite.mass(i) * values[i * m + a];
        }
        unity[a] = Math.sqrt(mass / composite.totalMass());
        found = true;
      }
    }
    return found ? unity : null;
  }

  private static double[] normalised(double[] values, double[] masses, int m) {
    double[] u = values.clone();
    for (int a = 0; a < m; a++) {
      double norm2 = 0;
      for (int i = 0; i < masses.length; i++) {
        norm2 += masses[i] * u[i * m + a] * u[i * m + a];
      }
      // A function that vanishes at every atom stays zero and is dropped with its eigenvalue.
      double factor = norm2 > 0 ? 1 / Math.sqrt(norm2) : 0;
      for (int i = 0; i < masses.length; i++) {
        u[i * m + a] *= factor;
      }
    }
    return u;
  }

  private static DMatrixRMaj overlapOf(double[] u, double[] masses, int m) {
    int n = masses.length;
    double[] weighted = u.clone();
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < m; a++) {
        weighted[i * m + a] *= masses[i];
      }
    }
    DMatrixRMaj b = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransA(DMatrixRMaj.wrap(n, m, u), DMatrixRMaj.wrap(n, m, weighted), b);
    for (int a = 0; a < m; a++) {
      for (int c = 0; c < a; c++) {
        double mean = 0.5 * (b.get(a, c) + b.get(c, a));
        b.set(a, c, mean);
        b.set(c, a, mean);
      }
    }
    return b;
  }

  private void contractWithMass(double[] r, double[] out) {
    Arrays.fill(out, 0);
    for (int i = 0; i < nAtoms; i++) {
      for (int c = 0; c < rank; c++) {
        double w = masses[i] * orthonormal[i * rank + c];
        out[3 * c] += w * r[3 * i];
        out[3 * c + 1] += w * r[3 * i + 1];
        out[3 * c + 2] += w * r[3 * i + 2];
      }
    }
  }

  /** M, the number of functions. */
  public int nFunctions() {
    return functions.size();
  }

  /** R, the number of independent coordinates. */
  public int rank() {
    return rank;
  }

  /** N, atoms of the composite; those of a host carry no functions. */
  public int nAtoms() {
    return nAtoms;
  }

  public BasisFunction function(int a) {
    return functions.get(a);
  }

  public int nPatches() {
    return patchStart.length - 1;
  }

  /** First function of a patch; {@code patchStart(nPatches())} is M. */
  public int patchStart(int patch) {
    return patchStart[patch];
  }

  /** Patch that a function belongs to. */
  public int patchOf(int a) {
    int patch = 0;
    while (patchStart[patch + 1] <= a) {
      patch++;
    }
    return patch;
  }

  /** Smallest |k| of the Fourier functions of a patch, 1/nm; 0 if it holds a function without k. */
  public double smallestWavenumber(int patch) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int a = patchStart[patch]; a < patchStart[patch + 1]; a++) {
      smallest = Math.min(smallest, functions.get(a).k());
    }
    return smallest;
  }

  /** μ_a = (U_a, U_a) under the scaling law, amu. */
  public double effectiveMass(int a) {
    return mu[a];
  }

  /**
   * Factor from the unit-normalised function to that of the scaling law: U_a(law) = scale · U_a, so
   * Φ_a(law) = Φ_a / scale, f_a(law) = scale · f_a, with scale = √μ_a.
   */
  public double scale(int a) {
    return scale[a];
  }

  /**
   * Ratio of the largest to the smallest kept eigenvalue of the normalised and weighted B with the
   * constant taken out of the other functions.
   */
  public double conditionNumber() {
    return conditionNumber;
  }

  /** The same ratio before anything is dropped; at most 2⁵², where B is singular to rounding. */
  public double fullConditionNumber() {
    return fullConditionNumber;
  }

  /**
   * The unit-normalised functions U, [atom][function] flat N×M; not to be written by the caller.
   */
  public double[] functionsAtAtoms() {
    return u;
  }

  /** The orthonormal set Ũ, [atom][coordinate] flat N×R; not to be written by the caller. */
  public double[] orthonormalAtAtoms() {
    return orthonormal;
  }

  /** Ũᵀ m r0, [coordinate][xyz] flat 3R; not to be written by the caller. */
  public double[] origin() {
    return origin;
  }

  /** B of the unit-normalised functions, M×M flat, a copy. */
  public double[] overlap() {
    return overlap.clone();
  }

  /**
   * q = Ũᵀ m (r − r0).
   *
   * @param r positions, [atom][xyz] flat 3N, nm, those of a host may follow; read
   * @return [coordinate][xyz] flat 3R, √amu nm
   */
  public double[] coordinates(double[] r) {
    double[] q = new double[3 * rank];
    double[] displacement = new double[reference.length];
    for (int c = 0; c < displacement.length; c++) {
      displacement[c] = r[c] - reference[c];
    }
    contractWithMass(displacement, q);
    return q;
  }

  /**
   * The coherent configuration r0 + Ũ q.
   *
   * @param q [coordinate][xyz] flat 3R; read
   * @return [atom][xyz] flat 3N, nm
   */
  public double[] coherent(double[] q) {
    double[] r = reference.clone();
    for (int i = 0; i < nAtoms; i++) {
      for (int c = 0; c < rank; c++) {
        double w = orthonormal[i * rank + c];
        r[3 * i] += w * q[3 * c];
        r[3 * i + 1] += w * q[3 * c + 1];
        r[3 * i + 2] += w * q[3 * c + 2];
      }
    }
    return r;
  }

  /**
   * Order parameters under the scaling law, Φ = T q / scale.
   *
   * @param q [coordinate][xyz] flat 3R; read
   * @return [function][xyz] flat 3M, nm
   */
  public double[] orderParameters(double[] q) {
    double[] phi = new double[3 * nFunctions()];
    for (int a = 0; a < nFunctions(); a++) {
      for (int c = 0; c < rank; c++) {
        double t = transform[a * rank + c] / scale[a];
        phi[3 * a] += t * q[3 * c];
        phi[3 * a + 1] += t * q[3 * c + 1];
        phi[3 * a + 2] += t * q[3 * c + 2];
      }
    }
    return phi;
  }

  /**
   * Order parameters of the positions themselves, B Φ = Uᵀ m r: the origin of space in place of the
   * reference. For the indicators of components these are the centres of mass.
   *
   * @param q [coordinate][xyz] flat 3R of the displacement; read
   * @return [function][xyz] flat 3M, nm
   */
  public double[] absoluteOrderParameters(double[] q) {
    double[] moved = q.clone();
    for (int c = 0; c < moved.length; c++) {
      moved[c] += origin[c];
    }
    return orderParameters(moved);
  }

  /**
   * Takes a force on the unit-normalised functions to the coordinates, f̃ = Tᵀ f.
   *
   * @param f [function][xyz] flat 3M; read
   * @return [coordinate][xyz] flat 3R
   */
  public double[] toCoordinates(double[] f) {
    double[] out = new double[3 * rank];
    for (int a = 0; a < nFunctions(); a++) {
      for (int c = 0; c < rank; c++) {
        double t = transform[a * rank + c];
        out[3 * c] += t * f[3 * a];
        out[3 * c + 1] += t * f[3 * a + 1];
        out[3 * c + 2] += t * f[3 * a + 2];
      }
    }
    return out;
  }

  /**
   * Takes columns of forces on the coordinates to the unit-normalised functions, (B T ⊗ 1) A: the
   * inverse of {@link #toCoordinates} where no function was dropped, else the force of which
   * nothing is along what was.
   *
   * @param a 3R×n; read
   * @return a new matrix, 3M×n
   */
  public DMatrixRMaj forcesOnFunctions(DMatrixRMaj a) {
    int m = nFunctions();
    DMatrixRMaj t = toFunctions(a, DenseAlgebra.REPRODUCIBLE);
    double[] b = overlap();
    DMatrixRMaj out = new DMatrixRMaj(3 * m, a.numCols);
    CommonOps_DDRM.mult(
        DMatrixRMaj.wrap(m, m, b),
        DMatrixRMaj.wrap(m, 3 * a.numCols, t.data),
        DMatrixRMaj.wrap(m, 3 * a.numCols, out.data));
    return out;
  }

  /**
   * Takes a quadratic form on the unit-normalised functions to the coordinates, (T ⊗ 1)ᵀ A (T ⊗ 1),
   * and makes it symmetric. T acts on each axis alike, so it is applied to the nine M×M parts of A.
   *
   * @param a 3M×3M row major; read
   * @param algebra what to compute with
   * @return a new matrix, 3R×3R
   */
  public DMatrixRMaj formInCoordinates(double[] a, DenseAlgebra algebra) {
    int m = nFunctions();
    DMatrixRMaj t = DMatrixRMaj.wrap(m, rank, transform);
    DMatrixRMaj part = new DMatrixRMaj(m, m);
    DMatrixRMaj out = new DMatrixRMaj(3 * rank, 3 * rank);
    for (int p = 0; p < 3; p++) {
      for (int q = 0; q < 3; q++) {
        for (int i = 0; i < m; i++) {
          for (int j = 0; j < m; j++) {
            part.data[i * m + j] = a[(3 * i + p) * 3 * m + 3 * j + q];
          }
        }
        DMatrixRMaj full = algebra.transposedTimes(t, algebra.times(part, t));
        for (int i = 0; i < rank; i++) {
          for (int j = 0; j < rank; j++) {
            out.set(3 * i + p, 3 * j + q, full.data[i * rank + j]);
          }
        }
      }
    }
    for (int i = 0; i < 3 * rank; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (out.get(i, j) + out.get(j, i));
        out.set(i, j, mean);
        out.set(j, i, mean);
      }
    }
    return out;
  }

  /**
   * Takes columns of coordinates to unit-normalised functions, (T ⊗ 1) A.
   *
   * @param a 3R×n; read
   * @param algebra what to compute with
   * @return a new matrix, 3M×n
   */
  public DMatrixRMaj toFunctions(DMatrixRMaj a, DenseAlgebra algebra) {
    int m = nFunctions();
    int n = a.numCols;
    // The three rows of a function lie one behind the other, so that T meets them as one.
    DMatrixRMaj product =
        algebra.times(DMatrixRMaj.wrap(m, rank, transform), DMatrixRMaj.wrap(rank, 3 * n, a.data));
    return DMatrixRMaj.wrap(3 * m, n, product.data);
  }
}
