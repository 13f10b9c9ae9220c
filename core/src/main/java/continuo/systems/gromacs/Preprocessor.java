package continuo.systems.gromacs;

import continuo.error.InputException;
import continuo.systems.topology.InputFolders;
import continuo.systems.topology.InputText;
import continuo.systems.topology.SourceLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries out the lines of a topology that begin with {@code #}: include, define, undef, ifdef,
 * ifndef, else, endif. Strips comments, joins continued lines and replaces defined words.
 */
final class Preprocessor {
  private static final Pattern INCLUDE = Pattern.compile("#\\s*include\\s+[\"<](.+)[\">]\\s*");
  private static final int DEEPEST = 50;

  private final List<Path> folders;
  private final InputFolders allowed;
  private final Map<String, String[]> defined = new HashMap<>();
  private final List<SourceLine> lines = new ArrayList<>();

  /** Whether the lines of each open condition count. */
  private final Deque<Boolean> conditions = new ArrayDeque<>();

  private Preprocessor(Path file, List<Path> folders, Set<String> defines) {
    this.folders = folders;
    this.allowed = InputFolders.of(file, folders);
    defines.forEach(word -> defined.put(word, new String[0]));
  }

  /**
   * @param file the topology
   * @param folders where to look for included files after the folder of the including one
   * @param defines words defined from the beginning
   * @return lines that are not empty, with the words replaced
   * @throws InputException if a file is missing or in neither kind of folder, or a condition does
   *     not end; names file and line
   */
  static List<SourceLine> read(Path file, List<Path> folders, Set<String> defines) {
    Preprocessor preprocessor = new Preprocessor(file, folders, defines);
    preprocessor.file(file, 0);
    return preprocessor.lines;
  }

  private void file(Path file, int depth) {
    int open = conditions.size();
    List<String> text = InputText.lines(file);
    for (int n = 0; n < text.size(); n++) {
      int number = n + 1;
      StringBuilder joined = new StringBuilder(text.get(n).strip());
      while (joined.length() > 0
          && joined.charAt(joined.length() - 1) == '\\'
          && n + 1 < text.size()) {
        joined.setLength(joined.length() - 1);
        joined.append(text.get(++n).strip());
      }
      String line = joined.toString();
      int comment = line.indexOf(';');
      line = (comment < 0 ? line : line.substring(0, comment)).strip();
      SourceLine source = new SourceLine(file.toString(), number, line.split("\\s+"));
      if (line.startsWith("#")) {
        command(source, line, file, depth);
      } else if (!line.isEmpty() && !conditions.contains(false)) {
        lines.add(replaced(source));
      }
    }
    if (conditions.size() != open) {
      throw new InputException("Cannot read %s: #ifdef without #endif".formatted(file));
    }
  }

  private void command(SourceLine source, String line, Path file, int depth) {
    String[] words = line.substring(1).strip().split("\\s+", 3);
    boolean counts = !conditions.contains(false);
    switch (words[0]) {
      case "ifdef" -> conditions.push(defined.containsKey(name(source, words)));
      case "ifndef" -> conditions.push(!defined.containsKey(name(source, words)));
      case "else" -> conditions.push(!pop(source));
      case "endif" -> pop(source);
      case "include" -> {
        if (counts) {
          include(source, line, file, depth);
        }
      }
      case "define" -> {
        if (counts) {
          String value = words.length > 2 ? words[2].strip() : "";
          defined.put(name(source, words), value.isEmpty() ? new String[0] : value.split("\\s+"));
        }
      }
      case "undef" -> {
        if (counts) {
          defined.remove(name(source, words));
        }
      }
      default ->
          throw source.error(
              "unknown #%s; allowed: #include, #define, #undef, #ifdef, #ifndef, #else, #endif"
                  .formatted(words[0]));
    }
  }

  private static String name(SourceLine source, String[] words) {
    if (words.length < 2) {
      throw source.error("#%s needs a word".formatted(words[0]));
    }
    return words[1];
  }

  private boolean pop(SourceLine source) {
    if (conditions.isEmpty()) {
      throw source.error("%s without #ifdef".formatted(source.words()[0]));
    }
    return conditions.pop();
  }

  private void include(SourceLine source, String line, Path file, int depth) {
    Matcher matcher = INCLUDE.matcher(line);
    if (!matcher.matches()) {
      throw source.error("#include needs a file name in quotes");
    }
    if (depth == DEEPEST) {
      throw source.error("files include each other more than %d deep".formatted(DEEPEST));
    }
    List<Path> places = new ArrayList<>();
    places.add(file.toAbsolutePath().getParent());
    places.addAll(folders);
    for (Path folder : places) {
      Path included = folder.resolve(matcher.group(1)).normalize();
      if (Files.isRegularFile(included)) {
        allowed.require(source, included, "name its folder in `system.include-folders`");
        file(included, depth + 1);
        return;
      }
    }
    throw source.error(
        "no file %s in %s; name its folder in `system.include-folders`"
            .formatted(matcher.group(1), places));
  }

  private SourceLine replaced(SourceLine source) {
    List<String> words = new ArrayList<>();
    for (String word : source.words()) {
      String[] value = defined.get(word);
      if (value == null || value.length == 0) {
        words.add(word);
      } else {
        words.addAll(List.of(value));
      }
    }
    return new SourceLine(source.file(), source.number(), words.toArray(new String[0]));
  }
}
