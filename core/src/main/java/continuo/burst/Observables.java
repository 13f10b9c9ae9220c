package continuo.burst;

import continuo.forcefield.MolecularSystem;
import continuo.structure.Composite;

/**
 * Sums of scalar observables over the samples of a burst, lane by lane. Energies are those of all
 * atoms; size and residual are those of the composite.
 */
final class Observables {
  private final double[] masses;
  private final BodyShape shape;
  private final double totalMass;
  private final int degreesOfFreedom;
  private final int lanes;
  private final double[] potentialEnergy;
  private final double[] kineticEnergy;
  private final double[] radiusOfGyration;
  private final double[] linkLength;
  private final double[] residualSquared;
  private final double[] reference;
  private int samples;

  Observables(MolecularSystem system, int rank, int lanes) {
    this.masses = system.composite().copyMasses();
    this.shape = new BodyShape(system, lanes);
    Composite composite = system.composite().withoutHost();
    // The centre of mass of a host is held too.
    int held = system.composite().nHost() > 0 ? rank + 1 : rank;
    this.degreesOfFreedom = 3 * (masses.length - held);
    this.lanes = lanes;
    this.potentialEnergy = new double[lanes];
    this.kineticEnergy = new double[lanes];
    this.radiusOfGyration = new double[lanes];
    this.linkLength = new double[lanes];
    this.residualSquared = new double[lanes];
    this.totalMass = composite.totalMass();
    this.reference = composite.copyReference();
  }

  /**
   * Adds the positions and energies of a sample.
   *
   * @param heldSquared |q|² of the coordinates that are held: because they are orthonormal, Σ m|σ|²
   *     = Σ m|r − r0|² − |q|²
   */
  void take(double[] x, double[] energy, double heldSquared) {
    double[] radius = shape.radiiOfGyration(x);
    double[] length = shape.meanLinkLengths(x);
    double[] squared = displacementsSquared(x);
    for (int l = 0; l < lanes; l++) {
      potentialEnergy[l] += energy[l];
      radiusOfGyration[l] += radius[l];
      linkLength[l] += length[l];
      residualSquared[l] += Math.max(0, squared[l] - heldSquared) / totalMass;
    }
    samples++;
  }

  /** Adds the kinetic energy of the residual motion, velocities taken right after a projection. */
  void takeVelocities(double[] v) {
    double[] twice = new double[lanes];
    for (int c = 0; c < 3 * masses.length; c++) {
      final double m = masses[c / 3];
      for (int l = 0; l < lanes; l++) {
        double u = v[c * lanes + l];
        twice[l] += m * u * u;
      }
    }
    for (int l = 0; l < lanes; l++) {
      kineticEnergy[l] += twice[l] / degreesOfFreedom;
    }
  }

  /** Takes the sums of one lane from another burst with as many samples. */
  void takeLane(int lane, Observables other) {
    potentialEnergy[lane] = other.potentialEnergy[lane];
    kineticEnergy[lane] = other.kineticEnergy[lane];
    radiusOfGyration[lane] = other.radiusOfGyration[lane];
    residualSquared[lane] = other.residualSquared[lane];
    linkLength[lane] = other.linkLength[lane];
  }

  /** The sums over the lanes that count. */
  BlockScalars sums(int[] counted) {
    BlockScalars sums = new BlockScalars();
    for (int l : counted) {
      sums.potentialEnergy += potentialEnergy[l];
      sums.kineticEnergy += kineticEnergy[l];
      sums.radiusOfGyration += radiusOfGyration[l];
      sums.residualSquared += residualSquared[l];
      sums.linkLength += linkLength[l];
    }
    sums.count = (long) samples * counted.length;
    return sums;
  }

  /** Σ m|r − r0|² of every lane. */
  private double[] displacementsSquared(double[] x) {
    double[] sum = new double[lanes];
    for (int c = 0; c < reference.length; c++) {
      final double m = masses[c / 3];
      for (int l = 0; l < lanes; l++) {
        double d = x[c * lanes + l] - reference[c];
        sum[l] += m * d * d;
      }
    }
    return sum;
  }
}
