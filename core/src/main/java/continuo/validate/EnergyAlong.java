package continuo.validate;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.LaneForces;
import continuo.forcefield.MolecularSystem;

/**
 * Energy and force along straight lines through a configuration: F·d beside the five-point
 * difference −(8(E₁ − E₋₁) − (E₂ − E₋₂))/(12h) of the energy at steps ±h and ±2h along d.
 *
 * <p>What the difference may be off by is measured: its truncation error is less than its change
 * when h is doubled; rounding of a sum of n terms of total size S is √n ε S, divided by h. S is |E|
 * + Σ |F_i| × {@value #REACH} nm, because terms of both signs cancel in E.
 *
 * <p>A difference means nothing where the energy jumps or its slope does, as at a cut-off without a
 * switch. Of a smooth energy the value in the middle follows from the six others; the energy alone,
 * not the force, tells whether it does.
 */
final class EnergyAlong {
  private static final double STEP = 2e-4;
  private static final double REACH = 0.1;

  /** Multiples of the step in the lanes; the last lane is spare. */
  private static final double[] OFFSETS = {-4, -2, -1, 1, 2, 4, 0, 0};

  /** How far the energy is looked at, in units of the direction, nm. */
  static final double FARTHEST = 4 * STEP;

  private static final int MIDDLE = 6;

  /** Error of the middle value of an energy whose sixth derivative is felt, in roundings. */
  private static final double SMOOTH = 1e3;

  /**
   * @param force F·d, kJ/mol/nm
   * @param difference the same from the energy
   * @param bound largest difference of the two that truncation and rounding allow
   * @param isSmooth whether the energy is smooth along the line
   */
  record Slope(double force, double difference, double bound, boolean isSmooth) {}

  private final LaneForces forces;
  private final double[] x;
  private final double[] f;
  private final double[] energy = new double[OFFSETS.length];

  EnergyAlong(MolecularSystem system) {
    int lanes = OFFSETS.length;
    forces = KernelProvider.fastest(lanes).forces(system, lanes);
    x = new double[3 * system.composite().nAtoms() * lanes];
    f = new double[x.length];
  }

  /**
   * @param x0 configuration, [atom][xyz], nm; read
   * @param d direction, [atom][xyz], components up to 1; read
   */
  Slope slope(double[] x0, double[] d) {
    int lanes = OFFSETS.length;
    for (int c = 0; c < x0.length; c++) {
      for (int lane = 0; lane < lanes; lane++) {
        x[c * lanes + lane] = x0[c] + OFFSETS[lane] * STEP * d[c];
      }
    }
    forces.compute(x, f, energy);
    double along = 0;
    double size = 0;
    for (int c = 0; c < x0.length; c++) {
      along += force(c) * d[c];
      size += Math.abs(force(c));
    }
    size *= REACH;
    for (double[] term : forces.energyByTerm()) {
      size += Math.abs(term[MIDDLE]);
    }
    double rounding = Math.sqrt(x0.length) * Math.ulp(1.0) * size;
    double fine = -(8 * (energy[3] - energy[2]) - (energy[4] - energy[1])) / (12 * STEP);
    double coarse = -(8 * (energy[4] - energy[1]) - (energy[5] - energy[0])) / (24 * STEP);
    double middle =
        (64 * (energy[2] + energy[3]) - 20 * (energy[1] + energy[4]) + energy[0] + energy[5]) / 90;
    return new Slope(
        along,
        fine,
        Math.abs(fine - coarse) + rounding / STEP,
        Math.abs(middle - energy[MIDDLE]) <= SMOOTH * rounding);
  }

  /** Energy in the middle of the last line, kJ/mol. */
  double energy() {
    return energy[MIDDLE];
  }

  /** Force on a coordinate, 3·atom + axis, in the middle of the last line, kJ/mol/nm. */
  double force(int coordinate) {
    return f[coordinate * OFFSETS.length + MIDDLE];
  }
}
