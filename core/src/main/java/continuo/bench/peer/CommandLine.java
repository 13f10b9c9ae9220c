package continuo.bench.peer;

import java.util.ArrayList;
import java.util.List;

/** Command lines as text. */
final class CommandLine {
  private CommandLine() {}

  /**
   * Splits a command at blanks; parts in single or double quotes stay together.
   *
   * @throws IllegalArgumentException if a quote is not closed
   */
  static List<String> split(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (char c : command.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (Character.isWhitespace(c)) {
        if (word != null) {
          words.add(word.toString());
        }
        word = null;
      } else {
        word = word == null ? new StringBuilder() : word;
        if (c == '"' || c == '\'') {
          quote = c;
        } else {
          word.append(c);
        }
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a " + quote + " is not closed");
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }

  /** One line that a shell understands. */
  static String join(List<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      line.append(line.length() == 0 ? "" : " ")
          .append(word.matches("[\\w@%+=:,./-]+") ? word : "'" + word + "'");
    }
    return line.toString();
  }
}
