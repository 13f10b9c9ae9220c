package continuo.orderparam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The wavevectors k = 2π (n_x/L_x, n_y/L_y, n_z/L_z) of a box, one of each pair ±k, 0 &lt; |k| ≤
 * k_c.
 */
final class WavevectorLattice {
  private WavevectorLattice() {}

  /**
   * @param edges box edges, nm
   * @param cutoff k_c, 1/nm
   * @return wavevectors, sorted by length, then by direction (polar angle, azimuth)
   */
  static List<double[]> halfSphere(double[] edges, double cutoff) {
    int[] top = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      top[axis] = (int) Math.floor(cutoff * edges[axis] / (2 * Math.PI) + 1e-9);
    }
    List<double[]> found = new ArrayList<>();
    double cutoff2 = cutoff * cutoff * (1 + 1e-12);
    for (int nx = 0; nx <= top[0]; nx++) {
      for (int ny = nx == 0 ? 0 : -top[1]; ny <= top[1]; ny++) {
        for (int nz = nx == 0 && ny == 0 ? 1 : -top[2]; nz <= top[2]; nz++) {
          double kx = 2 * Math.PI * nx / edges[0];
          double ky = 2 * Math.PI * ny / edges[1];
          double kz = 2 * Math.PI * nz / edges[2];
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
