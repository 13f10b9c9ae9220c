package continuo.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exponents of a physical dimension. Amount of substance is kept apart so that kJ and kJ/mol
 * differ.
 *
 * @param length exponent of length
 * @param time exponent of time
 * @param mass exponent of mass
 * @param temperature exponent of temperature
 * @param charge exponent of charge
 * @param amount exponent of amount of substance
 */
public record Dimension(int length, int time, int mass, int temperature, int charge, int amount) {
  /** A pure number. */
  public static final Dimension NONE = new Dimension(0, 0, 0, 0, 0, 0);

  /** Base unit nm. */
  public static final Dimension LENGTH = new Dimension(1, 0, 0, 0, 0, 0);

  /** Base unit ps. */
  public static final Dimension TIME = new Dimension(0, 1, 0, 0, 0, 0);

  /** Base unit amu. */
  public static final Dimension MASS = new Dimension(0, 0, 1, 0, 0, 0);

  /** Base unit K. */
  public static final Dimension TEMPERATURE = new Dimension(0, 0, 0, 1, 0, 0);

  /** Base unit e. */
  public static final Dimension CHARGE = new Dimension(0, 0, 0, 0, 1, 0);

  /** Base unit mol. */
  public static final Dimension AMOUNT = new Dimension(0, 0, 0, 0, 0, 1);

  /** kJ/mol = amu nm²/ps². */
  public static final Dimension ENERGY = new Dimension(2, -2, 1, 0, 0, 0);

  /** 1/ps. */
  public static final Dimension RATE = TIME.power(-1);

  /** 1/nm. */
  public static final Dimension WAVENUMBER = LENGTH.power(-1);

  /** kJ/mol/nm² = amu/ps². */
  public static final Dimension STIFFNESS = ENERGY.times(LENGTH.power(-2));

  /** kJ/mol/nm. */
  public static final Dimension FORCE = ENERGY.times(LENGTH.power(-1));

  /** amu/ps. */
  public static final Dimension FRICTION = MASS.times(RATE);

  /** nm²/ps. */
  public static final Dimension DIFFUSION = LENGTH.power(2).times(RATE);

  private static final Map<Dimension, String[]> NAMED = named();

  private static Map<Dimension, String[]> named() {
    Map<Dimension, String[]> names = new LinkedHashMap<>();
    names.put(NONE, new String[] {"a number without unit", ""});
    names.put(LENGTH, new String[] {"a length", "nm"});
    names.put(TIME, new String[] {"a time", "ps"});
    names.put(MASS, new String[] {"a mass", "amu"});
    names.put(TEMPERATURE, new String[] {"a temperature", "K"});
    names.put(CHARGE, new String[] {"a charge", "e"});
    names.put(AMOUNT, new String[] {"an amount of substance", "mol"});
    names.put(ENERGY, new String[] {"an energy", "kJ/mol"});
    names.put(RATE, new String[] {"a rate", "1/ps"});
    names.put(WAVENUMBER, new String[] {"a wavenumber", "1/nm"});
    names.put(STIFFNESS, new String[] {"a stiffness", "kJ/mol/nm^2"});
    names.put(FORCE, new String[] {"a force", "kJ/mol/nm"});
    names.put(FRICTION, new String[] {"a friction", "amu/ps"});
    names.put(DIFFUSION, new String[] {"a diffusion coefficient", "nm^2/ps"});
    return names;
  }

  /** Dimension of a product. */
  public Dimension times(Dimension other) {
    return new Dimension(
        length + other.length,
        time + other.time,
        mass + other.mass,
        temperature + other.temperature,
        charge + other.charge,
        amount + other.amount);
  }

  /** Dimension of a power. */
  public Dimension power(int exponent) {
    return new Dimension(
        length * exponent,
        time * exponent,
        mass * exponent,
        temperature * exponent,
        charge * exponent,
        amount * exponent);
  }

  /** In words with an article, for example {@code a length}. */
  public String describe() {
    String[] name = NAMED.get(this);
    return name == null ? "a quantity in " + product() : name[0];
  }

  /** Its unit in molecular units, for example {@code kJ/mol/nm^2}; empty for a pure number. */
  public String molecularUnit() {
    String[] name = NAMED.get(this);
    return name == null ? product() : name[1];
  }

  private String product() {
    List<String> factors = new ArrayList<>();
    String[] symbols = {"nm", "ps", "amu", "K", "e", "mol"};
    int[] exponents = {length, time, mass, temperature, charge, amount};
    for (int f = 0; f < symbols.length; f++) {
      if (exponents[f] != 0) {
        factors.add(exponents[f] == 1 ? symbols[f] : symbols[f] + "^" + exponents[f]);
      }
    }
    return String.join(" ", factors);
  }
}
