package continuo.validate;

import continuo.error.NumericalException;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Composite;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One energy term of a system: its energy and forces at the reference positions, and whether its
 * forces are −∇ of its energy near them.
 *
 * <p>Forces are compared along random directions of all atoms at once from positions displaced at
 * random by up to {@value #AMPLITUDE} nm. Where the energy of a term jumps along each of them (a
 * cut-off without a switch, thousands of pairs), single atoms are moved instead, of which few have
 * a pair at the cut-off.
 *
 * @param term name of the term
 * @param energy at the reference positions, kJ/mol
 * @param largestForce on an atom at the reference positions, kJ/mol/nm
 * @param atom the atom it acts on, from 0; the first of equals
 * @param directions number of directions along which forces were compared
 * @param worst largest |F·d − difference| over what truncation and rounding allow; 0 if there was
 *     no direction
 */
public record TermCheck(
    String term, double energy, double largestForce, int atom, int directions, double worst) {
  private static final double AMPLITUDE = 0.005;
  private static final int ALL_ATOMS = 4;
  private static final int SINGLE_ATOMS = 32;
  private static final long SEED = 1;

  /** Whether forces are −∇E, as far as they could be compared. */
  public boolean passes() {
    return worst <= 1;
  }

  /**
   * Looks at every term of a system.
   *
   * @return in the order of the system
   * @throws NumericalException if an energy or a force at the reference positions is not finite;
   *     names term and atom
   */
  public static List<TermCheck> of(MolecularSystem system) {
    return system.terms().stream().map(term -> of(system.composite(), term)).toList();
  }

  private static TermCheck of(Composite composite, EnergyTerm term) {
    EnergyAlong line = new EnergyAlong(new MolecularSystem(composite, List.of(term)));
    double[] reference = composite.copyReference();
    line.slope(reference, new double[reference.length]);
    double energy = line.energy();
    int atom = 0;
    double largest = -1;
    for (int i = 0; i < composite.nAtoms(); i++) {
      double size =
          Math.hypot(Math.hypot(line.force(3 * i), line.force(3 * i + 1)), line.force(3 * i + 2));
      if (!Double.isFinite(size)) {
        throw new NumericalException(
            "Force of %s on atom %d (%s) at the reference positions is %s; do two atoms coincide?"
                .formatted(term.name(), i, composite.label(i), size));
      }
      if (size > largest) {
        largest = size;
        atom = i;
      }
    }
    if (!Double.isFinite(energy)) {
      throw new NumericalException(
          "Energy of %s at the reference positions is %s".formatted(term.name(), energy));
    }
    Worst found = compare(line, reference);
    return new TermCheck(term.name(), energy, largest, atom, found.directions, found.worst);
  }

  private static Worst compare(EnergyAlong line, double[] reference) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] x = reference.clone();
    for (int c = 0; c < x.length; c++) {
      x[c] += AMPLITUDE * random.nextDouble(-1, 1);
    }
    Worst found = new Worst();
    for (int n = 0; n < ALL_ATOMS; n++) {
      found.add(line.slope(x, random.doubles(x.length, -1, 1).toArray()));
    }
    boolean jumps = found.directions == 0;
    for (int n = 0; jumps && n < SINGLE_ATOMS; n++) {
      double[] d = new double[x.length];
      int atom = random.nextInt(x.length / 3);
      for (int axis = 0; axis < 3; axis++) {
        d[3 * atom + axis] = random.nextDouble(-1, 1);
      }
      found.add(line.slope(x, d));
    }
    return found;
  }

  /** The worst of the directions along which the energy is smooth. */
  private static final class Worst {
    private int directions;
    private double worst;

    void add(EnergyAlong.Slope slope) {
      if (slope.isSmooth()) {
        directions++;
        double off = Math.abs(slope.force() - slope.difference());
        // A number that is none is worse than every other, and stays.
        worst = off == 0 ? worst : Math.max(worst, off / slope.bound());
      }
    }
  }
}
