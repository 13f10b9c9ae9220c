package continuo.orderparam;

import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Bodies without forces whose overlaps are known or whose geometry is awkward. */
final class Bodies {
  private Bodies() {}

  static Composite of(Box box, double[] masses, double[] reference, int[] components) {
    List<AtomLabel> labels = new ArrayList<>();
    for (int i = 0; i < masses.length; i++) {
      labels.add(new AtomLabel("X", "X", "A", i + 1));
    }
    return new Composite(box, masses, reference, components, labels);
  }

  /** Atoms at random in a box, masses between 1 and 10, a component for every five atoms. */
  static Composite random(Box box, int nAtoms, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] masses = new double[nAtoms];
    double[] r = new double[3 * nAtoms];
    int[] components = new int[nAtoms];
    for (int i = 0; i < nAtoms; i++) {
      masses[i] = 1 + 9 * random.nextDouble();
      components[i] = i / 5;
      for (int axis = 0; axis < 3; axis++) {
        double edge = box.isPeriodic() ? box.length(axis) : 3 + axis;
        r[3 * i + axis] = edge * random.nextDouble() - (box.isPeriodic() ? 0 : 7);
      }
    }
    return of(box, masses, r, components);
  }

  /** Simple cubic crystal of unit masses and spacing 1. */
  static Composite crystal(int nx, int ny, int nz) {
    double[] masses = new double[nx * ny * nz];
    double[] r = new double[3 * masses.length];
    for (int i = 0; i < masses.length; i++) {
      masses[i] = 1;
      r[3 * i] = i % nx;
      r[3 * i + 1] = i / nx % ny;
      int layer = i / (nx * ny);
      r[3 * i + 2] = layer;
    }
    return of(new Box(nx, ny, nz), masses, r, new int[masses.length]);
  }

  /**
   * A body of revolution as a quadrature: masses are the weights of Gauss–Legendre points in cos θ
   * and in the radius and of even points in the azimuth, so that overlaps of functions smooth on
   * the scale of the points are exact to rounding.
   *
   * @param inner inner radius; equal to the outer one for a thin shell
   */
  static Composite ball(double inner, double outer, int points, double mass) {
    GaussIntegratorFactory gauss = new GaussIntegratorFactory();
    GaussIntegrator polar = gauss.legendre(points, -1, 1);
    GaussIntegrator radial = inner == outer ? null : gauss.legendre(points, inner, outer);
    int radii = radial == null ? 1 : points;
    int azimuths = 2 * points;
    double[] masses = new double[radii * points * azimuths];
    double[] r = new double[3 * masses.length];
    double volume = radial == null ? 1 : (Math.pow(outer, 3) - Math.pow(inner, 3)) / 3;
    int i = 0;
    for (int a = 0; a < radii; a++) {
      double radius = radial == null ? outer : radial.getPoint(a);
      double radialWeight = radial == null ? 1 : radial.getWeight(a) * radius * radius / volume;
      for (int t = 0; t < points; t++) {
        double z = polar.getPoint(t);
        for (int p = 0; p < azimuths; p++) {
          double phi = 2 * Math.PI * (p + 0.5) / azimuths;
          masses[i] = mass * radialWeight * polar.getWeight(t) / 2 / azimuths;
          r[3 * i] = radius * Math.sqrt(1 - z * z) * Math.cos(phi);
          r[3 * i + 1] = radius * Math.sqrt(1 - z * z) * Math.sin(phi);
          r[3 * i + 2] = radius * z;
          i++;
        }
      }
    }
    return of(Box.FREE, masses, r, new int[masses.length]);
  }

  /** A hollow shell of points spread evenly by the golden angle over several radii. */
  static Composite hollowShell(double inner, double outer, int layers, int pointsPerLayer) {
    double[] masses = new double[layers * pointsPerLayer];
    double[] r = new double[3 * masses.length];
    double golden = Math.PI * (3 - Math.sqrt(5));
    for (int i = 0; i < masses.length; i++) {
      int layer = i / pointsPerLayer;
      int k = i % pointsPerLayer;
      double radius = inner + (outer - inner) * layer / (layers - 1);
      double z = 1 - (2 * k + 1.0) / pointsPerLayer;
      double phi = golden * k + layer;
      masses[i] = 1;
      r[3 * i] = radius * Math.sqrt(1 - z * z) * Math.cos(phi);
      r[3 * i + 1] = radius * Math.sqrt(1 - z * z) * Math.sin(phi);
      r[3 * i + 2] = radius * z;
    }
    return of(Box.FREE, masses, r, new int[masses.length]);
  }
}
