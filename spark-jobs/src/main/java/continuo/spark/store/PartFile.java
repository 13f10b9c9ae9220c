package continuo.spark.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of the Parquet file that holds the rows of a table between two commits.
 *
 * @param first first step appended after the earlier commit
 * @param last last step before the later commit
 */
record PartFile(int first, int last) implements Comparable<PartFile> {
  /** Ending of every Parquet file. */
  static final String SUFFIX = ".parquet";

  /** Name of the one file of a table that is written once. */
  static final String STATIC = "part-static" + SUFFIX;

  private static final Pattern NAME =
      Pattern.compile("part-(\\d{9,10})-(\\d{9,10})" + Pattern.quote(SUFFIX));

  /** The steps a file name stands for; empty if it is not the name of such a file. */
  static Optional<PartFile> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(matcher.group(1));
    long last = Long.parseLong(matcher.group(2));
    return first <= last && last <= Integer.MAX_VALUE
        ? Optional.of(new PartFile((int) first, (int) last))
        : Optional.empty();
  }

  /** The file name. */
  String fileName() {
    return "part-%09d-%09d%s".formatted(first, last, SUFFIX);
  }

  /** By first step. */
  @Override
  public int compareTo(PartFile other) {
    int byFirst = Integer.compare(first, other.first);
    return byFirst != 0 ? byFirst : Integer.compare(last, other.last);
  }
}
