package continuo.known;

import continuo.burst.BurstContext;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * A harmonic network held a few thermal widths away from equilibrium, with bursts that resolve its
 * residual motion: bursts of a hundred residual relaxation times, so that the bias of the spectral
 * estimate, −(πj/100)² or 0.1–0.9 %, is well below its scatter; a time step of 0.3/ω_max.
 *
 * @param name for reports
 * @param network atoms and bonds
 * @param basis order parameters
 * @param exact closed forms
 * @param context burst settings
 * @param q coordinates that are held, 3R
 * @param bursts bursts after which the errors are a few percent
 */
public record KnownEnsemble(
    String name,
    HarmonicNetwork network,
    OrderParameterBasis basis,
    ProjectedNetwork exact,
    BurstContext context,
    double[] q,
    int bursts) {
  /** Replicas of a patch, and lanes of a block. */
  public static final int REPLICAS = 8;

  private static final int TAPERS = 3;

  /** A random free body of 30 atoms. */
  public static KnownEnsemble free() {
    return of(
        "random free network", HarmonicNetwork.randomFree(5, 30), 2.0, HarmonicNetwork.COLD, 12);
  }

  /** A ring of 16 atoms in two stiff halves: much memory friction. */
  public static KnownEnsemble ring() {
    return of("weakly linked ring", HarmonicNetwork.weaklyLinkedRing(16, 8), 0.8, 1, 30);
  }

  /** A periodic crystal with disordered springs and two masses. */
  public static KnownEnsemble crystal() {
    return of(
        "disordered crystal",
        HarmonicNetwork.crystal(3, "cells = [4, 4, 2], disorder = 0.9, mass-ratio = 3"),
        2.3,
        1,
        16);
  }

  private static KnownEnsemble of(
      String name, HarmonicNetwork network, double cutoff, double kT, int bursts) {
    OrderParameterBasis basis =
        new FourierBasis(cutoff, 1, ScalingLaw.NATURAL, 2, 1e-8).build(network.composite());
    ProjectedNetwork exact = network.at(basis);
    double[] residual = exact.residualSquaredFrequencies();
    double collisionRate = 1.5 * Math.sqrt(residual[0]);
    double timeStep = 0.3 / Math.sqrt(residual[residual.length - 1] / 4);
    double tau = collisionRate / residual[0];
    int every = (int) Math.max(1, Math.round(tau / timeStep));
    BurstContext context =
        FixedPhiEnsemble.context(
            network.system(), basis, kT, collisionRate, timeStep, 100 * every, every, TAPERS);
    return new KnownEnsemble(
        name, network, basis, exact, context, displaced(exact, kT, 3 * basis.rank()), bursts);
  }

  /** A thermal displacement, doubled: √(4 kT) H^{−1/2} ξ, without rigid motion. */
  private static double[] displaced(ProjectedNetwork exact, double kT, int n) {
    EigenDecomposition eigen = new EigenDecomposition(Matrices.symmetric(exact.compliance()));
    double[] xi = Matrices.normal(17, n);
    double[] out = new double[n];
    for (int e = 0; e < n; e++) {
      double width = Math.sqrt(Math.max(0, kT * eigen.getRealEigenvalue(e)));
      for (int i = 0; i < n; i++) {
        out[i] += 2 * width * xi[e] * eigen.getEigenvector(e).getEntry(i);
      }
    }
    return out;
  }

  public double kT() {
    return context.settings().kT();
  }

  /** γ. */
  public double collisionRate() {
    return context.settings().collisionRate();
  }
}
