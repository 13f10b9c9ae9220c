package continuo.systems;

import continuo.config.ChargesConfig;
import continuo.config.ContactsConfig;
import continuo.config.ForcefieldConfig;
import continuo.config.PairEndConfig;
import continuo.config.PairsConfig;
import continuo.error.InputException;
import continuo.forcefield.Buckingham;
import continuo.forcefield.Charges;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.GaussianContacts;
import continuo.forcefield.GaussianPotential;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.RadialPotential;
import continuo.forcefield.SoftRepulsion;
import continuo.forcefield.Truncation;
import continuo.structure.Composite;
import continuo.systems.topology.CoulombLaws;
import continuo.systems.topology.PairTableFile;
import continuo.units.UnitSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds the terms of the block {@code forcefield} to a system. */
final class AddedTerms {
  private AddedTerms() {}

  /**
   * @return the system itself where nothing is added
   * @throws InputException if a table cannot be read, no atom has a charge, or contacts are asked
   *     for in a periodic cell
   */
  static MolecularSystem add(MolecularSystem system, ForcefieldConfig config, UnitSystem units) {
    List<EnergyTerm> terms = new ArrayList<>(system.terms());
    if (config.contacts() instanceof ContactsConfig.Gaussian contacts) {
      terms.add(contacts(system, contacts));
    }
    if (config.pairs() instanceof PairsConfig.Buckingham p) {
      terms.add(pairs(system, new Buckingham(p.a(), p.b(), p.c()), p.end()));
    } else if (config.pairs() instanceof PairsConfig.Gaussian p) {
      terms.add(pairs(system, new GaussianPotential(p.height(), p.width()), p.end()));
    } else if (config.pairs() instanceof PairsConfig.Soft p) {
      terms.add(pairs(system, new SoftRepulsion(p.strength(), p.radius()), p.end()));
    } else if (config.pairs() instanceof PairsConfig.Table p) {
      terms.add(pairs(system, PairTableFile.read(Path.of(p.file())), p.end()));
    }
    if (config.charges() instanceof ChargesConfig.ByResidue charges) {
      terms.add(charges(system, charges, units));
    }
    return terms.size() == system.terms().size()
        ? system
        : new MolecularSystem(system.composite(), terms);
  }

  private static EnergyTerm pairs(
      MolecularSystem system, RadialPotential potential, PairEndConfig end) {
    if (!(end.cutoff() <= potential.range())) {
      throw new InputException(
          "Invalid `forcefield.pairs.cutoff` %s nm: the table ends at %s nm"
              .formatted(end.cutoff(), potential.range()));
    }
    Truncation truncation =
        switch (end.truncation()) {
          case CUT -> Truncation.cut(end.cutoff());
          case SHIFTED -> Truncation.shifted(end.cutoff());
          case POTENTIAL_SWITCH -> Truncation.potentialSwitch(end.switchFrom(), end.cutoff());
          case FORCE_SWITCH -> throw new IllegalArgumentException("force-switch of " + potential);
        };
    return NonbondedPairs.of(new int[system.composite().nAtoms()], 1)
        .all(potential, truncation)
        .exclusions(end.excludeBonded() ? JoinedPairs.of(system) : ExcludedPairs.NONE)
        .skin(end.skin())
        .build();
  }

  private static EnergyTerm charges(
      MolecularSystem system, ChargesConfig.ByResidue config, UnitSystem units) {
    Composite composite = system.composite();
    double[] q = new double[composite.nAtoms()];
    int[] type = new int[q.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = config.chargeOf().getOrDefault(composite.label(i).residue(), 0.0);
      type[i] = q[i] == 0 ? 0 : 1;
    }
    if (Arrays.stream(type).noneMatch(t -> t == 1)) {
      throw new InputException(
          "Invalid `forcefield.charges.residues` %s: no atom belongs to one that has a charge; the"
                  .formatted(config.residues())
              + " first atom is "
              + composite.label(0));
    }
    try {
      return NonbondedPairs.of(type, 2)
          .charges(
              new Charges(
                  q,
                  CoulombLaws.constant(units),
                  CoulombLaws.of(config.electrostatics(), config.cutoff())))
          .exclusions(config.excludeBonded() ? JoinedPairs.of(system) : ExcludedPairs.NONE)
          .skin(config.skin())
          .build();
    } catch (IllegalArgumentException e) {
      throw new InputException("Invalid `forcefield.charges`: " + e.getMessage(), e);
    }
  }

  private static EnergyTerm contacts(MolecularSystem system, ContactsConfig.Gaussian config) {
    Composite composite = system.composite();
    if (composite.box().isPeriodic()) {
      throw new InputException(
          "Invalid `forcefield.contacts.style` gaussian: contacts are found in free bodies, this cell"
              + " is periodic");
    }
    JoinedPairs joined = new JoinedPairs(system);
    BondList contacts = new BondList(1);
    PairSearch.forEach(
        composite.copyReference(),
        config.cutoff(),
        (i, j, distance) -> {
          boolean apart =
              composite.component(i) != composite.component(j) || j - i >= config.separation();
          if (apart && !joined.contains(i, j)) {
            contacts.add(i, j, 0, 0, 0, distance);
          }
        });
    if (contacts.size() == 0) {
      throw new InputException(
          "Invalid `forcefield.contacts.cutoff` %s nm: no two atoms that are not bonded are so near"
              .formatted(config.cutoff()));
    }
    double[] depth = filled(contacts.size(), config.depth());
    double core = config.depth() * StrictMath.pow(config.core(), 12);
    return new GaussianContacts(
        contacts.topology(),
        depth,
        contacts.parameter(0),
        filled(contacts.size(), config.width()),
        filled(contacts.size(), core));
  }

  private static double[] filled(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }
}
