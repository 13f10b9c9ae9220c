package continuo.config;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Charges by residue: the block {@code forcefield.charges}, by its {@code law}. Charges of
 * force-field files belong under {@code system.electrostatics} instead.
 */
public sealed interface ChargesConfig extends Serializable {
  /** Charges of amino acids at pH 7, e. */
  List<String> AMINO_ACIDS = List.of("ASP -1", "GLU -1", "LYS 1", "ARG 1");

  /** No charges: {@code law = none}. */
  record None() implements ChargesConfig {}

  /**
   * Charges on the atoms of some residues.
   *
   * @param electrostatics how they interact
   * @param residues names of residues with the charge of each of their atoms, e, such as {@code ASP
   *     -1}
   * @param cutoff r_c, nm
   * @param skin extra radius of the neighbour list, nm
   * @param excludeBonded whether atoms that a bond, spring or contact joins do not interact
   */
  record ByResidue(
      @Inline ElectrostaticsConfig electrostatics,
      List<String> residues,
      double cutoff,
      double skin,
      boolean excludeBonded)
      implements ChargesConfig {
    /** Checks the ranges. */
    public ByResidue {
      residues = List.copyOf(residues);
      Require.that(electrostatics.isOn(), "law", "must let charges interact");
      Require.positive(cutoff, "cutoff");
      Require.positive(skin, "skin");
      Require.that(!charges(residues).isEmpty(), "residues", "must name a residue with a charge");
    }

    /** Charge of an atom by the name of its residue, e. */
    public Map<String, Double> chargeOf() {
      return charges(residues);
    }

    private static Map<String, Double> charges(List<String> residues) {
      Map<String, Double> charges = new LinkedHashMap<>();
      for (String residue : residues) {
        String[] words = residue.split("\\s+");
        double charge = Double.NaN;
        try {
          charge = words.length == 2 ? Double.parseDouble(words[1]) : Double.NaN;
        } catch (NumberFormatException e) {
          charge = Double.NaN;
        }
        Require.that(
            Double.isFinite(charge),
            "residues",
            "\"%s\": a name and a charge are needed, for example \"ASP -1\"".formatted(residue));
        charges.put(words[0], charge);
      }
      return charges;
    }
  }
}
