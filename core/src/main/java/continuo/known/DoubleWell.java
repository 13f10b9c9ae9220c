package continuo.known;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A particle in V = E (x² − 1)² with kT = 1 and D = 1, in one dimension.
 *
 * @param barrier E
 */
public record DoubleWell(double barrier) {

  /** −V′(x). */
  public double force(double x) {
    return -4 * barrier * x * (x * x - 1);
  }

  /** V″(x). */
  public double curvature(double x) {
    return 4 * barrier * (3 * x * x - 1);
  }

  private double energy(double x) {
    return barrier * (x * x - 1) * (x * x - 1);
  }

  /** Mean first-passage time from −1 to +1: ∫₋₁¹ e^{V(y)} ∫_{−∞}^y e^{−V(z)} dz dy. */
  public double meanFirstPassage() {
    GaussIntegratorFactory gauss = new GaussIntegratorFactory();
    GaussIntegrator outer = gauss.legendre(200, -1, 1);
    return outer.integrate(
        y -> Math.exp(energy(y)) * gauss.legendre(200, -4, y).integrate(z -> Math.exp(-energy(z))));
  }
}
