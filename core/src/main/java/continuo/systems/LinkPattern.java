package continuo.systems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which atoms of two neighbouring particles are linked: the closest pairs. Pairs at the same
 * distance are taken so that atoms are used evenly and links come in pairs related by the inversion
 * through the midpoint; what is still undecided follows the coordinates, cyclically permuted with
 * the direction of the neighbour, so that the patterns along x, y and z are rotations of each
 * other.
 */
final class LinkPattern {
  /** Relative difference below which two distances tie. */
  private static final double TIE = 1e-9;

  private final double[] particle;
  private final int[] mirror;
  private final int first;

  /** A link from atom a of a particle to atom b of its neighbour, distance in nm. */
  record Link(int a, int b, double distance) {}

  private LinkPattern(double[] particle, int[] offset) {
    this.particle = particle;
    this.mirror = mirror(particle);
    this.first = firstAxis(offset);
  }

  /**
   * Chooses links.
   *
   * @param particle sites of a particle, [atom][xyz] flat, nm; read
   * @param offset direction of the neighbour in lattice steps
   * @param shift position of the neighbour relative to the particle, nm
   * @param count number of links, at most the square of the number of atoms
   * @return the links, closest first
   */
  static List<Link> choose(double[] particle, int[] offset, double[] shift, int count) {
    return new LinkPattern(particle, offset).choose(shift, count);
  }

  private List<Link> choose(double[] shift, int count) {
    List<Link> candidates = candidates(shift);
    int[] usedA = new int[particle.length / 3];
    int[] usedB = new int[particle.length / 3];
    List<Link> chosen = new ArrayList<>();
    Link previous = null;
    while (chosen.size() < count) {
      double limit = candidates.get(0).distance() * (1 + TIE);
      Link best = null;
      int bestUse = Integer.MAX_VALUE;
      for (Link link : candidates) {
        if (link.distance() > limit) {
          break;
        }
        // Even use comes first; among equals the inverse of the previous link, then the order.
        int use =
            2 * Math.max(usedA[link.a()], usedB[link.b()]) * candidates.size()
                + 2 * (usedA[link.a()] + usedB[link.b()])
                + (isInverse(link, previous) ? 0 : 1);
        if (use < bestUse) {
          best = link;
          bestUse = use;
        }
      }
      candidates.remove(best);
      chosen.add(best);
      usedA[best.a()]++;
      usedB[best.b()]++;
      previous = isInverse(best, previous) ? null : best;
    }
    return chosen;
  }

  private List<Link> candidates(double[] shift) {
    List<Link> candidates = new ArrayList<>();
    int n = particle.length / 3;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        candidates.add(new Link(a, b, distance(particle, a, b, shift)));
      }
    }
    double unit = candidates.stream().mapToDouble(Link::distance).min().orElseThrow() * TIE;
    candidates.sort(
        Comparator.comparingLong((Link link) -> Math.round(link.distance() / unit))
            .thenComparing(link -> site(link.a()), Cluster::compare)
            .thenComparing(link -> site(link.b()), Cluster::compare));
    return candidates;
  }

  /** Distance of atom a of a particle from atom b of its neighbour, nm. */
  static double distance(double[] particle, int a, int b, double[] shift) {
    double dx = particle[3 * a] - particle[3 * b] - shift[0];
    double dy = particle[3 * a + 1] - particle[3 * b + 1] - shift[1];
    double dz = particle[3 * a + 2] - particle[3 * b + 2] - shift[2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  private boolean isInverse(Link link, Link previous) {
    return previous != null && link.a() == mirror[previous.b()] && link.b() == mirror[previous.a()];
  }

  /** Coordinates of an atom, cyclically permuted so that the axis of the neighbour comes first. */
  private double[] site(int atom) {
    double[] site = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      site[axis] = particle[3 * atom + (first + axis) % 3];
    }
    return site;
  }

  /** The axis along which a cubic neighbour lies, or across which an fcc neighbour lies. */
  private static int firstAxis(int[] offset) {
    int nZero = 0;
    for (int c : offset) {
      nZero += c == 0 ? 1 : 0;
    }
    for (int axis = 0; axis < 3; axis++) {
      if ((offset[axis] == 0) == (nZero == 1)) {
        return axis;
      }
    }
    return 0;
  }

  /** The atom at −r of every atom, or −1. */
  private static int[] mirror(double[] particle) {
    int n = particle.length / 3;
    int[] mirror = new int[n];
    for (int a = 0; a < n; a++) {
      mirror[a] = -1;
      for (int b = 0; b < n; b++) {
        double[] sum = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          sum[axis] = particle[3 * a + axis] + particle[3 * b + axis];
        }
        if (Cluster.compare(sum, new double[3]) == 0) {
          mirror[a] = b;
        }
      }
    }
    return mirror;
  }
}
