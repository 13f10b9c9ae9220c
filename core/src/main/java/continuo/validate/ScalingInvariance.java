package continuo.validate;

import continuo.config.RunConfig;
import continuo.loop.MemoryRunStore;
import continuo.loop.Simulation;
import continuo.orderparam.OrderParameterBasis;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scaling laws only rescale the functions: runs of the superlattice under different laws have the
 * same atoms, to the last bit, and Φ √μ is the same up to rounding.
 */
final class ScalingInvariance implements Rung {
  private static final List<String> LAWS = List.of("natural", "inverse-cube");

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String what() {
    return "atoms do not depend on the scaling law of the order parameters";
  }

  private record Run(double[] atoms, double[] phi, int rank) {
    static Run of(String law) {
      RunConfig config =
          Shipped.of(
                  "superlattice",
                  "order-parameters.scaling=" + law,
                  "langevin.steps=2",
                  "ensemble.replicas=8",
                  "output.frames-every=1")
              .config();
      Simulation simulation = Simulation.of(config);
      MemoryRunStore store = InMemoryRun.of(simulation);
      double[] phi = store.column(Tables.ORDER_PARAMETERS, "phi_x");
      OrderParameterBasis basis = simulation.basis();
      for (int row = 0; row < phi.length; row++) {
        phi[row] *= basis.scale(row % basis.nFunctions());
      }
      return new Run(store.column(Tables.FRAMES, "x"), phi, basis.rank());
    }
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    Run natural = Run.of(LAWS.get(0));
    List<Comparison> results = new ArrayList<>();
    for (String law : LAWS.subList(1, LAWS.size())) {
      Run other = Run.of(law);
      Family atoms = new Family("superlattice", "x of atoms, nm, " + law, Comparison.Kind.EXACT);
      for (int i = 0; i < natural.atoms().length; i++) {
        atoms.add("row " + i, other.atoms()[i], natural.atoms()[i], 0);
      }
      results.add(atoms.worst("under the natural law, to the last bit"));
      double largest = Arrays.stream(natural.phi()).map(Math::abs).max().orElseThrow();
      double tolerance = natural.rank() * Math.ulp(largest);
      Family phi = new Family("superlattice", "Φ √μ, " + law, Comparison.Kind.EXACT);
      for (int i = 0; i < natural.phi().length; i++) {
        phi.add("row " + i, other.phi()[i], natural.phi()[i], tolerance);
      }
      results.add(phi.worst("under the natural law; rounding of the sum over coordinates"));
    }
    return results;
  }
}
