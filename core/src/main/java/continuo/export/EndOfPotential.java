package continuo.export;

import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.RadialPotential;
import continuo.forcefield.Truncation;

/** A pair potential with its {@link Truncation}, at distances up to the cut-off. */
final class EndOfPotential {
  private EndOfPotential() {}

  /** V with its end, kJ/mol. */
  static double energy(RadialPotential potential, Truncation end, double r) {
    double v = potential.energy(r);
    return switch (end.kind()) {
      case CUT -> v;
      case SHIFTED -> v - potential.energy(end.cutoff());
      case POTENTIAL_SWITCH, CHARMM_SWITCH -> v * weight(end, r);
      case FORCE_SWITCH -> {
        LennardJones12x6 lj = (LennardJones12x6) potential;
        yield lj.c12() * switchedPower(12, end, r) - lj.c6() * switchedPower(6, end, r);
      }
    };
  }

  /** Minus its derivative, kJ/mol/nm. */
  static double force(RadialPotential potential, Truncation end, double r) {
    double f = potential.force(r);
    return switch (end.kind()) {
      case CUT, SHIFTED -> f;
      case POTENTIAL_SWITCH, CHARMM_SWITCH ->
          f * weight(end, r) - potential.energy(r) * weightSlope(end, r);
      case FORCE_SWITCH -> {
        LennardJones12x6 lj = (LennardJones12x6) potential;
        double u = Math.max(0, r - end.from());
        yield f
            + lj.c12() * u * u * (a(12, end) + b(12, end) * u)
            - lj.c6() * u * u * (a(6, end) + b(6, end) * u);
      }
    };
  }

  private static double weight(Truncation end, double r) {
    double from = Math.max(r, end.from());
    if (end.kind() == Truncation.Kind.POTENTIAL_SWITCH) {
      double t = (from - end.from()) / (end.cutoff() - end.from());
      return 1 - t * t * t * (10 - t * (15 - 6 * t));
    }
    double c2 = end.cutoff() * end.cutoff();
    double f2 = end.from() * end.from();
    double r2 = from * from;
    return (c2 - r2) * (c2 - r2) * (c2 + 2 * r2 - 3 * f2) / Math.pow(c2 - f2, 3);
  }

  private static double weightSlope(Truncation end, double r) {
    if (r <= end.from()) {
      return 0;
    }
    double width = end.cutoff() - end.from();
    if (end.kind() == Truncation.Kind.POTENTIAL_SWITCH) {
      double t = (r - end.from()) / width;
      return -30 * t * t * (1 - t) * (1 - t) / width;
    }
    double c2 = end.cutoff() * end.cutoff();
    double f2 = end.from() * end.from();
    return -12 * r * (c2 - r * r) * (r * r - f2) / Math.pow(c2 - f2, 3);
  }

  /** A of {@link Truncation.Kind#FORCE_SWITCH}. */
  private static double a(int n, Truncation end) {
    double width = end.cutoff() - end.from();
    return -n
        * ((n + 4) * end.cutoff() - (n + 1) * end.from())
        / (Math.pow(end.cutoff(), n + 2) * width * width);
  }

  private static double b(int n, Truncation end) {
    double width = end.cutoff() - end.from();
    return n
        * ((n + 3) * end.cutoff() - (n + 1) * end.from())
        / (Math.pow(end.cutoff(), n + 2) * width * width * width);
  }

  /** r⁻ⁿ − ∫ of what is added to the force, 0 at the cut-off. */
  private static double switchedPower(int n, Truncation end, double r) {
    double width = end.cutoff() - end.from();
    return Math.pow(r, -n)
        - integral(n, end, Math.max(0, r - end.from()))
        - Math.pow(end.cutoff(), -n)
        + integral(n, end, width);
  }

  private static double integral(int n, Truncation end, double u) {
    return u * u * u * (a(n, end) / 3 + b(n, end) * u / 4);
  }
}
