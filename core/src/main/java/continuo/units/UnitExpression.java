package continuo.units;

/**
 * Recursive-descent parser of products, quotients and powers of units:
 *
 * <pre>
 * product = ["/"] factor { ["*" | "·" | "/" | space] factor }
 * factor  = ( "1" | symbol | "(" product ")" ) [ "^" ["-"] digit ]
 * </pre>
 *
 * <p>A quotient applies to the next factor only: kJ/mol/nm^2 = kJ mol⁻¹ nm⁻².
 */
final class UnitExpression {
  private static final int LONGEST = 80;

  private final String text;
  private int at;

  private UnitExpression(String text) {
    this.text = text;
  }

  static Unit parse(String text) {
    if (text.length() > LONGEST) {
      throw new UnitException("unit longer than " + LONGEST + " characters");
    }
    String plain =
        text.replace("\u207b", "^-")
            .replaceAll("(?<!\\^-)([\u00b9\u00b2\u00b3])", "^$1")
            .replace('\u00b9', '1')
            .replace('\u00b2', '2')
            .replace('\u00b3', '3');
    UnitExpression expression = new UnitExpression(plain);
    Unit unit = expression.product();
    if (expression.at < plain.length()) {
      throw expression.unexpected();
    }
    return unit;
  }

  private Unit product() {
    Unit product = accept('/') ? factor().power(-1) : factor();
    while (true) {
      if (accept('/')) {
        product = product.times(factor().power(-1));
      } else if (accept('*') || accept('\u00b7')) {
        product = product.times(factor());
      } else if (at < text.length() && text.charAt(at) != ')') {
        product = product.times(factor());
      } else {
        return product;
      }
    }
  }

  private Unit factor() {
    Unit base;
    if (accept('(')) {
      base = product();
      if (!accept(')')) {
        throw new UnitException("\")\" missing in unit \"" + text + "\"");
      }
    } else if (accept('1')) {
      base = Unit.ONE;
    } else {
      base = Unit.named(symbol());
    }
    return accept('^') ? base.power(exponent()) : base;
  }

  private String symbol() {
    skipSpace();
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected();
    }
    return text.substring(start, at);
  }

  private int exponent() {
    int sign = accept('-') ? -1 : 1;
    skipSpace();
    if (at < text.length() && text.charAt(at) >= '1' && text.charAt(at) <= '9') {
      return sign * (text.charAt(at++) - '0');
    }
    throw unexpected();
  }

  private boolean accept(char wanted) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      skipSpace();
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private UnitException unexpected() {
    return new UnitException(
        at < text.length()
            ? "\"%s\" is not expected in unit \"%s\"".formatted(text.charAt(at), text)
            : "unit \"%s\" ends too early".formatted(text));
  }
}
