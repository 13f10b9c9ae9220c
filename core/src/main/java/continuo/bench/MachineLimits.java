package continuo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What one core of this machine can do at best, measured with the vectors that the kernels use.
 *
 * @param clockGHz cycles of the core a nanosecond
 * @param multiplyAdds fused multiply-adds a second in double, 10⁹
 * @param singleMultiplyAdds the same in single precision, 10⁹
 * @param divisions divisions a second in double, 10⁹
 * @param squareRoots square roots a second in double, 10⁹
 * @param memory read and write speed by the level that holds the arrays, nearest first
 */
public record MachineLimits(
    double clockGHz,
    double multiplyAdds,
    double singleMultiplyAdds,
    double divisions,
    double squareRoots,
    List<Memory> memory) {
  /**
   * Speed of a ← b + s c, the usual measure: two reads and a write, the read before a write not
   * counted.
   *
   * @param level L1, L2, … or DRAM
   * @param capacity bytes it holds
   * @param gigabytesPerSecond 10⁹ bytes a second
   */
  public record Memory(String level, long capacity, double gigabytesPerSecond) {}

  /** Time of one probe, s; the best of several counts. */
  private static final double PROBE_SECONDS = 0.015;

  /** Probes without a better one after which the loop counts as compiled. */
  private static final int PROBES = 15;

  private static final double BETTER = 1.02;
  private static final int MOST_PROBES = 300;

  /** Largest arrays, bytes altogether. */
  private static final long MOST_BYTES = 192L << 20;

  /** Shifts and exclusive-ors of one pass of the clock loop, each one cycle and after the other. */
  private static final int CYCLES_PER_PASS = 6;

  private static final int PASSES = 2_000;

  public MachineLimits {
    memory = List.copyOf(memory);
  }

  /**
   * Measures, for about 4 seconds.
   *
   * @param machine whose caches the arrays are chosen by
   */
  public static MachineLimits measure(Machine machine) {
    LimitLoops loops =
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            ? Vector.loops()
            : new PlainLimitLoops();
    long[] caches = machine.caches();
    List<Memory> memory = new ArrayList<>();
    for (int level = 0; level < caches.length; level++) {
      memory.add(
          new Memory(
              "L" + (level + 1),
              caches[level],
              bandwidth(loops, Math.min(caches[level] / 2, MOST_BYTES))));
    }
    long beyond = Math.min(MOST_BYTES, 4 * caches[caches.length - 1]);
    memory.add(new Memory("DRAM", Long.MAX_VALUE, bandwidth(loops, beyond)));
    return new MachineLimits(
        best(PASSES * (double) CYCLES_PER_PASS, MachineLimits::cycles),
        best(loops.multiplyAdds(), loops::multiplyAdd),
        best(loops.singleMultiplyAdds(), loops::singleMultiplyAdd),
        best(loops.divisions(), loops::divide),
        best(loops.squareRoots(), loops::squareRoot),
        memory);
  }

  private static double bandwidth(LimitLoops loops, long bytes) {
    int n = (int) (bytes / (3 * Double.BYTES));
    double[] a = new double[n];
    double[] b = new double[n];
    double[] c = new double[n];
    return best(
        3.0 * Double.BYTES * n,
        () -> {
          loops.triad(a, b, c, 0.5);
          return a[n / 2];
        });
  }

  private static double cycles() {
    long x = 0x9E3779B97F4A7C15L;
    for (int n = 0; n < PASSES; n++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  /** Work a nanosecond in the best of several probes. */
  private static double best(double work, DoubleSupplier round) {
    double best = 0;
    int sinceBetter = 0;
    for (int probe = 0; sinceBetter < PROBES && probe < MOST_PROBES; probe++) {
      double rate = roundsPerNanosecond(round, PROBE_SECONDS);
      sinceBetter = rate > BETTER * best ? 0 : sinceBetter + 1;
      best = Math.max(best, rate);
    }
    return best * work;
  }

  private static double roundsPerNanosecond(DoubleSupplier round, double seconds) {
    CoreTimer timer = new CoreTimer();
    timer.start();
    long rounds = 0;
    double kept = 0;
    double wall;
    do {
      kept += round.getAsDouble();
      rounds++;
      wall = timer.seconds();
    } while (wall < seconds);
    if (Double.isNaN(kept)) {
      throw new IllegalStateException("The loops of the probe left the numbers");
    }
    double share = timer.share(wall);
    return rounds / (wall * (share > 0 ? share : 1) * 1e9);
  }

  /**
   * The level that holds a working set: at most three quarters of a cache, since others use it too.
   */
  public Memory holding(double bytes) {
    for (Memory level : memory) {
      if (bytes <= 0.75 * level.capacity()) {
        return level;
      }
    }
    return memory.get(memory.size() - 1);
  }

  /** For JSON. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("clock-ghz", clockGHz);
    map.put("fma-double-per-ns", multiplyAdds);
    map.put("fma-single-per-ns", singleMultiplyAdds);
    map.put("divide-double-per-ns", divisions);
    map.put("sqrt-double-per-ns", squareRoots);
    Map<String, Object> levels = new LinkedHashMap<>();
    for (Memory level : memory) {
      levels.put(level.level(), level.gigabytesPerSecond());
    }
    map.put("triad-gigabytes-per-second", levels);
    return map;
  }

  /** Keeps every mention of the Vector API out of the way until the module is known to exist. */
  private static final class Vector {
    static LimitLoops loops() {
      return new VectorLimitLoops();
    }
  }
}
