package continuo.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {
  private Spelling() {}

  /** The closest word, if it differs in no more than about a third of its letters. */
  static Optional<String> closest(String word, Collection<String> allowed) {
    return allowed.stream()
        .filter(a -> distance(word, a) <= Math.max(2, a.length() / 3))
        .min(Comparator.comparingInt((String a) -> distance(word, a)).thenComparing(a -> a));
  }

  /** Edit distance of Levenshtein without regard to case. */
  static int distance(String first, String second) {
    int[] previous = new int[second.length() + 1];
    for (int j = 0; j <= second.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= first.length(); i++) {
      int[] row = new int[second.length() + 1];
      row[0] = i;
      for (int j = 1; j <= second.length(); j++) {
        char a = Character.toLowerCase(first.charAt(i - 1));
        char b = Character.toLowerCase(second.charAt(j - 1));
        int replaced = previous[j - 1] + (a == b ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[second.length()];
  }
}
