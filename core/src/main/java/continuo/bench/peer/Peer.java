package continuo.bench.peer;

import java.nio.file.Path;
import java.util.List;

/** A program to compare with. */
public interface Peer {
  /** Program and command, for reports. */
  String label();

  /**
   * What the program says of itself: version, compiler and its flags, precision, instructions.
   *
   * @return lines
   * @throws continuo.error.InputException if it cannot be started
   */
  List<String> version();

  /** Whether the program can be given the system. */
  boolean canRun(PeerSystem system);

  /**
   * Writes the inputs of a system.
   *
   * @param system what to simulate
   * @param directory an existing directory of its own
   */
  void write(PeerSystem system, Path directory);

  /** The command lines that {@link #time} runs, as for a shell in the directory. */
  List<String> commandLines(PeerSystem system, int steps);

  /**
   * Runs a system on one core and reads the program's own timer of the section after the settling.
   *
   * @param system what {@link #write} wrote
   * @param directory where
   * @param steps steps to be timed
   * @throws continuo.error.InputException if the program fails; with what it last said
   */
  PeerTime time(PeerSystem system, Path directory, int steps);
}
