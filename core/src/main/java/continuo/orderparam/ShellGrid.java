package continuo.orderparam;

import continuo.structure.Box;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A quadrature of the half-sphere 0 &lt; |k| ≤ k_c: Gauss–Legendre radii times a product rule on
 * the sphere (Gauss–Legendre in the cosine of the polar angle, even azimuths), which integrates
 * every polynomial of degree 2n − 1 in the direction exactly. The n × 2n directions come in pairs
 * ±k, of which those with azimuth below π are kept.
 *
 * <p>The points depend on k_c alone. As they are refined the functions become dependent, since the
 * motions they can tell apart are bounded by k_c and the body; what converges is the space that is
 * left when directions below the drop tolerance are gone.
 *
 * @param radialPoints number of radii
 * @param angularPoints n, number of polar angles; the half-sphere has n² directions
 */
public record ShellGrid(int radialPoints, int angularPoints) implements WavevectorGrid {
  /** Checks the numbers. */
  public ShellGrid {
    if (radialPoints < 1 || angularPoints < 1) {
      throw new IllegalArgumentException(
          "Invalid shells: %d radii, %d polar angles".formatted(radialPoints, angularPoints));
    }
  }

  @Override
  public List<Wavevector> halfSphere(Box cell, double cutoff) {
    GaussIntegratorFactory gauss = new GaussIntegratorFactory();
    GaussIntegrator radial = gauss.legendre(radialPoints, 0, cutoff);
    GaussIntegrator polar = gauss.legendre(angularPoints, -1, 1);
    double density = cell.lx() * cell.ly() * cell.lz() / Math.pow(2 * Math.PI, 3);
    List<Wavevector> points = new ArrayList<>();
    for (int s = 0; s < radialPoints; s++) {
      double k = radial.getPoint(s);
      // From the pole z = 1 down, so that points are sorted as those of a lattice are.
      for (int t = angularPoints - 1; t >= 0; t--) {
        double cosine = polar.getPoint(t);
        double sine = Math.sqrt(1 - cosine * cosine);
        double weight =
            density
                * (radial.getWeight(s) * k * k)
                * (polar.getWeight(t) * Math.PI / angularPoints);
        for (int p = 0; p < angularPoints; p++) {
          double azimuth = Math.PI * (p + 0.5) / angularPoints;
          points.add(
              new Wavevector(
                  k * sine * StrictMath.cos(azimuth),
                  k * sine * StrictMath.sin(azimuth),
                  k * cosine,
                  weight));
        }
      }
    }
    return points;
  }

  @Override
  public boolean isPeriodic() {
    return false;
  }
}
