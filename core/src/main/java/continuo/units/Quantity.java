package continuo.units;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with an optional unit, as written.
 *
 * @param number the number as written
 * @param unitText the unit as written, empty if there is none
 * @param unit its meaning; 1 if there is none
 */
record Quantity(String number, String unitText, Unit unit) {
  private static final Pattern FORM =
      Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?)\\s*(.*)");

  static Quantity parse(String text, UnitSystem units, Dimension dimension) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new UnitException(
          "not a number%s; write for example %s"
              .formatted(
                  units.unit(dimension).isEmpty() ? "" : " with a unit", units.example(dimension)));
    }
    String unitText = matcher.group(2).strip();
    Unit unit = unitText.isEmpty() ? Unit.ONE : UnitExpression.parse(unitText);
    return new Quantity(matcher.group(1), unitText, unit);
  }

  boolean hasUnit() {
    return !unitText.isEmpty();
  }

  /** Value in base units; decimal arithmetic, so that "3 A" and "0.3 nm" are the same double. */
  double value() {
    double value = new BigDecimal(number).multiply(unit.factor(), Unit.PRECISION).doubleValue();
    if (!Double.isFinite(value)) {
      throw new UnitException("too large for a double");
    }
    return value;
  }
}
