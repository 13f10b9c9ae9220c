package continuo.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a figure was measured on.
 *
 * @param processor model of the processor; its architecture where the system does not tell
 * @param cores cores that this process may use
 * @param virtualMachine name and version of the Java virtual machine
 * @param options options of the virtual machine that bear on speed
 * @param caches bytes of the data caches of a core, nearest first; assumed where the system does
 *     not tell
 */
public record Machine(
    String processor, int cores, String virtualMachine, List<String> options, long[] caches) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
  private static final long[] USUAL_CACHES = {32 << 10, 1 << 20, 16 << 20};

  public Machine {
    options = List.copyOf(options);
    caches = caches.clone();
  }

  /** Asks the system. */
  public static Machine here() {
    return new Machine(
        processor(CPU_INFO),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-X") || option.startsWith("--add-modules"))
            .toList(),
        caches(CACHES));
  }

  /** The line {@code model name} of /proc/cpuinfo. */
  static String processor(Path cpuInfo) {
    try {
      for (String line : Files.readAllLines(cpuInfo)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
    return System.getProperty("os.arch");
  }

  /** Sizes of the data and unified caches under /sys/devices/system/cpu. */
  static long[] caches(Path directory) {
    List<Long> sizes = new ArrayList<>();
    try {
      for (int index = 0; Files.isDirectory(directory.resolve("index" + index)); index++) {
        Path cache = directory.resolve("index" + index);
        if (!Files.readString(cache.resolve("type")).strip().equals("Instruction")) {
          sizes.add(bytes(Files.readString(cache.resolve("size")).strip()));
        }
      }
    } catch (IOException | NumberFormatException e) {
      return USUAL_CACHES.clone();
    }
    return sizes.isEmpty()
        ? USUAL_CACHES.clone()
        : sizes.stream().mapToLong(Long::longValue).toArray();
  }

  private static long bytes(String size) {
    int shift = size.endsWith("K") ? 10 : size.endsWith("M") ? 20 : 0;
    return Long.parseLong(shift == 0 ? size : size.substring(0, size.length() - 1)) << shift;
  }

  @Override
  public long[] caches() {
    return caches.clone();
  }

  /** For JSON. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("processor", processor);
    map.put("cores", cores);
    map.put("virtual-machine", virtualMachine);
    map.put("options", options);
    List<Long> sizes = new ArrayList<>();
    for (long cache : caches) {
      sizes.add(cache);
    }
    map.put("caches-bytes", sizes);
    return map;
  }
}
