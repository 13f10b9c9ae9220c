package continuo.burst.kernel;

/** Forces and energies of one energy term, all lanes at once. */
interface TermKernel {
  /**
   * @param x positions, [atom][xyz][lane], nm; read
   * @param f forces, same layout, kJ/mol/nm; this term is added
   * @param energy of each lane, kJ/mol; this term is added
   */
  void add(double[] x, double[] f, double[] energy);

  /** What the neighbour list of the term has done; that of no list where there is none. */
  default ListStatistics listStatistics() {
    return ListStatistics.NONE;
  }

  /** One kernel after the other. */
  default TermKernel then(TermKernel next) {
    TermKernel first = this;
    return new TermKernel() {
      @Override
      public void add(double[] x, double[] f, double[] energy) {
        first.add(x, f, energy);
        next.add(x, f, energy);
      }

      @Override
      public ListStatistics listStatistics() {
        return first.listStatistics().plus(next.listStatistics());
      }
    };
  }
}
