package continuo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** Our one list of JVM options is Spark's, and one of our own at its end. */
class JvmOptionsTest {
  private static final List<String> SPARK_OPTIONS =
      List.of(JavaModuleOptions.defaultModuleOptionArray());

  /** Leaves the vector registers to the kernels; executors get it from conf/spark-defaults.conf. */
  private static final String OURS = "-XX:-UseFPUForSpilling";

  @Test
  void launcherAndTestsUseTheOptionsOfSpark() throws IOException {
    Path file = Path.of(System.getProperty("basedir", "")).resolve("../conf/jvm.options");
    List<String> ours =
        Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(ours)
        .as("conf/jvm.options")
        .startsWith(SPARK_OPTIONS.toArray(new String[0]))
        .hasSize(SPARK_OPTIONS.size() + 1)
        .endsWith(OURS);
  }

  @Test
  void executorsGetOursFromTheShippedDefaults() throws IOException {
    Path file = Path.of(System.getProperty("basedir", "")).resolve("../conf/spark-defaults.conf");
    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.startsWith("spark.executor.extraJavaOptions"))
        .singleElement()
        .asString()
        .endsWith(" " + OURS);
  }

  /** Spark gives none to a driver that a standalone cluster starts. */
  @Test
  void driversInClusterModeGetThemAllFromTheShippedDefaults() throws IOException {
    Path conf = Path.of(System.getProperty("basedir", "")).resolve("../conf");
    String all =
        Files.readAllLines(conf.resolve("jvm.options")).stream()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining(" "));
    assertThat(Files.readAllLines(conf.resolve("spark-defaults.conf")))
        .filteredOn(line -> line.startsWith("spark.driver.extraJavaOptions"))
        .singleElement()
        .asString()
        .endsWith(" " + all);
  }

  /** The command that {@code spark-submit} makes for the driver, with the shipped defaults. */
  @Test
  void sparkSubmitStartsTheDriverWithThem() throws IOException, InterruptedException {
    Path defaults = Path.of(System.getProperty("basedir", "")).resolve("../conf");
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getenv("SPARK_HOME") + "/jars/*",
                "org.apache.spark.launcher.Main",
                "org.apache.spark.deploy.SparkSubmit",
                "--properties-file",
                defaults.resolve("spark-defaults.conf").toString(),
                "--load-spark-defaults",
                "--class",
                "continuo.spark.command.Main",
                "continuo.jar")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String command = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(launcher.waitFor()).isZero();
    assertThat(command.split("\0")).containsAll(SPARK_OPTIONS);
  }

  @Test
  void thisProcessWasStartedWithThem() {
    List<String> passed = ManagementFactory.getRuntimeMXBean().getInputArguments();
    assertThat(passed).contains("--add-modules=jdk.incubator.vector");
    assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
  }
}
