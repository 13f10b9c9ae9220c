package continuo.burst.kernel;

import java.util.Arrays;

/** Sum of the energy terms of a system, in their order. */
final class TermSum implements LaneForces {
  private final TermKernel[] terms;
  private final int size;
  private final double[][] energyByTerm;
  private double[] scratch;

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
    if (energy == null) {
      for (TermKernel term : terms) {
        term.add(x, f, null);
      }
      return;
    }
    clear();
    for (int t = 0; t < terms.length; t++) {
      terms[t].add(x, f, energyByTerm[t]);
    }
    sum(energy);
  }

  @Override
  public void energies(double[] x, double[] energy) {
    Layout.requireLength("positions", x, size);
    if (scratch == null) {
      scratch = new double[size];
    }
    clear();
    for (int t = 0; t < terms.length; t++) {
      terms[t].addEnergy(x, energyByTerm[t], scratch);
    }
    sum(energy);
  }

  private void clear() {
    for (double[] termEnergy : energyByTerm) {
      Arrays.fill(termEnergy, 0);
    }
  }

  private void sum(double[] energy) {
    Arrays.fill(energy, 0);
    for (double[] termEnergy : energyByTerm) {
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
