package continuo.forcefield;

import java.util.Arrays;

/**
 * A pair potential from a table of r, V and F = −V′ at even spacing. Between the points V is the
 * cubic Hermite polynomial of V and −F, and the force is its exact derivative: both go through the
 * table, the force is continuous, and energy is conserved. Closer than the first point the force
 * stays what it is there. The spline differs from that of LAMMPS {@code table spline} and of
 * GROMACS between points by O(h⁴).
 *
 * <p>Immutable.
 */
public final class TabulatedPotential implements RadialPotential {
  private static final long serialVersionUID = 1L;

  /** Default for how far V may be from −∫F, relative to h·F. */
  public static final double TOLERANCE = 1e-3;

  /** Digits that V of a table may have lost in print, relative. */
  private static final double PRINTED = 1e-7;

  /** How far points may be from even spacing, in units of the spacing. */
  private static final double UNEVEN = 1e-3;

  private final double first;
  private final double spacing;
  private final double[] v;
  private final double[] f;

  /**
   * @param r distances, nm, ascending, evenly spaced, &gt; 0; at least 4; read
   * @param v V, kJ/mol; copied
   * @param f −V′, kJ/mol/nm; copied
   * @throws IllegalArgumentException if the table is not even, or its force is not minus the
   *     derivative of its energy within {@link #TOLERANCE}
   */
  public TabulatedPotential(double[] r, double[] v, double[] f) {
    this(r, v, f, TOLERANCE);
  }

  /**
   * As above with a tolerance: over each interval |V_{k+1} − V_k + ∫F| must not exceed the
   * tolerance times h·max|F| of the interval and its neighbours (plus 1e-7 |V| for the digits in
   * print); the integral is the trapezium with its end correction, exact for cubic F.
   */
  public TabulatedPotential(double[] r, double[] v, double[] f, double tolerance) {
    int n = r.length;
    if (n < 4 || v.length != n || f.length != n) {
      throw new IllegalArgumentException(
          "Invalid pair table: %d distances, %d energies, %d forces; at least 4 of each"
              .formatted(n, v.length, f.length));
    }
    first = r[0];
    spacing = (r[n - 1] - r[0]) / (n - 1);
    if (!(first > 0 && spacing > 0)) {
      throw new IllegalArgumentException(
          "Invalid pair table: distances from %s to %s nm must ascend and be positive"
              .formatted(r[0], r[n - 1]));
    }
    for (int k = 0; k < n; k++) {
      if (!(Math.abs(r[k] - (first + k * spacing)) <= UNEVEN * spacing)) {
        throw new IllegalArgumentException(
            "Invalid pair table: distance %d is %s nm, even spacing asks for %s nm"
                .formatted(k, r[k], first + k * spacing));
      }
      if (!(Double.isFinite(v[k]) && Double.isFinite(f[k]))) {
        throw new IllegalArgumentException(
            "Invalid pair table: at %s nm energy %s, force %s".formatted(r[k], v[k], f[k]));
      }
    }
    this.v = v.clone();
    this.f = f.clone();
    requireConsistent(tolerance);
  }

  private void requireConsistent(double tolerance) {
    int n = v.length;
    for (int k = 0; k + 1 < n; k++) {
      double work = 0.5 * spacing * (f[k] + f[k + 1]) + spacing / 12 * (change(k) - change(k + 1));
      double most = 0;
      for (int m = Math.max(0, k - 1); m < Math.min(n, k + 3); m++) {
        most = Math.max(most, Math.abs(f[m]));
      }
      double found = v[k + 1] - v[k];
      double allowed =
          tolerance * spacing * most + PRINTED * Math.max(Math.abs(v[k]), Math.abs(v[k + 1]));
      if (!(Math.abs(found + work) <= allowed)) {
        throw new IllegalArgumentException(
            ("Invalid pair table: from %s to %s nm the energy changes by %s, its force says %s;"
                    + " they may differ by %.3g. Is the force column −dV/dr?")
                .formatted(at(k), at(k + 1), found, -work, allowed));
      }
    }
  }

  /** h F′ by differences of second order. */
  private double change(int k) {
    int n = f.length;
    if (k == 0) {
      return -1.5 * f[0] + 2 * f[1] - 0.5 * f[2];
    } else if (k == n - 1) {
      return 1.5 * f[n - 1] - 2 * f[n - 2] + 0.5 * f[n - 3];
    }
    return 0.5 * (f[k + 1] - f[k - 1]);
  }

  private double at(int k) {
    return first + k * spacing;
  }

  /** r of the first point, nm. */
  public double first() {
    return first;
  }

  /** Distance of neighbouring points, nm. */
  public double spacing() {
    return spacing;
  }

  /** Number of points. */
  public int size() {
    return v.length;
  }

  /** V at a point, kJ/mol. */
  public double energyAt(int point) {
    return v[point];
  }

  /** −V′ at a point, kJ/mol/nm. */
  public double forceAt(int point) {
    return f[point];
  }

  @Override
  public double range() {
    return at(v.length - 1);
  }

  @Override
  public double energy(double r) {
    double bounded = Math.max(first, r);
    int k = interval(bounded);
    double s = (bounded - first) / spacing - k;
    double rise = v[k + 1] - v[k];
    double d0 = -spacing * f[k];
    double d1 = -spacing * f[k + 1];
    double inside = s * (d0 + s * (3 * rise - 2 * d0 - d1 + s * (d0 + d1 - 2 * rise)));
    return v[k] + inside + f[0] * (bounded - r);
  }

  @Override
  public double force(double r) {
    double bounded = Math.max(first, r);
    int k = interval(bounded);
    double s = (bounded - first) / spacing - k;
    double rise = v[k + 1] - v[k];
    double d0 = -spacing * f[k];
    double d1 = -spacing * f[k + 1];
    return -(d0 + s * (2 * (3 * rise - 2 * d0 - d1) + 3 * s * (d0 + d1 - 2 * rise))) / spacing;
  }

  private int interval(double r) {
    return Math.min(v.length - 2, (int) ((r - first) / spacing));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TabulatedPotential t
        && t.first == first
        && t.spacing == spacing
        && Arrays.equals(t.v, v)
        && Arrays.equals(t.f, f);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(v) + 31 * Arrays.hashCode(f);
  }
}
