package continuo.spark.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * What goes wrong on executors, at a chosen stage and once: the first task of the stage meets it
 * before it begins. Settings: {@code spark.continuo.fault}, a list {@code ACTION/JOB/TASKS,…} where
 * JOB is a pattern for the description of the job and TASKS the number of tasks of the stage (0 for
 * any), and {@code spark.continuo.fault.directory}, where a file tells that it has happened.
 */
public final class FaultPlugin implements SparkPlugin {
  private static final String FAULT = "spark.continuo.fault";
  private static final String DIRECTORY = "spark.continuo.fault.directory";

  /** Nobody has killed it by then: the run goes on, and the test fails for want of a copy. */
  private static final int LONGEST_STALL_SECONDS = 180;

  /** What can go wrong. */
  enum Action {
    /** The process of the executor ends like with kill -9. */
    KILL,
    /** The shuffle files of all executors are deleted. */
    LOSE_SHUFFLE,
    /** The task does not begin until it is killed, for instance because a copy of it was faster. */
    STALL
  }

  /**
   * @param jobs pattern that the description of a job must contain
   * @param tasks number of tasks of the stage, or 0
   */
  record Fault(Action action, String jobs, int tasks) {
    @Override
    public String toString() {
      // Blanks would end an argument.
      return action + "/" + jobs.replace(' ', '.') + "/" + tasks;
    }

    private static Fault parse(String text) {
      String[] parts = text.split("/");
      return new Fault(Action.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]));
    }
  }

  /** Settings for Spark: key, value. */
  static Map<String, String> settings(Path directory, Fault... faults) {
    return Map.of(
        "spark.plugins",
        FaultPlugin.class.getName(),
        DIRECTORY,
        directory.toString(),
        FAULT,
        String.join(",", Stream.of(faults).map(Fault::toString).toList()));
  }

  /** Files that tell which faults have happened. */
  static List<String> happened(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.startsWith("fault-"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A jar with this class, to be given to Spark. */
  static Path jar(Path directory) {
    Path jar = directory.resolve("fault-plugin.jar");
    if (Files.exists(jar)) {
      return jar;
    }
    String name = FaultPlugin.class.getName().replace('.', '/');
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> classes = Files.list(directoryOf(name + ".class"))) {
      String packageName = name.substring(0, name.lastIndexOf('/') + 1);
      for (Path file : (Iterable<Path>) classes::iterator) {
        String simple = file.getFileName().toString();
        if (simple.startsWith(FaultPlugin.class.getSimpleName())) {
          entries.putNextEntry(new JarEntry(packageName + simple));
          Files.copy(file, entries);
        }
      }
      return jar;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path directoryOf(String resource) throws URISyntaxException {
    URL file = FaultPlugin.class.getClassLoader().getResource(resource);
    return Path.of(file.toURI()).getParent();
  }

  @Override
  public DriverPlugin driverPlugin() {
    return null;
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new OnExecutor();
  }

  private static final class OnExecutor implements ExecutorPlugin {
    private List<Fault> faults;
    private Path directory;
    private String localDirectory;

    @Override
    public void init(PluginContext context, Map<String, String> extra) {
      faults = Stream.of(context.conf().get(FAULT).split(",")).map(Fault::parse).toList();
      directory = Path.of(context.conf().get(DIRECTORY));
      localDirectory = context.conf().get("spark.local.dir", "");
    }

    @Override
    public void onTaskStart() {
      TaskContext task = TaskContext.get();
      String job = String.valueOf(task.getLocalProperty("spark.job.description"));
      for (int f = 0; f < faults.size(); f++) {
        Fault fault = faults.get(f);
        boolean here = fault.tasks() == 0 || fault.tasks() == task.numPartitions();
        if (here && job.matches(".*" + fault.jobs() + ".*") && isFirst("fault-" + f, job, task)) {
          happen(fault.action());
        }
      }
    }

    private boolean isFirst(String name, String job, TaskContext task) {
      try {
        Path file = Files.createFile(directory.resolve(name));
        Files.writeString(
            file, "%s, stage %d, %s tasks%n".formatted(job, task.stageId(), task.numPartitions()));
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void happen(Action action) {
      switch (action) {
        // No hooks, no messages, as the kernel does it.
        case KILL -> Runtime.getRuntime().halt(128 + 9);
        case LOSE_SHUFFLE -> loseShuffle();
        case STALL -> stall();
      }
    }

    private void stall() {
      try {
        TimeUnit.SECONDS.sleep(LONGEST_STALL_SECONDS);
      } catch (InterruptedException e) {
        // Killed. Spark sees the flag and gives the task up.
        Thread.currentThread().interrupt();
      }
    }

    private void loseShuffle() {
      try (Stream<Path> files = Files.walk(Path.of(localDirectory))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (file.getFileName().toString().startsWith("shuffle_")) {
            Files.delete(file);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
