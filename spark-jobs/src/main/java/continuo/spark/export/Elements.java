package continuo.spark.export;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Chemical elements, guessed only where name and mass agree: a bead called CA is no calcium. */
final class Elements {
  /** Largest distance from the standard atomic weight, amu. */
  private static final double MASS_TOLERANCE = 0.05;

  /** Symbol and abridged standard atomic weight, amu (IUPAC 2021). */
  private static final String WEIGHTS =
      "H 1.008 He 4.0026 Li 6.94 Be 9.0122 B 10.81 C 12.011 N 14.007 O 15.999 F 18.998 Ne 20.180 "
          + "Na 22.990 Mg 24.305 Al 26.982 Si 28.085 P 30.974 S 32.06 Cl 35.45 Ar 39.95 K 39.098 "
          + "Ca 40.078 Ti 47.867 V 50.942 Cr 51.996 Mn 54.938 Fe 55.845 Co 58.933 Ni 58.693 "
          + "Cu 63.546 Zn 65.38 Ga 69.723 Ge 72.630 As 74.922 Se 78.971 Br 79.904 Kr 83.798 "
          + "Rb 85.468 Sr 87.62 Y 88.906 Zr 91.224 Nb 92.906 Mo 95.95 Ru 101.07 Rh 102.91 "
          + "Pd 106.42 Ag 107.87 Cd 112.41 In 114.82 Sn 118.71 Sb 121.76 Te 127.60 I 126.90 "
          + "Xe 131.29 Cs 132.91 Ba 137.33 Gd 157.25 W 183.84 Re 186.21 Ir 192.22 Pt 195.08 "
          + "Au 196.97 Hg 200.59 Pb 207.2 Bi 208.98 U 238.03";

  private static final Map<String, Double> BY_SYMBOL = parse();

  private Elements() {}

  /**
   * @param name atom name, for example 1HB2 or CA
   * @param mass mass, amu
   * @return symbol, or "" if no element fits both
   */
  static String guess(String name, double mass) {
    String letters = name.strip().replaceFirst("^[0-9]+", "");
    for (int length = Math.min(2, letters.length()); length > 0; length--) {
      String symbol =
          letters.substring(0, 1).toUpperCase(Locale.ROOT)
              + letters.substring(1, length).toLowerCase(Locale.ROOT);
      Double weight = BY_SYMBOL.get(symbol);
      if (weight != null && Math.abs(weight - mass) <= MASS_TOLERANCE) {
        return symbol;
      }
    }
    return "";
  }

  private static Map<String, Double> parse() {
    Map<String, Double> bySymbol = new HashMap<>();
    String[] words = WEIGHTS.split(" ", -1);
    for (int w = 0; w < words.length; w += 2) {
      bySymbol.put(words[w], Double.valueOf(words[w + 1]));
    }
    return bySymbol;
  }
}
