package continuo.validate;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.LaneForces;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Forces are −∇E: along random directions d of all atoms at once, F·d against the five-point
 * difference −(8(E₁ − E₋₁) − (E₂ − E₋₂))/(12h) of the energy at steps ±h and ±2h.
 *
 * <p>What the difference may be off by is measured: its truncation error is less than its change
 * when h is doubled, 1/15 of it where the energy is smooth, all of it where a pair comes into reach
 * within the steps and the curvature jumps; rounding of a sum of n terms of total size E is √n ε E,
 * divided by h.
 *
 * <p>Lennard-Jones pairs that are cut off have no force beyond r_c and one of some percent of ε/σ
 * just within it: the energy has a kink there, of which the difference of energies knows as much as
 * it likes. Atoms of pairs that would come to r_c within the steps are therefore kept still, one of
 * a pair or both; {@link CutoffPairs} finds them.
 */
final class ForceGradient implements Rung {
  private static final double AMPLITUDE = 0.01;
  private static final double STEP = 2e-4;
  private static final int DIRECTIONS = 5;

  /** Energies at −4h, −2h, −h, h, 2h, 4h in the lanes; two are spare. */
  private static final double[] OFFSETS = {-4, -2, -1, 1, 2, 4, 0, 0};

  @Override
  public String name() {
    return "forces";
  }

  @Override
  public String what() {
    return "forces of the shipped systems against finite differences of their energy";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    List<Comparison> results = new ArrayList<>();
    for (Shipped shipped : Shipped.all()) {
      results.add(compare(shipped));
    }
    return results;
  }

  private static Comparison compare(Shipped shipped) {
    int lanes = OFFSETS.length;
    double[] x0 = shipped.displaced(AMPLITUDE);
    double[] x = new double[x0.length * lanes];
    double[] f = new double[x.length];
    double[] energy = new double[lanes];
    LaneForces forces = KernelProvider.fastest(lanes).forces(shipped.system(), lanes);
    Family family = new Family(shipped.name(), "F·d, kJ/mol/nm", Comparison.Kind.EXACT);
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < DIRECTIONS; n++) {
      double[] d = random.doubles(x0.length, -1, 1).toArray();
      CutoffPairs.keepStill(shipped.system(), x0, d, OFFSETS[5] * STEP);
      for (int c = 0; c < x0.length; c++) {
        for (int lane = 0; lane < lanes; lane++) {
          x[c * lanes + lane] = x0[c] + OFFSETS[lane] * STEP * d[c];
        }
      }
      forces.compute(x, f, energy);
      double along = 0;
      double size = 0;
      for (int c = 0; c < x0.length; c++) {
        along += f[c * lanes + 6] * d[c];
      }
      for (double[] term : forces.energyByTerm()) {
        size += Math.abs(term[6]);
      }
      double fine = -(8 * (energy[3] - energy[2]) - (energy[4] - energy[1])) / (12 * STEP);
      double coarse = -(8 * (energy[4] - energy[1]) - (energy[5] - energy[0])) / (24 * STEP);
      double truncation = Math.abs(fine - coarse);
      double rounding = Math.sqrt(x0.length) * Math.ulp(1.0) * size / STEP;
      family.add("direction " + n, along, fine, truncation + rounding);
    }
    return family.worst("five-point difference of the energy");
  }
}
