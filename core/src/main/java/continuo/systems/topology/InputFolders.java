package continuo.systems.topology;

import continuo.error.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders that an input file may name other files in: its own, with all below, and those that the
 * configuration adds. What counts is where a file really is, links followed. So an input from
 * somebody else cannot make the reader open, and show in its messages, what is elsewhere on the
 * machine.
 *
 * @param folders absolute
 */
public record InputFolders(List<Path> folders) {
  /** Checks nothing; folders need not exist. */
  public InputFolders {
    folders = List.copyOf(folders);
  }

  /**
   * @param main the file that the configuration names
   * @param more folders that the configuration adds
   */
  public static InputFolders of(Path main, List<Path> more) {
    List<Path> all = new ArrayList<>();
    all.add(main.toAbsolutePath().getParent());
    more.forEach(folder -> all.add(folder.toAbsolutePath()));
    return new InputFolders(all);
  }

  /**
   * @param line where the file is named
   * @param file a file that exists
   * @param remedy what the user can do to have it read
   * @throws InputException if it is outside; says neither what it holds nor whether it can be read
   */
  public void require(SourceLine line, Path file, String remedy) {
    if (folders.stream().noneMatch(folder -> isWithin(file, folder))) {
      throw line.error(
          "%s is outside the folders of the input, %s; %s".formatted(file, folders, remedy));
    }
  }

  private static boolean isWithin(Path file, Path folder) {
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
