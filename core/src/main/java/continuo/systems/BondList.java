package continuo.systems;

import continuo.forcefield.BondTopology;
import java.util.Arrays;

/**
 * Bonds under construction. Every bond is stored from its lower atom, so that a bond and its
 * reverse are the same, and {@link #sort} orders them by atoms and image.
 */
final class BondList {
  private static final int INTEGERS = 5;

  private final int nParameters;
  private int size;
  private int[] atoms = new int[INTEGERS * 64];
  private double[] parameters;

  /**
   * @param nParameters numbers kept with each bond
   */
  BondList(int nParameters) {
    this.nParameters = nParameters;
    this.parameters = new double[nParameters * 64];
  }

  int size() {
    return size;
  }

  /** Adds the bond r_i − (r_j + image·L). */
  void add(int i, int j, int imageX, int imageY, int imageZ, double... values) {
    if (atoms.length == INTEGERS * size) {
      int room = Math.multiplyExact(2, size);
      atoms = Arrays.copyOf(atoms, Math.multiplyExact(INTEGERS, room));
      parameters = Arrays.copyOf(parameters, Math.multiplyExact(nParameters, room));
    }
    int at = INTEGERS * size;
    int sign = i <= j ? 1 : -1;
    atoms[at] = Math.min(i, j);
    atoms[at + 1] = Math.max(i, j);
    atoms[at + 2] = sign * imageX;
    atoms[at + 3] = sign * imageY;
    atoms[at + 4] = sign * imageZ;
    System.arraycopy(values, 0, parameters, nParameters * size, nParameters);
    size++;
  }

  int i(int bond) {
    return atoms[INTEGERS * bond];
  }

  int j(int bond) {
    return atoms[INTEGERS * bond + 1];
  }

  /** Orders the bonds by first atom, second atom, image. */
  void sort() {
    if (isSorted()) {
      return;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, b -> b);
    Arrays.sort(order, this::compare);
    int[] sortedAtoms = new int[INTEGERS * size];
    double[] sortedParameters = new double[nParameters * size];
    for (int b = 0; b < size; b++) {
      int from = order[b];
      System.arraycopy(atoms, INTEGERS * from, sortedAtoms, INTEGERS * b, INTEGERS);
      System.arraycopy(
          parameters, nParameters * from, sortedParameters, nParameters * b, nParameters);
    }
    atoms = sortedAtoms;
    parameters = sortedParameters;
  }

  private boolean isSorted() {
    for (int b = 1; b < size; b++) {
      if (compare(b - 1, b) > 0) {
        return false;
      }
    }
    return true;
  }

  private int compare(int a, int b) {
    return Arrays.compare(
        atoms, INTEGERS * a, INTEGERS * (a + 1), atoms, INTEGERS * b, INTEGERS * (b + 1));
  }

  BondTopology topology() {
    int[] i = new int[size];
    int[] j = new int[size];
    int[] image = new int[3 * size];
    for (int b = 0; b < size; b++) {
      i[b] = i(b);
      j[b] = j(b);
      System.arraycopy(atoms, INTEGERS * b + 2, image, 3 * b, 3);
    }
    return new BondTopology(i, j, image);
  }

  /** One number of every bond. */
  double[] parameter(int index) {
    double[] values = new double[size];
    for (int b = 0; b < size; b++) {
      values[b] = parameters[nParameters * b + index];
    }
    return values;
  }
}
