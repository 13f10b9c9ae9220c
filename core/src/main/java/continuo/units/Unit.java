package continuo.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;

/**
 * A unit as a decimal multiple of the molecular base units.
 *
 * @param factor base units in one of this unit
 * @param dimension its dimension
 */
record Unit(BigDecimal factor, Dimension dimension) {
  static final MathContext PRECISION = MathContext.DECIMAL128;
  static final Unit ONE = new Unit(BigDecimal.ONE, Dimension.NONE);
  private static final Map<String, Unit> SYMBOLS = symbols();

  private static Map<String, Unit> symbols() {
    Map<String, Unit> units = new TreeMap<>();
    add(units, Dimension.LENGTH, "1", "nm");
    add(units, Dimension.LENGTH, "0.1", "A", "\u00c5", "\u212b", "angstrom");
    add(units, Dimension.LENGTH, "0.001", "pm");
    add(units, Dimension.LENGTH, "1000", "um", "\u00b5m");
    add(units, Dimension.TIME, "1", "ps");
    add(units, Dimension.TIME, "0.001", "fs");
    add(units, Dimension.TIME, "1000", "ns");
    add(units, Dimension.TIME, "1000000", "us", "\u00b5s");
    add(units, Dimension.MASS, "1", "amu", "Da");
    add(units, Dimension.MASS, "1000", "kDa");
    add(units, Dimension.TEMPERATURE, "1", "K");
    add(units, Dimension.CHARGE, "1", "e");
    add(units, Dimension.AMOUNT, "1", "mol");
    // 1 g/mol = 1 amu and 1 kJ/mol = 1 amu nm²/ps²: both follow from mol as a base unit of its own.
    add(units, Dimension.MASS.times(Dimension.AMOUNT), "1", "g");
    Dimension molarEnergy = Dimension.ENERGY.times(Dimension.AMOUNT);
    add(units, molarEnergy, "1", "kJ");
    add(units, molarEnergy, "0.001", "J");
    add(units, molarEnergy, "4.184", "kcal");
    add(units, molarEnergy, "0.004184", "cal");
    return units;
  }

  private static void add(
      Map<String, Unit> units, Dimension dimension, String factor, String... symbols) {
    for (String symbol : symbols) {
      units.put(symbol, new Unit(new BigDecimal(factor), dimension));
    }
  }

  static Unit named(String symbol) {
    Unit unit = SYMBOLS.get(symbol);
    if (unit == null) {
      throw new UnitException(
          ("unknown unit \"%s\"; known are nm, A, pm, um, fs, ps, ns, us, amu, Da, kDa, g, K, e,"
                  + " mol, kJ, J, kcal, cal")
              .formatted(symbol));
    }
    return unit;
  }

  Unit times(Unit other) {
    return new Unit(factor.multiply(other.factor, PRECISION), dimension.times(other.dimension));
  }

  Unit power(int exponent) {
    return new Unit(factor.pow(exponent, PRECISION), dimension.power(exponent));
  }
}
