package continuo.known;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.ejml.data.DMatrixRMaj;

/** From one matrix library to the other, and random matrices. */
public final class Matrices {
  private Matrices() {}

  /** A copy for the library under test. */
  public static DMatrixRMaj toEjml(RealMatrix a) {
    DMatrixRMaj out = new DMatrixRMaj(a.getRowDimension(), a.getColumnDimension());
    for (int i = 0; i < out.numRows; i++) {
      for (int j = 0; j < out.numCols; j++) {
        out.set(i, j, a.getEntry(i, j));
      }
    }
    return out;
  }

  /** A copy for the library of the oracle. */
  public static RealMatrix fromEjml(DMatrixRMaj a) {
    RealMatrix out = new Array2DRowRealMatrix(a.numRows, a.numCols);
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        out.setEntry(i, j, a.get(i, j));
      }
    }
    return out;
  }

  /** A row-major square array as a matrix. */
  public static RealMatrix square(double[] a) {
    int n = (int) Math.round(Math.sqrt(a.length));
    return fromEjml(DMatrixRMaj.wrap(n, n, a));
  }

  /** Unit normal numbers. */
  public static double[] normal(long seed, int n) {
    ZigguratSampler.NormalizedGaussian sampler =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(seed));
    double[] out = new double[n];
    for (int k = 0; k < n; k++) {
      out[k] = sampler.sample();
    }
    return out;
  }

  /** A dense symmetric positive definite matrix with condition number up to about 100. */
  public static RealMatrix positiveDefinite(long seed, int n) {
    double[] random = normal(seed, n * n);
    RealMatrix a = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a.setEntry(i, j, random[i * n + j] / Math.sqrt(n));
      }
    }
    RealMatrix square = a.multiply(a.transpose());
    for (int i = 0; i < n; i++) {
      square.addToEntry(i, i, 0.05);
    }
    return symmetric(square);
  }

  /** (A + Aᵀ)/2. */
  public static RealMatrix symmetric(RealMatrix a) {
    return a.add(a.transpose()).scalarMultiply(0.5);
  }

  /** A^power of a symmetric positive definite matrix. */
  public static RealMatrix power(RealMatrix a, double power) {
    EigenDecomposition eigen = new EigenDecomposition(symmetric(a));
    RealMatrix v = eigen.getV();
    RealMatrix scaled = v.copy();
    for (int e = 0; e < a.getRowDimension(); e++) {
      double factor = Math.pow(eigen.getRealEigenvalue(e), power);
      for (int i = 0; i < a.getRowDimension(); i++) {
        scaled.multiplyEntry(i, e, factor);
      }
    }
    return symmetric(scaled.multiply(v.transpose()));
  }

  /** Eigenvalues of a symmetric matrix, in ascending order. */
  public static double[] eigenvalues(RealMatrix a) {
    double[] values = new EigenDecomposition(symmetric(a)).getRealEigenvalues();
    java.util.Arrays.sort(values);
    return values;
  }

  /** Largest element by size. */
  public static double largest(RealMatrix a) {
    double largest = 0;
    for (double[] row : a.getData()) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }
}
