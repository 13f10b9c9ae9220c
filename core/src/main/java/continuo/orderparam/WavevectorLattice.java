package continuo.orderparam;

import continuo.structure.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The wavevectors k = 2π A⁻ᵀ n of a cell with the vectors A = (a b c), one of each pair ±k, 0 &lt;
 * |k| ≤ k_c; without tilt k = 2π (n_x/L_x, n_y/L_y, n_z/L_z).
 */
final class WavevectorLattice {
  private WavevectorLattice() {}

  /**
   * @param cell periodic cell, or the box around a free body
   * @param cutoff k_c, 1/nm
   * @return wavevectors, sorted by length, then by direction (polar angle, azimuth)
   */
  static List<double[]> halfSphere(Box cell, double cutoff) {
    int[] top = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      top[axis] = (int) Math.floor(cutoff * cell.edge(axis) / (2 * Math.PI) + 1e-9);
    }
    List<double[]> found = new ArrayList<>();
    double cutoff2 = cutoff * cutoff * (1 + 1e-12);
    for (int nx = 0; nx <= top[0]; nx++) {
      for (int ny = nx == 0 ? 0 : -top[1]; ny <= top[1]; ny++) {
        for (int nz = nx == 0 && ny == 0 ? 1 : -top[2]; nz <= top[2]; nz++) {
          // k·a = 2π n_x, k·b = 2π n_y, k·c = 2π n_z, solved from the top.
          double kx = 2 * Math.PI * nx / cell.lx();
          double ky = (2 * Math.PI * ny - kx * cell.xy()) / cell.ly();
          double kz = (2 * Math.PI * nz - kx * cell.xz() - ky * cell.yz()) / cell.lz();
          if (kx * kx + ky * ky + kz * kz <= cutoff2) {
            found.add(new double[] {kx, ky, kz});
          }
        }
      }
    }
    // Lengths that differ by rounding alone belong to one shell, so compare them rounded.
    found.sort(
        Comparator.comparingDouble((double[] k) -> rounded(length(k)))
            .thenComparingDouble(k -> rounded(Math.acos(clamp(k[2] / length(k)))))
            .thenComparingDouble(k -> rounded(Math.atan2(k[1], k[0]))));
    return found;
  }

  /** Length of the shortest wavevector of a cell, 1/nm. */
  static double shortest(Box cell) {
    double least = 2 * Math.PI / Math.max(cell.width(0), Math.max(cell.width(1), cell.width(2)));
    return cell.isTriclinic() ? length(halfSphere(cell, least).get(0)) : least;
  }

  static double length(double[] k) {
    return Math.sqrt(k[0] * k[0] + k[1] * k[1] + k[2] * k[2]);
  }

  private static double clamp(double cosine) {
    return Math.max(-1, Math.min(1, cosine));
  }

  private static double rounded(double x) {
    return Math.rint(x * 1e9) * 1e-9;
  }
}
