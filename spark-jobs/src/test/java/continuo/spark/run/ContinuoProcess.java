package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged program in a process of its own, started as the launcher starts it. */
final class ContinuoProcess implements AutoCloseable {
  private static final Path CONF =
      Path.of(System.getProperty("basedir", "")).resolve("../conf").toAbsolutePath().normalize();
  private static final int LONGEST_SECONDS = 600;
  private static final int POLL_MILLISECONDS = 2;

  private final Process process;
  private final Path out;
  private final Path err;

  private ContinuoProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a command; what it prints goes to two files in the directory. */
  static ContinuoProcess start(Path directory, Object... arguments) {
    return start(directory, command(List.of(), jar(), arguments));
  }

  /** Starts a command with a listener from the tests, which Spark makes while it starts. */
  static ContinuoProcess startListening(Path directory, Class<?> listener, Object... arguments) {
    String tests = listener.getProtectionDomain().getCodeSource().getLocation().getPath();
    return start(
        directory,
        command(
            List.of("-Dspark.extraListeners=" + listener.getName()),
            jar() + ":" + tests,
            arguments));
  }

  /** Starts a command with more options for its virtual machine. */
  static ContinuoProcess startWith(Path directory, List<String> options, Object... arguments) {
    return start(directory, command(options, jar(), arguments));
  }

  /**
   * Starts a command with the class path of the tests behind that of the program, for file systems
   * that Spark does not bring.
   */
  static ContinuoProcess startOn(
      Path directory, List<String> options, Map<String, String> environment, Object... arguments) {
    String all = jar() + ":" + sparkJars() + ":" + System.getProperty("java.class.path");
    return start(directory, command(options, all, arguments), environment);
  }

  private static String sparkJars() {
    return System.getenv("SPARK_HOME") + "/jars/*";
  }

  /** Starts a command with a library for Spark's drivers and executors. */
  static ContinuoProcess startWith(
      Path directory, Path library, List<String> options, Object... arguments) {
    List<String> all = new ArrayList<>(options);
    all.add("-Dspark.jars=" + jar() + "," + library);
    return start(directory, command(all, jar() + ":" + library, arguments));
  }

  /** Starts a command through another program, which the command line is appended to. */
  static ContinuoProcess startBy(
      Path directory, List<String> program, List<String> options, Object... arguments) {
    List<String> command = new ArrayList<>(program);
    command.addAll(command(options, jar(), arguments));
    return start(directory, command);
  }

  private static List<String> command(List<String> options, String classPath, Object... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + CONF.resolve("jvm.options"),
                "-Xmx512m",
                "-Dlog4j2.configurationFile=" + CONF.resolve("log4j2.properties"),
                "-Dcontinuo.spark.defaults=" + CONF.resolve("spark-defaults.conf"),
                "-Dspark.ui.enabled=false",
                "-Dspark.jars=" + jar()));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath + ":" + sparkJars(), "continuo.spark.command.Main"));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  /** Starts any program. */
  static ContinuoProcess start(Path directory, List<String> command) {
    return start(directory, command, Map.of());
  }

  /** Starts any program with more variables in its environment. */
  static ContinuoProcess start(
      Path directory, List<String> command, Map<String, String> environment) {
    try {
      Path out = Files.createTempFile(directory, "out", ".txt");
      Path err = Files.createTempFile(directory, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new ContinuoProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The application jar that was packaged. */
  static String jar() {
    String jar = System.getProperty("continuo.jar");
    assertThat(jar).as("system property continuo.jar").isNotNull();
    return jar;
  }

  String out() {
    return read(out);
  }

  /** Standard error without the line by which the virtual machine greets the Vector API. */
  String err() {
    return read(err).replace("WARNING: Using incubator modules: jdk.incubator.vector", "").strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Processes that this one has started. */
  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** Waits for something that the process does before it ends. */
  void await(String what, BooleanSupplier happened) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!happened.getAsBoolean()) {
      assertThat(process.isAlive() || happened.getAsBoolean())
          .as("process ended before %s; %s", what, this)
          .isTrue();
      assertThat(System.nanoTime())
          .as("waited too long for %s; %s", what, this)
          .isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    }
  }

  /** Waits until a text has been printed. */
  void awaitOutput(String text) throws InterruptedException {
    await("\"" + text + "\"", () -> out().contains(text));
  }

  /** Waits, but not for longer than that; whether the process has ended. */
  boolean endsWithin(long time, TimeUnit unit) throws InterruptedException {
    return process.waitFor(time, unit);
  }

  /** Waits for the end. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("ended; %s", this).isTrue();
    return process.exitValue();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Sends a signal, for example INT. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
    assertThat(kill.waitFor()).as("kill -%s", name).isZero();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    return "standard output:%n%s%nstandard error:%n%s".formatted(out(), err());
  }
}
