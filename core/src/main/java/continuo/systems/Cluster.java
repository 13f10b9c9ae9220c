package continuo.systems;

import continuo.config.ParticleConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sites of a compact nanoparticle: the n sites nearest the centre of a 147-site Mackay icosahedron
 * or cuboctahedron whose nearest-neighbour distance is 1. Two-fold axes point along x, y, z. Sites
 * at the same distance come in pairs related by inversion, so that incomplete shells stay centred.
 */
final class Cluster {
  private static final int SHELLS = 3;
  private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;

  /** Coordinates that differ by less than this are equal. */
  private static final double TIE = 1e-9;

  private Cluster() {}

  /**
   * Sites scaled to a nearest-neighbour distance.
   *
   * @return [atom][xyz] flat, nm, centre of the cluster at 0
   */
  static double[] positions(ParticleConfig particle) {
    List<double[]> sites =
        particle.shape() == ParticleConfig.Shape.ICOSAHEDRON ? icosahedron() : cuboctahedron();
    sites.sort(
        Comparator.comparingLong((double[] p) -> rounded(norm(p)))
            .thenComparing(Cluster::axis, Cluster::compare)
            .thenComparing(p -> p, Cluster::compare));
    double[] positions = new double[3 * particle.atoms()];
    for (int c = 0; c < positions.length; c++) {
      positions[c] = particle.spacing() * sites.get(c / 3)[c % 3];
    }
    return positions;
  }

  /** Mackay icosahedron; its shortest distance is the radial one. */
  private static List<double[]> icosahedron() {
    List<double[]> vertices = new ArrayList<>();
    double scale = 1 / Math.sqrt(1 + GOLDEN * GOLDEN);
    for (int axis = 0; axis < 3; axis++) {
      for (int signs = 0; signs < 4; signs++) {
        double[] vertex = new double[3];
        vertex[(axis + 1) % 3] = (signs & 1) == 0 ? scale : -scale;
        vertex[(axis + 2) % 3] = (signs & 2) == 0 ? scale * GOLDEN : -scale * GOLDEN;
        vertices.add(vertex);
      }
    }
    List<double[]> sites = new ArrayList<>();
    sites.add(new double[3]);
    int n = vertices.size();
    for (int shell = 1; shell <= SHELLS; shell++) {
      for (int a = 0; a < n; a++) {
        sites.add(combine(vertices, shell, a, 0, a, 0, a));
        for (int b = a + 1; b < n; b++) {
          if (!adjacent(vertices.get(a), vertices.get(b))) {
            continue;
          }
          for (int t = 1; t < shell; t++) {
            sites.add(combine(vertices, shell - t, a, t, b, 0, b));
          }
          for (int c = b + 1; c < n; c++) {
            if (adjacent(vertices.get(a), vertices.get(c))
                && adjacent(vertices.get(b), vertices.get(c))) {
              for (int s = 1; s < shell - 1; s++) {
                for (int t = 1; s + t < shell; t++) {
                  sites.add(combine(vertices, shell - s - t, a, s, b, t, c));
                }
              }
            }
          }
        }
      }
    }
    return sites;
  }

  private static boolean adjacent(double[] a, double[] b) {
    return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]) < 1.1;
  }

  private static double[] combine(
      List<double[]> vertices, int wa, int a, int wb, int b, int wc, int c) {
    double[] point = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      point[axis] =
          wa * vertices.get(a)[axis] + wb * vertices.get(b)[axis] + wc * vertices.get(c)[axis];
    }
    return point;
  }

  /** The part of an fcc crystal within |x| ≤ n, |x| + |y| + |z| ≤ 2n half lattice constants. */
  private static List<double[]> cuboctahedron() {
    List<double[]> sites = new ArrayList<>();
    for (int x = -SHELLS; x <= SHELLS; x++) {
      for (int y = -SHELLS; y <= SHELLS; y++) {
        for (int z = -SHELLS; z <= SHELLS; z++) {
          int sum = Math.abs(x) + Math.abs(y) + Math.abs(z);
          if (sum % 2 == 0 && sum <= 2 * SHELLS) {
            sites.add(new double[] {x / Math.sqrt(2), y / Math.sqrt(2), z / Math.sqrt(2)});
          }
        }
      }
    }
    return sites;
  }

  private static double norm(double[] p) {
    return Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
  }

  /** The same for a point and its inverse: whichever comes last. */
  private static double[] axis(double[] p) {
    double[] inverse = {-p[0], -p[1], -p[2]};
    return compare(p, inverse) >= 0 ? p : inverse;
  }

  /** Lexicographic order of points without regard to rounding. */
  static int compare(double[] p, double[] q) {
    for (int axis = 0; axis < 3; axis++) {
      int order = Long.compare(rounded(p[axis]), rounded(q[axis]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static long rounded(double x) {
    return Math.round(x / TIE);
  }
}
