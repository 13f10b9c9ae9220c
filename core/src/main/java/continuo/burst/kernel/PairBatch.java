package continuo.burst.kernel;

/**
 * A row of pairs spread out into flat arrays [pair][lane], lane fastest, and back: gathering and
 * scattering are all that differs between the plain and the vector version of the general pair
 * potentials.
 */
abstract class PairBatch {
  final int lanes;

  /** Pair vectors r_i − shift − r_j, nm. */
  double[] dx = new double[256];

  double[] dy = new double[256];
  double[] dz = new double[256];

  /** Their squared lengths, nm². */
  double[] r2 = new double[256];

  /** Energies, kJ/mol, and forces over distance, kJ/mol/nm². */
  double[] v = new double[256];

  double[] c = new double[256];

  PairBatch(int lanes) {
    this.lanes = lanes;
  }

  /**
   * Writes pair vectors and squared distances of a row.
   *
   * @return number of elements, pairs times lanes
   */
  final int gather(PairRows rows, int row, double[] x) {
    int n = (rows.start[row + 1] - rows.start[row]) * lanes;
    if (r2.length < n) {
      int capacity = n + n / 2;
      dx = new double[capacity];
      dy = new double[capacity];
      dz = new double[capacity];
      r2 = new double[capacity];
      v = new double[capacity];
      c = new double[capacity];
    }
    spread(rows, row, x);
    return n;
  }

  abstract void spread(PairRows rows, int row, double[] x);

  /**
   * Adds the forces c·d of a row, those on the first atom after a sum in the order of the partners,
   * and its energies.
   *
   * @param f forces; added to
   * @param energy of each lane; added to, or null
   */
  abstract void scatter(PairRows rows, int row, double[] f, double[] energy);

  /** Adds the virial Σ c r² of a row of n elements, kJ/mol, to that of each lane. */
  final void addVirial(int n, double[] virial) {
    for (int k = 0; k < n; k++) {
      virial[k % lanes] += c[k] * r2[k];
    }
  }
}
