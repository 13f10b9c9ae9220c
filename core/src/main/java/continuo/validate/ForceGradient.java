package continuo.validate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Forces are −∇E: along random directions d of all atoms at once, F·d against the five-point
 * difference of the energy, see {@link EnergyAlong}.
 *
 * <p>Lennard-Jones pairs that are cut off have no force beyond r_c and one of some percent of ε/σ
 * just within it: the energy has a kink there, of which the difference of energies knows as much as
 * it likes. Atoms of pairs that would come to r_c within the steps are therefore kept still, one of
 * a pair or both; {@link CutoffPairs} finds them.
 */
final class ForceGradient implements Rung {
  private static final double AMPLITUDE = 0.01;
  private static final int DIRECTIONS = 5;

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
    return Shipped.all().stream().map(ForceGradient::compare).toList();
  }

  private static Comparison compare(Shipped shipped) {
    double[] x = shipped.displaced(AMPLITUDE);
    EnergyAlong line = new EnergyAlong(shipped.system());
    Family family = new Family(shipped.name(), "F·d, kJ/mol/nm", Comparison.Kind.EXACT);
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < DIRECTIONS; n++) {
      double[] d = random.doubles(x.length, -1, 1).toArray();
      CutoffPairs.keepStill(shipped.system(), x, d, EnergyAlong.FARTHEST);
      EnergyAlong.Slope slope = line.slope(x, d);
      family.add("direction " + n, slope.force(), slope.difference(), slope.bound());
    }
    return family.worst("five-point difference of the energy");
  }
}
