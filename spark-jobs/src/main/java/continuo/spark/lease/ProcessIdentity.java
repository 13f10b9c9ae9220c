package continuo.spark.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process, named so that another one on the same machine can tell whether it still runs.
 *
 * @param host name of the machine or container, for messages
 * @param boot identity of the machine since it was started; empty where the system gives none
 * @param pidNamespace what the pid counts in; a container has its own; empty where there is none
 * @param pid process id
 * @param started when the process started, in ticks since the machine was; −1 if unknown
 */
record ProcessIdentity(String host, String boot, String pidNamespace, long pid, long started) {
  /** Fields of a line of /proc/PID/stat after the name: state first, start time twentieth. */
  private static final int STATE = 0;

  private static final int STARTED = 19;

  /** What one process can know of another. */
  enum Life {
    RUNS,
    IS_GONE,
    CANNOT_BE_SEEN
  }

  /** The present process. */
  static ProcessIdentity current() {
    String[] stat = stat("self");
    return new ProcessIdentity(
        hostName(),
        line(Path.of("/proc/sys/kernel/random/boot_id")),
        link(Path.of("/proc/self/ns/pid")),
        ProcessHandle.current().pid(),
        stat.length > STARTED ? Long.parseLong(stat[STARTED]) : -1);
  }

  /** Whether both read the same clock: processes of one machine since it was started. */
  boolean isOnMachineOf(ProcessIdentity other) {
    return !boot.isEmpty() && boot.equals(other.boot);
  }

  /**
   * Whether this process still runs, as the observer sees it. A number that another process has
   * taken since is told from it by the time of its start.
   */
  Life seenFrom(ProcessIdentity observer) {
    boolean sameProcesses =
        isOnMachineOf(observer)
            && !pidNamespace.isEmpty()
            && pidNamespace.equals(observer.pidNamespace);
    if (!sameProcesses || started < 0) {
      return Life.CANNOT_BE_SEEN;
    }
    String[] stat = stat(Long.toString(pid));
    boolean runs =
        stat.length > STARTED
            && Long.parseLong(stat[STARTED]) == started
            // A zombie has ended; nobody has asked yet how.
            && !stat[STATE].equals("Z")
            && !stat[STATE].equals("X");
    return runs ? Life.RUNS : Life.IS_GONE;
  }

  @Override
  public String toString() {
    return "host %s, pid %d".formatted(host, pid);
  }

  private static String[] stat(String pid) {
    String line = line(Path.of("/proc", pid, "stat"));
    // The name of the program is in brackets and may hold anything, also brackets.
    return line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
  }

  private static String hostName() {
    String name = line(Path.of("/proc/sys/kernel/hostname"));
    if (!name.isEmpty()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String link(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
