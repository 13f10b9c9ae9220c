package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KernelProviderTest {
  @Test
  void theVectorKernelsAreChosenWhenTheLanesFillWholeVectors() {
    assertThat(KernelProvider.fastest(VectorWidth.LENGTH).name()).startsWith("vector-");
    assertThat(KernelProvider.fastest(3 * VectorWidth.LENGTH).name()).startsWith("vector-");
  }

  @Test
  void thePlainKernelsTakeAnyNumberOfLanes() {
    assertThat(KernelProvider.plain().name()).isEqualTo("plain");
    if (VectorWidth.LENGTH > 1) {
      assertThat(KernelProvider.fastest(VectorWidth.LENGTH + 1).name()).isEqualTo("plain");
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void withoutTheVectorModuleThePlainKernelsAreChosenAndTheLogSaysOnceHowToBeFaster()
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Child.class.getName());
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    assertThat(output).contains("chosen: plain plain" + System.lineSeparator());
    assertThat(output.split("--add-modules jdk.incubator.vector", -1)).hasSize(2);
  }

  /** Runs in a Java machine of its own that was started without the module. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      String first = KernelProvider.fastest(8).name();
      System.out.println("chosen: " + first + " " + KernelProvider.fastest(8).name());
    }
  }
}
