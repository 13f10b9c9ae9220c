package continuo.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The slowest directions of the order parameters: those of largest variance in mass-weighted
 * coordinates. With one collision rate γ for all atoms an overdamped mode of variance σ² relaxes in
 * γσ²/kT, so the order of the variances is that of the times. They are found on one half of the
 * data and measured on the other: the largest variances of the half they are chosen on are too
 * large.
 */
final class SlowModes {
  private SlowModes() {}

  /**
   * @param data trajectories to choose from
   * @param until states of each that are used
   * @param skip leading coordinates that are left out: those of a rigid shift
   * @param count how many
   * @return unit directions, [mode][coordinate]
   */
  static List<double[]> of(Trajectories data, int until, int skip, int count) {
    int d = data.coordinates().get(0)[0].length;
    int n = 0;
    double[] mean = new double[d];
    for (double[][] states : data.coordinates()) {
      for (int k = 0; k < until; k++, n++) {
        for (int c = 0; c < d; c++) {
          mean[c] += states[k][c];
        }
      }
    }
    int size = d - skip;
    DMatrixRMaj covariance = new DMatrixRMaj(size, size);
    double[] y = new double[size];
    for (double[][] states : data.coordinates()) {
      for (int k = 0; k < until; k++) {
        for (int c = 0; c < size; c++) {
          y[c] = states[k][skip + c] - mean[skip + c] / n;
        }
        for (int a = 0; a < size; a++) {
          for (int b = 0; b <= a; b++) {
            covariance.data[a * size + b] += y[a] * y[b] / n;
          }
        }
      }
    }
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < a; b++) {
        covariance.data[b * size + a] = covariance.data[a * size + b];
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(covariance)) {
      throw new IllegalStateException("Cannot diagonalise the covariance of the order parameters");
    }
    List<Integer> order = new ArrayList<>();
    for (int e = 0; e < size; e++) {
      order.add(e);
    }
    order.sort(Comparator.comparingDouble(e -> -eigen.getEigenvalue(e).getReal()));
    List<double[]> modes = new ArrayList<>();
    for (int e : order.subList(0, Math.min(count, size))) {
      double[] mode = new double[d];
      System.arraycopy(eigen.getEigenVector(e).data, 0, mode, skip, size);
      modes.add(mode);
    }
    return modes;
  }
}
