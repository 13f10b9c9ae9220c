package continuo.bench;

import continuo.bench.peer.Peer;
import continuo.bench.peer.PeerSystem;
import continuo.bench.peer.PeerTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A system given to another program, timed again and again. */
final class PeerBench {
  /** What {@link PeerSystem#usualSteps} are made for, s. */
  private static final double USUAL_SECONDS = 4;

  private static final int FEWEST_STEPS = 20;

  private final Peer peer;
  private final List<String> version;
  private final PeerSystem system;
  private final Path directory;
  private final int steps;
  private final List<Figure> figures = new ArrayList<>();

  /**
   * Writes the inputs.
   *
   * @param version of the program
   * @param directory gets a directory of its own in it
   * @param seconds about the length of a repeat
   */
  PeerBench(Peer peer, List<String> version, PeerSystem system, Path directory, double seconds) {
    this.peer = peer;
    this.version = version;
    this.system = system;
    this.steps =
        (int) Math.max(FEWEST_STEPS, Math.rint(system.usualSteps() * seconds / USUAL_SECONDS));
    try {
      this.directory = Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + directory, e);
    }
    peer.write(system, directory);
  }

  Figure repeat() {
    PeerTime time = peer.time(system, directory, steps);
    Figure figure = new Figure(time.atomStepsPerSecond(), time.seconds(), time.coreShare());
    figures.add(figure);
    return figure;
  }

  PeerResult result() {
    return new PeerResult(
        peer.label(),
        version,
        system.name(),
        system.nAtoms(),
        steps,
        peer.commandLines(system, steps),
        new Series(figures));
  }
}
