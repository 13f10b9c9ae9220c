package continuo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** Our one list of JVM options is Spark's. */
class JvmOptionsTest {
  private static final List<String> SPARK_OPTIONS =
      List.of(JavaModuleOptions.defaultModuleOptionArray());

  @Test
  void launcherAndTestsUseTheOptionsOfSpark() throws IOException {
    Path file = Path.of(System.getProperty("basedir", "")).resolve("../conf/jvm.options");
    List<String> ours =
        Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(ours).as("conf/jvm.options").isEqualTo(SPARK_OPTIONS);
  }

  @Test
  void thisProcessWasStartedWithThem() {
    List<String> passed = ManagementFactory.getRuntimeMXBean().getInputArguments();
    assertThat(passed).contains("--add-modules=jdk.incubator.vector");
    assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
  }
}
