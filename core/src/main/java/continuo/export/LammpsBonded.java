package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.BondTopology;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.CosineAngles;
import continuo.forcefield.DihedralTerm;
import continuo.forcefield.DistanceRestraints;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.FeneBonds;
import continuo.forcefield.FourteenPairs;
import continuo.forcefield.G96Angles;
import continuo.forcefield.GaussianContacts;
import continuo.forcefield.HarmonicAngles;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MorseBonds;
import continuo.forcefield.PositionRestraints;
import continuo.forcefield.PowerPairs;
import continuo.forcefield.RadialTerm;
import continuo.forcefield.RestrictedAngles;
import continuo.forcefield.TwoSurfaces;
import java.util.function.IntFunction;

/** Bonded terms in forms of LAMMPS that equal them. */
final class LammpsBonded {
  private final LammpsModel model;
  private final LammpsUnits units;

  LammpsBonded(LammpsModel model) {
    this.model = model;
    this.units = model.units();
  }

  /**
   * @throws InputException if the term mixes two energy surfaces, or acts through images that are
   *     not the nearest
   */
  void accept(EnergyTerm term) {
    if (term instanceof HarmonicBonds bonds) {
      harmonic(bonds);
    } else if (term instanceof DoubleWellBonds bonds) {
      doubleWell(bonds);
    } else if (term instanceof FeneBonds bonds) {
      forEach(bonds, model.bonds(), "fene", b -> fene(bonds, b));
    } else if (term instanceof MorseBonds bonds) {
      forEach(bonds, model.bonds(), "morse", b -> morse(bonds, b));
    } else if (term instanceof HarmonicAngles angles) {
      forEach(
          angles,
          model.angles(),
          "harmonic",
          a -> energy(angles.stiffness(a) / 2) + " " + Math.toDegrees(angles.restAngle(a)));
    } else if (term instanceof CosineAngles angles) {
      forEach(angles, model.angles(), "cosine", a -> energy(angles.stiffness(a)));
    } else if (term instanceof G96Angles angles) {
      forEach(
          angles,
          model.angles(),
          "cosine/squared",
          a -> energy(angles.stiffness(a) / 2) + " " + Math.toDegrees(angles.restAngle(a)));
    } else if (term instanceof RestrictedAngles angles) {
      forEach(angles, model.angles(), "table", a -> model.tables().angle(angles, a));
    } else if (term instanceof PositionRestraints points) {
      model.restraints().add(points);
    } else if (term instanceof DistanceRestraints distances) {
      model.restraints().add(distances);
    } else if (term instanceof PowerPairs
        || term instanceof FourteenPairs
        || term instanceof GaussianContacts) {
      RadialTerm pairs = (RadialTerm) term;
      forEach(
          pairs,
          model.bonds(),
          "table",
          p -> model.tables().pair(pairs, p, model.nearest().distance(pairs.atoms(), p)));
    } else if (term instanceof DihedralTerm dihedrals) {
      new LammpsDihedrals(model, units).accept(dihedrals);
    } else if (term instanceof TwoSurfaces) {
      throw new InputException(
          ("Cannot write %s for LAMMPS: it has no way to mix two whole energy surfaces, whose weights"
                  + " depend on the energies of the same step")
              .formatted(term.name()));
    } else {
      throw new IllegalStateException("No form for " + term.name());
    }
  }

  private String energy(double kJ) {
    return Double.toString(units.energy(kJ));
  }

  private String fene(FeneBonds bonds, int b) {
    return "%s %s %s %s"
        .formatted(
            units.energyPerLength(bonds.stiffness(b), 2),
            units.length(bonds.extent(b)),
            units.energy(bonds.epsilon(b)),
            units.length(bonds.sigma(b)));
  }

  private String morse(MorseBonds bonds, int b) {
    return "%s %s %s"
        .formatted(
            units.energy(bonds.depth(b)),
            units.perLength(bonds.steepness(b)),
            units.length(bonds.restLength(b)));
  }

  /** Adds every interaction of a term. */
  private void forEach(
      BondedTerm term, BondedTable table, String style, IntFunction<String> coefficients) {
    for (int t = 0; t < term.atoms().size(); t++) {
      model.add(term, t, table, style, coefficients.apply(t));
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
      throw LammpsModel.notNearest(term, b, i, j);
    }
    model.add(term, model.bonds(), style, coefficients, i, j);
  }
}
