package continuo.burst.kernel;

import continuo.forcefield.Buckingham;
import continuo.forcefield.GaussianPotential;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.RadialPotential;
import continuo.forcefield.SoftRepulsion;
import continuo.forcefield.TabulatedPotential;
import continuo.forcefield.Truncation;

/** From potentials as data to loops over flat arrays. */
final class PairForms {
  private PairForms() {}

  static PairForm of(RadialPotential potential, Truncation end) {
    return switch (end.kind()) {
      case CUT -> bare(potential, 0);
      case SHIFTED -> bare(potential, potential.energy(end.cutoff()));
      case POTENTIAL_SWITCH -> new PotentialSwitchForm(bare(potential, 0), end);
      case CHARMM_SWITCH -> new CharmmSwitchForm(bare(potential, 0), end);
      case FORCE_SWITCH -> new ForceSwitchForm((LennardJones12x6) potential, end);
    };
  }

  private static PairForm bare(RadialPotential potential, double shift) {
    if (potential instanceof LennardJones12x6 lj) {
      return new PowerForm(lj, shift);
    } else if (potential instanceof Buckingham buckingham) {
      return new BuckinghamForm(buckingham, shift);
    } else if (potential instanceof GaussianPotential gaussian) {
      return new GaussianForm(gaussian, shift);
    } else if (potential instanceof SoftRepulsion soft) {
      return new SoftForm(soft, shift);
    }
    return new TableForm((TabulatedPotential) potential, shift);
  }
}
