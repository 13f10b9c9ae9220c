package continuo.export;

import continuo.units.UnitSystem;

/**
 * From base units to those of LAMMPS: {@code real} (Å, kcal/mol, fs, g/mol, K) for molecular units,
 * {@code lj} without conversion for reduced ones.
 */
enum LammpsUnits {
  /** 1 nm = 10 Å, 1 kcal = 4.184 kJ, 1 ps = 1000 fs. */
  REAL("real", 10, 4.184, 1000),
  /** Numbers as they are. */
  LJ("lj", 1, 1, 1);

  private final String style;
  private final double lengthsPerUnit;
  private final double energyUnit;
  private final double timesPerUnit;

  LammpsUnits(String style, double lengthsPerUnit, double energyUnit, double timesPerUnit) {
    this.style = style;
    this.lengthsPerUnit = lengthsPerUnit;
    this.energyUnit = energyUnit;
    this.timesPerUnit = timesPerUnit;
  }

  static LammpsUnits of(UnitSystem units) {
    return units == UnitSystem.LJ ? LJ : REAL;
  }

  /** The argument of the command {@code units}. */
  String style() {
    return style;
  }

  double length(double nm) {
    return nm * lengthsPerUnit;
  }

  double energy(double kJ) {
    return kJ / energyUnit;
  }

  double time(double ps) {
    return ps * timesPerUnit;
  }

  /** A coefficient in energy over a power of length, for example 2 for a stiffness. */
  double energyPerLength(double value, int power) {
    return value / energyUnit / Math.pow(lengthsPerUnit, power);
  }

  /** A coefficient in one over length. */
  double perLength(double value) {
    return value / lengthsPerUnit;
  }
}
