package continuo.forcefield;

import java.util.Arrays;

/**
 * Atoms kept near fixed points p: V = ½ k (|r − p| − R)² outside the sphere of radius R, 0 inside.
 * R = 0 is harmonic. Positions are unwrapped, so a point is a point, not a lattice of images. The
 * only term that holds the system in space: its forces do not add up to 0.
 *
 * <p>GROMACS {@code [ position_restraints ]} function 1 (equal k along the axes, R = 0) and
 * function 2 with g = 1; LAMMPS {@code fix spring/self} with K = k.
 */
public final class PositionRestraints extends RadialTerm {
  private static final long serialVersionUID = 1L;

  private final double[] points;

  /**
   * @param atoms which atoms; copied
   * @param points p, [restraint][xyz] flat, nm; copied
   * @param stiffness k per restraint, kJ/mol/nm², ≥ 0; copied
   * @param radius R per restraint, nm, ≥ 0; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public PositionRestraints(int[] atoms, double[] points, double[] stiffness, double[] radius) {
    this(AtomTuples.of(1, atoms), points, stiffness, radius);
  }

  private PositionRestraints(
      AtomTuples atoms, double[] points, double[] stiffness, double[] radius) {
    super(
        atoms,
        copy(
            "position-restraint",
            atoms,
            1,
            stiffness,
            new double[atoms.size()],
            radius,
            forAll(atoms.size(), Double.MAX_VALUE)));
    if (points.length != 3 * atoms.size()) {
      throw new IllegalArgumentException(
          "Invalid %s: %d atoms but %d coordinates of points"
              .formatted(name(), atoms.size(), points.length));
    }
    for (int a = 0; a < atoms.size(); a++) {
      Parameters.notNegative(name(), a, "stiffness", stiffness[a]);
      Parameters.notNegative(name(), a, "radius", radius[a]);
      for (int axis = 0; axis < 3; axis++) {
        Parameters.finite(name(), a, "coordinate of the point", points[3 * a + axis]);
      }
    }
    this.points = points.clone();
  }

  private static double[] forAll(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  @Override
  public String name() {
    return "position-restraint";
  }

  /** k of a restraint, kJ/mol/nm². */
  public double stiffness(int restraint) {
    return parameter(0, restraint);
  }

  /** R of a restraint, nm. */
  public double radius(int restraint) {
    return parameter(2, restraint);
  }

  /** Coordinate of p along an axis, nm. */
  public double point(int restraint, int axis) {
    return points[3 * restraint + axis];
  }

  @Override
  public void evaluate(TermBatch batch) {
    FlatBottom.evaluate(batch);
  }
}
