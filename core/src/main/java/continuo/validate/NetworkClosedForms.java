package continuo.validate;

import continuo.burst.BlockLayout;
import continuo.burst.BurstRequest;
import continuo.estimate.Diffusion;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.Friction;
import continuo.estimate.FrictionMemory;
import continuo.estimate.RelaxationSpectrum;
import continuo.estimate.ThermalForce;
import continuo.known.KnownEnsemble;
import continuo.known.Matrices;
import continuo.linalg.DenseAlgebra;
import continuo.loop.BurstRunner;
import continuo.orderparam.OrderParameterBasis;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;

/**
 * Harmonic networks at fixed order parameters: thermal force, stiffness, friction, diffusion and
 * relaxation rates against the closed forms of {@link continuo.known.ProjectedNetwork}.
 */
final class NetworkClosedForms implements Rung {
  private static final double ROUNDING = 1e-9;

  @Override
  public String name() {
    return "harmonic-network";
  }

  @Override
  public String what() {
    return "f_th, H, zeta, D and slow rates of harmonic networks against closed forms";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    List<Comparison> results = new ArrayList<>();
    for (KnownEnsemble known :
        List.of(KnownEnsemble.free(), KnownEnsemble.ring(), KnownEnsemble.crystal())) {
      EnsembleMoments moments =
          sample(known, conditions.ensembles(), conditions.samples(1, 4) * known.bursts());
      FrictionMemory memory = FrictionMemory.empty(1).plus(moments);
      Friction friction =
          Friction.constrainedForce(
              memory,
              known.basis(),
              known.collisionRate(),
              1 / known.kT(),
              DenseAlgebra.REPRODUCIBLE);
      results.add(force(known, ThermalForce.estimate(moments, memory)));
      if (known.kT() == 1) {
        results.add(stiffness(known, conditions.ensembles()));
      }
      results.add(friction(known, friction));
      results.add(diffusion(known, friction));
      results.addAll(rates(known));
    }
    return results;
  }

  /** Bursts pooled over time and replicas. */
  static EnsembleMoments sample(KnownEnsemble known, Ensembles ensembles, int bursts) {
    try (BurstRunner runner = held(known, ensembles)) {
      EnsembleMoments moments = null;
      for (int b = 1; b <= bursts; b++) {
        EnsembleMoments next = runner.run(BurstRequest.at(b, known.q(), false));
        moments = moments == null ? next : moments.plus(next);
      }
      return moments;
    }
  }

  /** Replicas moved to the order parameters that are held. */
  private static BurstRunner held(KnownEnsemble known, Ensembles ensembles) {
    int lanes = KnownEnsemble.REPLICAS;
    BurstRunner runner =
        ensembles.runner(known.context(), BlockLayout.of(known.basis().nPatches(), lanes, lanes));
    runner.prepare(known.network().composite().copyReference());
    double[] q = known.q();
    runner.run(new BurstRequest(0, 0, new double[q.length], q, q, 1, null, null, false));
    return runner;
  }

  private static Comparison force(KnownEnsemble known, ThermalForce force) {
    OrderParameterBasis basis = known.basis();
    RealMatrix h =
        known
            .exact()
            .onFunctions(known.exact().stiffness(), known.network().composite().copyMasses());
    double[] phi = basis.orderParameters(known.q());
    for (int row = 0; row < phi.length; row++) {
      phi[row] *= basis.scale(row / 3);
    }
    double[] exact = h.scalarMultiply(-1).operate(phi);
    double typical = Math.sqrt(known.kT() * Matrices.largest(h));
    Family family = new Family(known.name(), "f_th", Comparison.Kind.STATISTICAL);
    for (int row = 3; row < exact.length; row++) {
      if (force.error()[row] > ROUNDING * typical) {
        family.add("row " + row, force.value()[row], exact[row], force.error()[row]);
      }
    }
    return family.worst("−H Φ in closed form");
  }

  private static Comparison stiffness(KnownEnsemble known, Ensembles ensembles) {
    DMatrixRMaj measured;
    try (BurstRunner runner = held(known, ensembles)) {
      measured =
          known
              .basis()
              .formInCoordinates(
                  runner.run(BurstRequest.at(1, known.q(), true)).stiffness(),
                  DenseAlgebra.REPRODUCIBLE);
    }
    RealMatrix exact = known.exact().stiffness();
    // Differences of forces in double precision: √ε of the largest element is more than enough.
    double tolerance = 1e-6 * Matrices.largest(exact);
    Family family = new Family(known.name(), "H (response)", Comparison.Kind.EXACT);
    for (int i = 0; i < measured.numRows; i++) {
      for (int j = 0; j <= i; j++) {
        family.add("(%d, %d)".formatted(i, j), measured.get(i, j), exact.getEntry(i, j), tolerance);
      }
    }
    return family.worst("K_PP − K_PQ K_QQ⁻¹ K_QP; tolerance 1e-6 of the largest element");
  }

  private static RealMatrix exactFriction(KnownEnsemble known) {
    return known.exact().friction(known.collisionRate(), known.context().settings().timeStep());
  }

  private static Comparison friction(KnownEnsemble known, Friction friction) {
    RealMatrix exact = exactFriction(known);
    Family family = new Family(known.name(), "zeta", Comparison.Kind.STATISTICAL);
    for (int i = 0; i < exact.getRowDimension(); i++) {
      for (int j = 0; j <= i; j++) {
        if (friction.error(i, j) > ROUNDING * known.collisionRate()) {
          double white = i == j ? known.collisionRate() : 0;
          family.add(
              "(%d, %d)".formatted(i, j),
              friction.measured().get(i, j) + white,
              exact.getEntry(i, j),
              friction.error(i, j));
        }
      }
    }
    return family.worst("γ(1 + K_PQ K_QQ⁻² K_QP), before shrinkage");
  }

  private static Comparison diffusion(KnownEnsemble known, Friction shrunk) {
    // Without shrinkage, which is biased on purpose.
    DMatrixRMaj zeta = shrunk.measured().copy();
    for (int i = 0; i < zeta.numRows; i++) {
      zeta.add(i, i, known.collisionRate());
    }
    Friction friction =
        new Friction(zeta, shrunk.measured(), shrunk.measured(), 0, shrunk.degreesOfFreedom());
    OrderParameterBasis basis = known.basis();
    Diffusion diffusion = Diffusion.of(friction, basis, known.kT(), DenseAlgebra.REPRODUCIBLE);
    RealMatrix t = MatrixUtils.createRealMatrix(3 * basis.nFunctions(), 3 * basis.rank());
    for (int c = 0; c < 3 * basis.rank(); c++) {
      double[] unit = new double[3 * basis.rank()];
      unit[c] = 1;
      t.setColumn(c, basis.orderParameters(unit));
    }
    RealMatrix inverse = MatrixUtils.inverse(exactFriction(known)).scalarMultiply(known.kT());
    RealMatrix exact = t.multiply(inverse).multiply(t.transpose());
    Family family = new Family(known.name(), "D", Comparison.Kind.STATISTICAL);
    for (int i = 0; i < exact.getRowDimension(); i++) {
      for (int j = 0; j <= i; j++) {
        DMatrixRMaj d = diffusion.value();
        double scale = Math.sqrt(d.get(i, i) * d.get(j, j));
        if (diffusion.error().get(i, j) > ROUNDING * scale) {
          family.add(
              "(%d, %d)".formatted(i, j),
              d.get(i, j),
              exact.getEntry(i, j),
              diffusion.error().get(i, j));
        }
      }
    }
    return family.worst("kT ζ⁻¹ in closed form");
  }

  /**
   * Eigenvalues of ζ⁻¹H with the closed forms against the exact overdamped rates of the full
   * network, K/γ: the reduction to order parameters is exact to first order in the gap, so a rate
   * may be off by its ratio to the slowest residual rate.
   */
  private static List<Comparison> rates(KnownEnsemble known) {
    double gamma = known.collisionRate();
    RelaxationSpectrum spectrum =
        RelaxationSpectrum.of(
            Matrices.toEjml(known.exact().stiffness()),
            Matrices.toEjml(known.exact().friction(gamma, 0)),
            0);
    double[] exact = known.network().squaredFrequencies();
    double residual = known.exact().residualSquaredFrequencies()[0];
    int rigid = known.network().composite().box().isPeriodic() ? 3 : 6;
    Family family = new Family(known.name(), "rate of βDH", Comparison.Kind.EXACT);
    boolean any = false;
    for (int e = rigid; exact[e] < 0.2 * residual; e++) {
      double rate = exact[e] / gamma;
      family.add("rate " + (e - rigid), spectrum.rates()[e], rate, rate * exact[e] / residual);
      any = true;
    }
    return any
        ? List.of(family.worst("slow spectrum of the full network; to first order in the gap"))
        : List.of();
  }
}
