package continuo.validate;

import java.util.ArrayList;
import java.util.List;

/** The whole loop: stationary law and relaxation with 1, 2 and 4 replicas. */
final class WholeLoop implements Rung {
  @Override
  public String name() {
    return "whole-loop";
  }

  @Override
  public String what() {
    return "⟨ΦΦᵀ⟩ = kT H⁻¹ and relaxation in long runs of the whole loop, whatever the replicas";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    List<Comparison> results = new ArrayList<>();
    for (int replicas : new int[] {1, 2, 4}) {
      StationaryLaw law = StationaryLaw.measure(replicas, conditions.samples(6000, 40000), true);
      String system =
          "weakly linked ring, %d replica%s".formatted(replicas, replicas > 1 ? "s" : "");
      results.add(
          Comparison.statistical(
              system,
              "⟨u²⟩ κ/kT of the softest modes",
              law.variance(),
              1,
              law.varianceError(),
              "Boltzmann"));
      results.add(
          Comparison.statistical(
              system,
              "⟨u(0)u(Δt)⟩ κ/kT",
              law.overlap(),
              law.exactOverlap(),
              law.overlapError(),
              "e^{−λΔt}, λ of the exact βDH"));
    }
    return results;
  }
}
