package continuo.spark.export;

import continuo.structure.AtomLabel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One character for each chain. Chains of one letter keep it, longer names get the letters and
 * digits that are left, in order of appearance; when none is left, letters are given again.
 */
final class ChainLetters {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Map<String, String> letters = new HashMap<>();

  ChainLetters(List<AtomLabel> labels) {
    Set<String> taken =
        labels.stream()
            .map(AtomLabel::chain)
            .filter(chain -> chain.length() == 1)
            .collect(Collectors.toSet());
    String free =
        LETTERS
            .chars()
            .mapToObj(Character::toString)
            .filter(letter -> !taken.contains(letter))
            .collect(Collectors.joining());
    String left = free.isEmpty() ? LETTERS : free;
    int given = 0;
    for (AtomLabel label : labels) {
      String chain = label.chain();
      if (chain.length() > 1 && !letters.containsKey(chain)) {
        int at = given % left.length();
        letters.put(chain, left.substring(at, at + 1));
        given++;
      }
    }
  }

  /** The character of a chain; a blank for a chain without name. */
  String of(String chain) {
    return chain.isEmpty() ? " " : letters.getOrDefault(chain, chain);
  }
}
