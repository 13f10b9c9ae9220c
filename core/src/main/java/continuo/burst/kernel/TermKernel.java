package continuo.burst.kernel;

/** Forces and energies of one energy term, all lanes at once. */
interface TermKernel {
  /**
   * @param x positions, [atom][xyz][lane], nm; read
   * @param f forces, same layout, kJ/mol/nm; this term is added
   * @param energy of each lane, kJ/mol; this term is added; null when nobody wants it
   */
  void add(double[] x, double[] f, double[] energy);

  /** What the neighbour list of the term has done; that of no list where there is none. */
  default ListStatistics listStatistics() {
    return ListStatistics.NONE;
  }

  /**
   * Energies alone.
   *
   * @param x positions, [atom][xyz][lane], nm; read
   * @param energy of each lane, kJ/mol; this term is added
   * @param scratch room for forces, same layout as x, kJ/mol/nm; spoilt
   */
  default void addEnergy(double[] x, double[] energy, double[] scratch) {
    add(x, scratch, energy);
  }
}
