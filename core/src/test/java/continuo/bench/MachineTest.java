package continuo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path directory;

  @Test
  void processorIsTheModelThatTheSystemNames() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("cpuinfo"),
            "processor\t: 0\nmodel name\t: Fast 9000 @ 4 GHz\nmodel name\t: other\n");
    assertThat(Machine.processor(file)).isEqualTo("Fast 9000 @ 4 GHz");
    assertThat(Machine.processor(directory.resolve("none")))
        .isEqualTo(System.getProperty("os.arch"));
  }

  @Test
  void dataCachesAreReadNearestFirst() throws IOException {
    cache(0, "Data", "48K");
    cache(1, "Instruction", "32K");
    cache(2, "Unified", "2048K");
    cache(3, "Unified", "60M");
    assertThat(Machine.caches(directory)).containsExactly(48 << 10, 2 << 20, 60 << 20);
  }

  @Test
  void whereTheSystemDoesNotTellUsualCachesAreAssumed() {
    assertThat(Machine.caches(directory.resolve("none")))
        .containsExactly(32 << 10, 1 << 20, 16 << 20);
  }

  private void cache(int index, String type, String size) throws IOException {
    Path cache = Files.createDirectory(directory.resolve("index" + index));
    Files.writeString(cache.resolve("type"), type + "\n");
    Files.writeString(cache.resolve("size"), size + "\n");
  }

  @Test
  void aWorkingSetBelongsToTheNearestCacheWithRoom() {
    MachineLimits limits =
        new MachineLimits(
            1,
            1,
            1,
            1,
            1,
            List.of(
                new MachineLimits.Memory("L1", 1000, 30),
                new MachineLimits.Memory("L2", 10_000, 20),
                new MachineLimits.Memory("DRAM", Long.MAX_VALUE, 10)));
    assertThat(limits.holding(750).level()).isEqualTo("L1");
    assertThat(limits.holding(751).level()).isEqualTo("L2");
    assertThat(limits.holding(7501).level()).isEqualTo("DRAM");
  }
}
