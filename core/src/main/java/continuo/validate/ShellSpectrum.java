package continuo.validate;

import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.estimate.RelaxationSpectrum;
import continuo.known.CompliantNetwork;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.linalg.DenseAlgebra;
import continuo.loop.BurstRunner;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A hollow shell of 900 beads, radii 9.5 to 14.3: how well few order parameters carry its slow
 * motion. The stiffness measured by the bursts against its closed form, and the slowest eigenvalues
 * of ζ⁻¹H, with that stiffness and the closed form of ζ, against the slow spectrum of the whole
 * network: within 2 % with 10 functions and 0.3 % with 60.
 */
final class ShellSpectrum implements Rung {
  private static final double INNER = 9.5;
  private static final double OUTER = 14.3;
  private static final int BEADS = 900;

  /** Quenched snapshots are the reference to 1e-6 of the distance of neighbours. */
  private static final double KT = 1e-12;

  /** Slowest modes that are compared: the five of the lowest deformation of a shell. */
  private static final int MODES = 5;

  private static final int RIGID = 6;

  @Override
  public String name() {
    return "shell";
  }

  @Override
  public String what() {
    return "slow rates of a shell of 900 beads with 10 and 60 functions against those of the network";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    HarmonicNetwork network = HarmonicNetwork.randomShell(1, BEADS, INNER, OUTER);
    CompliantNetwork exact = new CompliantNetwork(network);
    double[] slow = exact.slowest(MODES);
    List<Comparison> results = new ArrayList<>();
    results.addAll(compare(network, exact, slow, 10, 0.02, conditions));
    results.addAll(compare(network, exact, slow, 60, 0.003, conditions));
    return results;
  }

  private static List<Comparison> compare(
      HarmonicNetwork network,
      CompliantNetwork exact,
      double[] slow,
      int functions,
      double relative,
      Conditions conditions) {
    // Waves up to √5 times the longest: 28 pairs ±k, and 4 functions of affine motion.
    OrderParameterBasis basis =
        new FourierBasis(0.5, 1.18, ScalingLaw.NATURAL, 1, 1e-8)
            .build(network.composite(), functions);
    CompliantNetwork.AtFixedPhi closed = exact.at(basis);
    DMatrixRMaj h = stiffness(network, basis, conditions.ensembles());
    String system = "shell of 900 beads, %d functions".formatted(basis.nFunctions());
    double largest = 0;
    for (double element : closed.stiffness().data) {
      largest = Math.max(largest, Math.abs(element));
    }
    Family stiffness = new Family(system, "H (response)", Comparison.Kind.EXACT);
    for (int i = 0; i < h.numRows; i++) {
      for (int j = 0; j <= i; j++) {
        stiffness.add(
            "(%d, %d)".formatted(i, j), h.get(i, j), closed.stiffness().get(i, j), 1e-6 * largest);
      }
    }
    double[] rates = RelaxationSpectrum.of(h, closed.frictionRatio(), 0).rates();
    Family family = new Family(system, "slow rates of βDH, 1/γ", Comparison.Kind.EXACT);
    for (int e = 0; e < slow.length; e++) {
      family.add("rate " + e, rates[RIGID + e], slow[e], relative * slow[e]);
    }
    return List.of(
        stiffness.worst("K_PP − K_PQ K_QQ⁻¹ K_QP; tolerance 1e-6 of the largest element"),
        family.worst("slow spectrum of the whole network; tolerance %s".formatted(relative)));
  }

  private static DMatrixRMaj stiffness(
      HarmonicNetwork network, OrderParameterBasis basis, Ensembles ensembles) {
    BurstContext context = FixedPhiEnsemble.context(network.system(), basis, KT, 1, 0.1, 16, 2, 3);
    int lanes = 8;
    try (BurstRunner runner = ensembles.runner(context, BlockLayout.of(1, lanes, lanes))) {
      runner.prepare(network.composite().copyReference());
      double[] q = new double[3 * basis.rank()];
      return basis.formInCoordinates(
          runner.run(BurstRequest.at(0, q, true)).stiffness(), DenseAlgebra.REPRODUCIBLE);
    }
  }
}
