package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A master and two workers, each a process of its own, started by {@code start-cluster}; and what
 * is submitted to it by {@code deploy/bin/continuo}.
 */
final class SparkCluster implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 4;
  private static final int LONGEST_SECONDS = 600;
  private static final int POLL_MILLISECONDS = 200;

  private final Path parent;
  private final Path project;
  private final Map<String, String> environment = new HashMap<>();
  private final String url;

  private SparkCluster(Path parent) throws InterruptedException {
    this.parent = parent;
    this.project = ProjectCopy.in(parent);
    int port = freePorts();
    environment.put("CLUSTER_PORT", Integer.toString(port));
    environment.put("CLUSTER_UI_PORT", Integer.toString(port + 1));
    // In cluster mode the driver takes one.
    environment.put("CLUSTER_CORES", "2");
    // Loopback too, but other machines to Spark, as speculation wants it.
    environment.put("CLUSTER_WORKER_HOSTS", "127.0.0.2 127.0.0.3");
    environment.put("CONTINUO_MEMORY", "512m");
    environment.put("SPARK_LOCAL_IP", LOOPBACK);
    // The scripts find the Spark of the build by themselves.
    environment.put("SPARK_HOME", "");
    try (ContinuoProcess start = script("deploy/cluster/start-cluster", "2")) {
      assertThat(start.exitCode()).as(start::toString).isZero();
      url = start.out().strip();
    }
  }

  /** Starts one; everything of it is below the directory. */
  static SparkCluster start(Path parent) throws InterruptedException {
    return new SparkCluster(parent);
  }

  String url() {
    return url;
  }

  /** The secret that all parties know. */
  String secret() {
    return read(configuration())
        .lines()
        .filter(line -> line.startsWith("spark.authenticate.secret"))
        .map(line -> line.substring("spark.authenticate.secret".length()).strip())
        .findFirst()
        .orElseThrow();
  }

  /** The one file that holds the secret. */
  Path configuration() {
    return files().resolve("conf/spark-defaults.conf");
  }

  /** Where logs and work directories are. */
  Path files() {
    return project.resolve("spark-jobs/target/cluster");
  }

  /** The process of {@code master} or {@code worker-N}. */
  ProcessHandle process(String name) {
    return ProcessHandle.of(Long.parseLong(read(files().resolve(name + ".pid")).strip()))
        .orElseThrow();
  }

  /**
   * Submits a command with the launcher.
   *
   * @param options of spark-submit; no blanks in them
   */
  ContinuoProcess submit(List<String> options, Object... arguments) {
    return submit(Map.of(), options, arguments);
  }

  /** The same with more variables in the environment. */
  ContinuoProcess submit(Map<String, String> more, List<String> options, Object... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--executor-memory", "512m", "--executor-cores", "1", "--driver-memory", "512m"));
    all.addAll(options);
    List<String> command = new ArrayList<>(List.of(launcher()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    command.addAll(List.of("--master", url));
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("CONTINUO_SUBMIT_OPTIONS", String.join(" ", all));
    variables.putAll(more);
    return ContinuoProcess.start(parent, command, variables);
  }

  private String launcher() {
    return project.resolve("deploy/bin/continuo").toString();
  }

  private ContinuoProcess script(String file, String... arguments) {
    List<String> command = new ArrayList<>(List.of(project.resolve(file).toString()));
    command.addAll(List.of(arguments));
    return ContinuoProcess.start(parent, command, environment);
  }

  /**
   * Waits for the end of the driver that was submitted in cluster mode; returns what it printed.
   */
  String awaitDriver() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    String ended = "(?s).*(Done: |Nothing to do|continuo: ).*";
    while (!driverOutput().matches(ended)) {
      assertThat(System.nanoTime())
          .as("waited too long for %s", driverOutput())
          .isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    }
    return driverOutput();
  }

  private String driverOutput() {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> all = Files.walk(files(), 3)) {
      all.filter(file -> file.toString().matches(".*/driver-[^/]*/std(out|err)"))
          .sorted()
          .forEach(file -> text.append(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Ports one after the other that nobody uses now. */
  private static int freePorts() {
    for (int port = FIRST_PORT; port < FIRST_PORT + 10_000; port += PORTS) {
      boolean free = true;
      for (int p = port; p < port + PORTS; p++) {
        try (ServerSocket socket = new ServerSocket(p, 1, InetAddress.getByName(LOOPBACK))) {
          free &= socket.isBound();
        } catch (IOException e) {
          free = false;
        }
      }
      if (free) {
        return port;
      }
    }
    throw new IllegalStateException("No free ports");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (ContinuoProcess stop = script("deploy/cluster/stop-cluster")) {
      assertThat(stop.exitCode()).as(stop::toString).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
