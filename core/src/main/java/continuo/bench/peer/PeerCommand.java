package continuo.bench.peer;

import continuo.error.InputException;
import java.util.List;

/** The command of a peer as the user gave it. */
final class PeerCommand {
  private PeerCommand() {}

  /**
   * @param program name of the program
   * @param command its command
   * @throws InputException if it is empty or a quote is not closed
   */
  static List<String> words(String program, String command) {
    String reason = "empty";
    try {
      List<String> words = CommandLine.split(command);
      if (!words.isEmpty()) {
        return words;
      }
    } catch (IllegalArgumentException e) {
      reason = e.getMessage();
    }
    throw new InputException(
        "Invalid command \"%s\" (--peer %s=…): %s; a program and its options are needed"
            .formatted(command, program, reason));
  }
}
