package continuo.structure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The atoms at their reference positions r0 (unwrapped: a periodic image is never folded back, so
 * that displacements r − r0 are meaningful): those of the composite first, then those of the host
 * fluid around it, if there is one. Host atoms carry no basis functions; sums over the composite
 * are sums over {@link #withoutHost}. Immutable.
 */
public final class Composite implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Component of the atoms of the host. */
  public static final int HOST = -1;

  private final Box box;
  private final double[] masses;
  private final double[] reference;
  private final int[] components;
  private final AtomLabel[] labels;
  private final int nComponents;
  private final int nHost;

  /**
   * @param box cell or free space
   * @param masses N, amu; copied
   * @param reference r0, [atom][xyz] flat N×3, nm; copied
   * @param components index of the nanocomponent each atom belongs to, 0…n−1 without holes; {@link
   *     #HOST} for the atoms of the host, which come last; copied
   * @param labels names, N
   * @throws IllegalArgumentException if the sizes disagree, a mass is not positive, a position is
   *     not finite, or atoms of the host are not the last, all there is, or in free space
   */
  public Composite(
      Box box, double[] masses, double[] reference, int[] components, List<AtomLabel> labels) {
    int n = masses.length;
    if (n == 0 || reference.length != 3 * n || components.length != n || labels.size() != n) {
      throw new IllegalArgumentException(
          "Invalid composite: %d masses, %d coordinates, %d components, %d labels"
              .formatted(n, reference.length, components.length, labels.size()));
    }
    int highest = HOST;
    int host = 0;
    for (int i = 0; i < n; i++) {
      if (!(masses[i] > 0)) {
        throw new IllegalArgumentException("Invalid mass of atom " + i + ": " + masses[i]);
      }
      highest = Math.max(highest, components[i]);
      if (components[i] == HOST) {
        host++;
      } else if (host > 0) {
        throw new IllegalArgumentException(
            "Invalid component of atom " + i + ": atoms of the host come last");
      }
    }
    if (host == n || (host > 0 && !box.isPeriodic())) {
      throw new IllegalArgumentException(
          "Invalid host: it needs a composite, and a periodic cell that holds it together");
    }
    for (int c = 0; c < 3 * n; c++) {
      if (!Double.isFinite(reference[c])) {
        throw new IllegalArgumentException(
            "Invalid reference position of atom " + c / 3 + ": " + reference[c]);
      }
    }
    this.box = box;
    this.masses = masses.clone();
    this.reference = reference.clone();
    this.components = components.clone();
    this.labels = labels.toArray(new AtomLabel[0]);
    this.nComponents = highest + 1;
    this.nHost = host;
  }

  public Box box() {
    return box;
  }

  /** N, atoms of the composite and of the host. */
  public int nAtoms() {
    return masses.length;
  }

  /** Atoms of the host, the last ones; 0 if there is no host. */
  public int nHost() {
    return nHost;
  }

  /** The composite alone, the first N − nHost atoms. */
  public Composite withoutHost() {
    int n = nAtoms() - nHost;
    return nHost == 0
        ? this
        : new Composite(
            box,
            Arrays.copyOf(masses, n),
            Arrays.copyOf(reference, 3 * n),
            Arrays.copyOf(components, n),
            List.of(labels).subList(0, n));
  }

  public int nComponents() {
    return nComponents;
  }

  /** Mass of atom i, amu. */
  public double mass(int i) {
    return masses[i];
  }

  /** Reference coordinate of atom i, nm. */
  public double reference(int i, int axis) {
    return reference[3 * i + axis];
  }

  /** Nanocomponent that atom i belongs to, or {@link #HOST}. */
  public int component(int i) {
    return components[i];
  }

  public AtomLabel label(int i) {
    return labels[i];
  }

  /** Total mass, amu. */
  public double totalMass() {
    double sum = 0;
    for (double m : masses) {
      sum += m;
    }
    return sum;
  }

  /**
   * Smallest distance between two different atoms at the reference positions, over periodic images,
   * nm; infinite for a single free atom.
   */
  public double nearestDistance() {
    return NearestDistance.of(this);
  }

  /** The same atoms with the cell and all reference positions times a factor. */
  public Composite scaled(double factor) {
    double[] stretched = reference.clone();
    for (int c = 0; c < stretched.length; c++) {
      stretched[c] *= factor;
    }
    return new Composite(box.scaled(factor), masses, stretched, components, List.of(labels));
  }

  /** A copy of the masses, N, amu. */
  public double[] copyMasses() {
    return masses.clone();
  }

  /** A copy of the reference positions, [atom][xyz] flat, nm. */
  public double[] copyReference() {
    return reference.clone();
  }
}
