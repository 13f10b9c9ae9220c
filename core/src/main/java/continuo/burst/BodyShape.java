package continuo.burst;

import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;

/** Size of the composite and mean length of its double-well links, lane by lane. */
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
   * √(Σ m |r − r_cm|²/Σ m), nm.
   *
   * @param x positions, [atom][xyz][lane], nm; read
   * @param lane which replica
   */
  public double radiusOfGyration(double[] x, int lane) {
    double sum2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double first = 0;
      double second = 0;
      // About the first atom, so that a body far from the origin loses no digits.
      double origin = x[axis * lanes + lane];
      for (int i = 0; i < masses.length; i++) {
        double d = x[(3 * i + axis) * lanes + lane] - origin;
        first += masses[i] * d;
        second += masses[i] * d * d;
      }
      sum2 += second / totalMass - first * first / (totalMass * totalMass);
    }
    return Math.sqrt(Math.max(0, sum2));
  }

  /**
   * Mean length of the double-well links, nm; 0 if there are none.
   *
   * @param x positions, [atom][xyz][lane], nm; read
   * @param lane which replica
   */
  public double meanLinkLength(double[] x, int lane) {
    if (!hasLinks()) {
      return 0;
    }
    double sum = 0;
    for (int b = 0; b < links.size(); b++) {
      double r2 = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d =
            x[(3 * links.i(b) + axis) * lanes + lane]
                - x[(3 * links.j(b) + axis) * lanes + lane]
                - linkShifts[3 * b + axis];
        r2 += d * d;
      }
      sum += Math.sqrt(r2);
    }
    return sum / links.size();
  }
}
