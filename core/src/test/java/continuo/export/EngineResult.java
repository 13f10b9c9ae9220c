package continuo.export;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.LaneForces;
import continuo.forcefield.MolecularSystem;
import java.util.LinkedHashMap;
import java.util.Map;

/** What our kernels give for one replica: energy by name of the term and forces, base units. */
public record EngineResult(Map<String, Double> energyByTerm, double[] forces) {
  public static EngineResult of(MolecularSystem system, double[] positions) {
    LaneForces kernel = KernelProvider.plain().forces(system, 1);
    double[] forces = new double[positions.length];
    kernel.compute(positions, forces, new double[1]);
    Map<String, Double> energies = new LinkedHashMap<>();
    for (int t = 0; t < system.terms().size(); t++) {
      energies.merge(system.terms().get(t).name(), kernel.energyByTerm()[t][0], Double::sum);
    }
    return new EngineResult(energies, forces);
  }

  /**
   * Compares with another program, term by term, and reports what it found.
   *
   * @param system what is compared, for the report
   * @param tolerance relative, of each energy and of the largest force component
   */
  public void requireEqual(String system, Lammps.Result theirs, double tolerance) {
    assertThat(theirs.energyByTerm().keySet()).isEqualTo(energyByTerm.keySet());
    energyByTerm.forEach(
        (term, energy) -> {
          double other = theirs.energyByTerm().get(term);
          double difference = Math.abs(other - energy) / Math.abs(energy);
          ComparisonReport.add(system, term, energy, other);
          assertThat(energy).as(term).isNotZero();
          assertThat(difference).as(term).isLessThan(tolerance);
        });
    double force = worstForceDifference(theirs.forces());
    ComparisonReport.forces(system, force);
    assertThat(force).as("forces").isLessThan(tolerance);
  }

  /** Largest difference of a force component over the largest component. */
  public double worstForceDifference(double[] theirs) {
    double largest = 0;
    double worst = 0;
    for (int c = 0; c < forces.length; c++) {
      largest = Math.max(largest, Math.abs(forces[c]));
      worst = Math.max(worst, Math.abs(forces[c] - theirs[c]));
    }
    return worst / largest;
  }
}
