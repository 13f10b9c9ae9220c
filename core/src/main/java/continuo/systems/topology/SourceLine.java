package continuo.systems.topology;

import continuo.error.InputException;

/**
 * A line of an input file, split at blanks, that can say where it stands.
 *
 * @param file name of the file
 * @param number line number from 1
 * @param words words of the line without comments; not copied
 */
public record SourceLine(String file, int number, String... words) {
  /** Number of words. */
  public int size() {
    return words.length;
  }

  /**
   * A word.
   *
   * @throws InputException if the line is shorter; names what is missing
   */
  public String word(int index, String what) {
    if (index >= words.length) {
      throw error("%s is missing; the line has %d words".formatted(what, words.length));
    }
    return words[index];
  }

  /**
   * A finite number.
   *
   * @throws InputException if it is missing or no number
   */
  public double number(int index, String what) {
    String word = word(index, what);
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw error("%s is \"%s\", a number is needed".formatted(what, word));
    }
    throw error("%s is \"%s\", a finite number is needed".formatted(what, word));
  }

  /**
   * A whole number.
   *
   * @throws InputException if it is missing, no whole number or out of range
   */
  public int integer(int index, String what, int least, int greatest) {
    String word = word(index, what);
    try {
      int value = Integer.parseInt(word);
      if (value >= least && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw error("%s is \"%s\", a whole number is needed".formatted(what, word));
    }
    throw error(
        "%s is %s, allowed are whole numbers from %d to %d".formatted(what, word, least, greatest));
  }

  /** Numbers from a word on to the end. */
  public double[] numbersFrom(int index, String what) {
    double[] values = new double[Math.max(0, words.length - index)];
    for (int v = 0; v < values.length; v++) {
      values[v] = number(index + v, what);
    }
    return values;
  }

  /** The refusal of this line. */
  public InputException error(String problem) {
    return new InputException("Cannot read %s:%d: %s".formatted(file, number, problem));
  }
}
