package continuo.burst;

import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import java.util.Arrays;

/**
 * Size of the composite and mean length of its double-well links in every lane. All lanes of an
 * atom are read together, as they lie in memory.
 */
public final class BodyShape {
  private final double[] masses;
  private final double totalMass;
  private final int lanes;
  private final BondTopology links;
  private final double[] linkShifts;

  /**
   * @param system atoms and links; read
   * @param lanes replicas side by side in the arrays that follow
   */
  public BodyShape(MolecularSystem system, int lanes) {
    this.masses = system.composite().withoutHost().copyMasses();
    this.totalMass = system.composite().withoutHost().totalMass();
    this.lanes = lanes;
    BondTopology found = null;
    for (EnergyTerm term : system.flatTerms()) {
      if (term instanceof DoubleWellBonds bonds) {
        found = bonds.topology();
      }
    }
    this.links = found;
    this.linkShifts = found == null ? new double[0] : found.shifts(system.composite().box());
  }

  /** Whether there are links. */
  public boolean hasLinks() {
    return links != null && links.size() > 0;
  }

  /**
   * √(Σ m |r − r_cm|²/Σ m) of every lane, nm.
   *
   * @param x positions, [atom][xyz][lane], nm; read
   */
  public double[] radiiOfGyration(double[] x) {
    double[] radius = new double[lanes];
    for (int axis = 0; axis < 3; axis++) {
      double[] first = new double[lanes];
      double[] second = new double[lanes];
      for (int i = 0; i < masses.length; i++) {
        final double m = masses[i];
        final int row = (3 * i + axis) * lanes;
        for (int l = 0; l < lanes; l++) {
          // About the first atom, so that a body far from the origin loses no digits.
          double d = x[row + l] - x[axis * lanes + l];
          first[l] += m * d;
          second[l] += m * d * d;
        }
      }
      for (int l = 0; l < lanes; l++) {
        radius[l] += second[l] / totalMass - first[l] * first[l] / (totalMass * totalMass);
      }
    }
    for (int l = 0; l < lanes; l++) {
      radius[l] = Math.sqrt(Math.max(0, radius[l]));
    }
    return radius;
  }

  /**
   * Mean length of the double-well links of every lane, nm; 0 if there are none.
   *
   * @param x positions, [atom][xyz][lane], nm; read
   */
  public double[] meanLinkLengths(double[] x) {
    double[] mean = new double[lanes];
    if (!hasLinks()) {
      return mean;
    }
    double[] r2 = new double[lanes];
    for (int b = 0; b < links.size(); b++) {
      Arrays.fill(r2, 0);
      for (int axis = 0; axis < 3; axis++) {
        final int i = (3 * links.i(b) + axis) * lanes;
        final int j = (3 * links.j(b) + axis) * lanes;
        final double shift = linkShifts[3 * b + axis];
        for (int l = 0; l < lanes; l++) {
          double d = x[i + l] - x[j + l] - shift;
          r2[l] += d * d;
        }
      }
      for (int l = 0; l < lanes; l++) {
        mean[l] += Math.sqrt(r2[l]);
      }
    }
    for (int l = 0; l < lanes; l++) {
      mean[l] /= links.size();
    }
    return mean;
  }
}
