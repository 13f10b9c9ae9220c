package continuo.burst.kernel;

import java.util.Arrays;

/** Sum of the energy terms of a system, in their order. */
final class TermSum implements LaneForces {
  private final TermKernel[] terms;
  private final int size;
  private final double[][] energyByTerm;

  /**
   * @param terms kept by reference
   * @param nAtoms N
   * @param lanes number of replicas side by side
   */
  TermSum(TermKernel[] terms, int nAtoms, int lanes) {
    this.terms = terms;
    this.size = Layout.size(nAtoms, lanes);
    this.energyByTerm = new double[terms.length][lanes];
  }

  @Override
  public void compute(double[] x, double[] f, double[] energy) {
    Layout.requireLength("positions", x, size);
    Layout.requireLength("forces", f, size);
    Arrays.fill(f, 0);
    Arrays.fill(energy, 0);
    for (int t = 0; t < terms.length; t++) {
      double[] termEnergy = energyByTerm[t];
      Arrays.fill(termEnergy, 0);
      terms[t].add(x, f, termEnergy);
      for (int lane = 0; lane < termEnergy.length; lane++) {
        energy[lane] += termEnergy[lane];
      }
    }
  }

  @Override
  public ListStatistics listStatistics() {
    return Arrays.stream(terms)
        .map(TermKernel::listStatistics)
        .reduce(ListStatistics.NONE, ListStatistics::plus);
  }

  @Override
  public double[][] energyByTerm() {
    return Arrays.stream(energyByTerm).map(double[]::clone).toArray(double[][]::new);
  }
}
