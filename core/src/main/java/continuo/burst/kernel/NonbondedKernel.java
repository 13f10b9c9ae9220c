package continuo.burst.kernel;

import continuo.forcefield.Charges;
import continuo.forcefield.NonbondedPairs;
import java.util.Arrays;

/**
 * General pair potentials and Coulomb interaction, one pass over one list. A row holds one pair of
 * types, so its potential is one loop over all its pairs and lanes; each part is cut at its own
 * radius, where it becomes exactly 0.
 */
final class NonbondedKernel implements TermKernel, LaneVirial.Part {
  private final NeighbourList list;
  private final PairBatch batch;
  private final int lanes;

  /** For each ordered pair of types, then once more for excluded pairs, see {@link PairRows}. */
  private final PairForm[] forms;

  private final double[] cutoff2;

  /** k_C q_i and q_j; null without charges. */
  private final double[] scaledCharge;

  private final double[] charge;
  private final PairForm coulomb;
  private final PairForm excluded;
  private final double coulombCutoff2;
  private final double constantEnergy;
  private final double constantVirial;
  private final Scratch energies = new Scratch();
  private final Scratch forces = new Scratch();

  /**
   * @param constantEnergy energy that belongs to no pair in reach, kJ/mol
   * @param constantVirial virial of the same, kJ/mol
   */
  NonbondedKernel(
      NonbondedPairs term,
      NeighbourList list,
      PairBatch batch,
      double constantEnergy,
      double constantVirial) {
    this.list = list;
    this.batch = batch;
    this.lanes = batch.lanes;
    this.constantEnergy = constantEnergy;
    this.constantVirial = constantVirial;
    int nTypes = term.nTypes();
    forms = new PairForm[nTypes * nTypes];
    cutoff2 = new double[nTypes * nTypes];
    for (int ab = 0; ab < forms.length; ab++) {
      int a = ab / nTypes;
      int b = ab % nTypes;
      if (term.potential(a, b) != null) {
        forms[ab] = PairForms.of(term.potential(a, b), term.truncation(a, b));
        cutoff2[ab] = term.truncation(a, b).cutoff() * term.truncation(a, b).cutoff();
      }
    }
    Charges charges = term.charges();
    if (charges == null) {
      charge = null;
      scaledCharge = null;
      coulomb = null;
      excluded = null;
      coulombCutoff2 = 0;
    } else {
      charge = new double[term.nAtoms()];
      Arrays.setAll(charge, charges::q);
      scaledCharge = Arrays.stream(charge).map(q -> charges.constant() * q).toArray();
      coulomb = CoulombForms.of(charges.law());
      excluded = CoulombForms.ofExcluded(charges.law());
      coulombCutoff2 = charges.law().cutoff() * charges.law().cutoff();
    }
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    final PairRows rows = list.update(x);
    for (int row = 0; row < rows.nRows; row++) {
      evaluate(rows, row, x);
      batch.scatter(rows, row, f, energy);
    }
    for (int lane = 0; energy != null && lane < lanes; lane++) {
      energy[lane] += constantEnergy;
    }
  }

  @Override
  public ListStatistics listStatistics() {
    return list.statistics();
  }

  /**
   * Adds the virial Σ f·d over pairs and the tail, kJ/mol, to that of each lane.
   *
   * @param x positions, nm; read
   */
  @Override
  public void addVirial(double[] x, double[] virial) {
    final PairRows rows = list.update(x);
    for (int row = 0; row < rows.nRows; row++) {
      batch.addVirial(evaluate(rows, row, x), virial);
    }
    for (int lane = 0; lane < lanes; lane++) {
      virial[lane] += constantVirial;
    }
  }

  /** Energies and forces over distance of a row, in the batch; returns how many. */
  private int evaluate(PairRows rows, int row, double[] x) {
    final int n = batch.gather(rows, row, x);
    final int ab = rows.types[row];
    final boolean isExcluded = ab >= forms.length;
    if (!isExcluded && forms[ab] != null) {
      forms[ab].evaluate(n, batch.r2, batch.v, batch.c);
      cut(n, batch.r2, cutoff2[ab], batch.v, batch.c);
    } else {
      Arrays.fill(batch.v, 0, n, 0);
      Arrays.fill(batch.c, 0, n, 0);
    }
    if (charge != null && charge[rows.first[row]] != 0) {
      addCoulomb(isExcluded ? excluded : coulomb, n, rows, row);
    }
    return n;
  }

  private static void cut(int n, double[] r2, double cutoff2, double[] v, double[] c) {
    for (int k = 0; k < n; k++) {
      final boolean within = r2[k] < cutoff2;
      v[k] = within ? v[k] : 0;
      c[k] = within ? c[k] : 0;
    }
  }

  private void addCoulomb(PairForm law, int n, PairRows rows, int row) {
    final double[] e = energies.of(n);
    final double[] g = forces.of(n);
    law.evaluate(n, batch.r2, e, g);
    final double qi = scaledCharge[rows.first[row]];
    final int begin = rows.start[row];
    for (int k = begin; k < rows.start[row + 1]; k++) {
      final double qq = qi * charge[rows.second[k]];
      if (qq == 0) {
        continue;
      }
      final int from = (k - begin) * lanes;
      for (int at = from; at < from + lanes; at++) {
        final boolean within = batch.r2[at] < coulombCutoff2;
        batch.v[at] += within ? qq * e[at] : 0;
        batch.c[at] += within ? qq * g[at] : 0;
      }
    }
  }
}
