package continuo.burst.kernel;

/** Forces and energies of one energy term, all lanes at once. */
interface TermKernel {
  /**
   * @param x positions, [atom][xyz][lane], nm; read
   * @param f forces, same layout, kJ/mol/nm; this term is added
   * @param energy of each lane, kJ/mol; this term is added
   */
  void add(double[] x, double[] f, double[] energy);

  /** One kernel after the other. */
  default TermKernel then(TermKernel next) {
    return (x, f, energy) -> {
      add(x, f, energy);
      next.add(x, f, energy);
    };
  }
}
