package continuo.known;

import java.util.function.DoubleUnaryOperator;
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

  /** Boltzmann average; the function may jump at ±½ only. */
  public double average(DoubleUnaryOperator function) {
    GaussIntegratorFactory gauss = new GaussIntegratorFactory();
    double[] edges = {-4, -0.5, 0.5, 4};
    double weight = 0;
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      GaussIntegrator part = gauss.legendre(200, edges[k], edges[k + 1]);
      weight += part.integrate(x -> Math.exp(-energy(x)));
      sum += part.integrate(x -> function.applyAsDouble(x) * Math.exp(-energy(x)));
    }
    return sum / weight;
  }
}
