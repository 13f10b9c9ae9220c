package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;

/** Bonded terms in forms of LAMMPS that equal them. */
final class LammpsBonded {
  private final LammpsModel model;
  private final LammpsUnits units;

  LammpsBonded(LammpsModel model) {
    this.model = model;
    this.units = model.units();
  }

  /**
   * @throws InputException if LAMMPS has no form that equals the term
   */
  void accept(EnergyTerm term) {
    if (term instanceof HarmonicBonds bonds) {
      harmonic(bonds);
    } else if (term instanceof DoubleWellBonds bonds) {
      doubleWell(bonds);
    } else {
      throw new InputException(
          "Cannot write the energy term %s for LAMMPS: it has no form that equals it"
              .formatted(term.name()));
    }
  }

  /** LAMMPS has K(r − r₀)². */
  private void harmonic(HarmonicBonds bonds) {
    for (int b = 0; b < bonds.topology().size(); b++) {
      bond(
          bonds.name(),
          bonds.topology(),
          b,
          "harmonic",
          units.energyPerLength(bonds.stiffness(b) / 2, 2)
              + " "
              + units.length(bonds.restLength(b)));
    }
  }

  /**
   * With u = r − a: V = (4E + ¾Δ)(u/h)² − (4E + ¼Δ)(u/h)³ + E(u/h)⁴ − ½Δ, which is the style class2
   * and a constant.
   */
  private void doubleWell(DoubleWellBonds bonds) {
    for (int b = 0; b < bonds.topology().size(); b++) {
      double h = (bonds.swollen(b) - bonds.compact(b)) / 2;
      double e = bonds.barrier(b);
      double tilt = bonds.tilt(b);
      bond(
          bonds.name(),
          bonds.topology(),
          b,
          "class2",
          "%s %s %s %s"
              .formatted(
                  units.length(bonds.compact(b)),
                  units.energyPerLength((4 * e + 0.75 * tilt) / (h * h), 2),
                  units.energyPerLength(-(4 * e + 0.25 * tilt) / (h * h * h), 3),
                  units.energyPerLength(e / (h * h * h * h), 4)));
      model.addConstant(bonds.name(), units.energy(-tilt / 2));
    }
  }

  private void bond(String term, BondTopology topology, int b, String style, String coefficients) {
    int i = topology.i(b);
    int j = topology.j(b);
    if (!model
        .nearest()
        .is(i, j, topology.image(b, 0), topology.image(b, 1), topology.image(b, 2))) {
      throw new InputException(
          ("Cannot write %s %d for LAMMPS: it joins atoms %d and %d through an image that is not the"
                  + " nearest, and LAMMPS knows bonds to nearest images only; use more cells")
              .formatted(term, b, i, j));
    }
    model.add(term, model.bonds(), style, coefficients, i, j);
  }
}
