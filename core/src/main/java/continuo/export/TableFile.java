package continuo.export;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** A file of tables for LAMMPS; tables of the same content are written once. */
final class TableFile {
  private final String name;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> known = new HashMap<>();

  /**
   * @param name name of the file
   * @param comment its first line
   */
  TableFile(String name, String comment) {
    this.name = name;
    text.append("# ").append(comment).append("\n\n");
  }

  /**
   * Adds a table.
   *
   * @param parameters the line below its name
   * @param points number of rows
   * @param x coordinate of a row
   * @param energy energy of a row
   * @param force minus its derivative
   * @return the words that refer to it: file and name
   */
  String add(
      String parameters,
      int points,
      IntToDoubleFunction x,
      IntToDoubleFunction energy,
      IntToDoubleFunction force) {
    StringBuilder table = new StringBuilder(64 * points);
    table.append(parameters).append("\n\n");
    for (int n = 0; n < points; n++) {
      table.append(n + 1).append(' ').append(x.applyAsDouble(n)).append(' ');
      table.append(energy.applyAsDouble(n)).append(' ').append(force.applyAsDouble(n)).append('\n');
    }
    String content = table.toString();
    String key = known.get(content);
    if (key == null) {
      key = "TABLE" + (known.size() + 1);
      known.put(content, key);
      text.append(key).append('\n').append(content).append('\n');
    }
    return name + " " + key;
  }

  String name() {
    return name;
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  CharSequence text() {
    return text;
  }
}
