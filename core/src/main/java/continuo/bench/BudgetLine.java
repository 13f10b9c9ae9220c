package continuo.bench;

import continuo.burst.kernel.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of an atom-step against what the machine can do.
 *
 * @param part its name
 * @param nanoseconds its time
 * @param cycles the same in cycles of the core
 * @param share of all parts
 * @param operations floating-point operations it needs; NaN where not counted
 * @param peakFraction of the multiply-adds that the core can do
 * @param bytes it needs to read and write; NaN where not counted
 * @param memoryFraction of the speed of the level that holds the state; above 1 where a nearer
 *     level serves
 */
record BudgetLine(
    String part,
    double nanoseconds,
    double cycles,
    double share,
    double operations,
    double peakFraction,
    double bytes,
    double memoryFraction) {

  static List<BudgetLine> of(EngineResult result, MachineLimits limits) {
    double speed = limits.holding(result.workingSet()).gigabytesPerSecond();
    List<BudgetLine> lines = new ArrayList<>();
    for (TimeBudget.Entry entry : result.budget().entries()) {
      Workload.Need need = result.workload().byPart().get(entry.part());
      double operations = need == null ? Double.NaN : need.operations();
      boolean single = result.precision() == Precision.MIXED && isForcesOrProducts(result, entry);
      double peak = 2 * (single ? limits.singleMultiplyAdds() : limits.multiplyAdds());
      double bytes = need == null ? Double.NaN : need.bytes();
      lines.add(
          new BudgetLine(
              entry.part(),
              entry.nanoseconds(),
              entry.nanoseconds() * limits.clockGHz(),
              entry.nanoseconds() / result.budget().total(),
              operations,
              operations / entry.nanoseconds() / peak,
              bytes,
              bytes / entry.nanoseconds() / speed));
    }
    return lines;
  }

  /** What is in single precision where the dynamics are mixed. */
  private static boolean isForcesOrProducts(EngineResult result, TimeBudget.Entry entry) {
    String part = entry.part();
    return part.equals(Part.PROJECTION.label())
        || part.equals(Part.SAMPLING.label())
        || result.system().system().terms().stream().anyMatch(term -> term.name().equals(part));
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("part", part);
    map.put("nanoseconds", nanoseconds);
    map.put("cycles", cycles);
    map.put("share", share);
    if (!Double.isNaN(operations)) {
      map.put("operations", operations);
      map.put("fraction-of-fma-peak", peakFraction);
      map.put("bytes", bytes);
      map.put("fraction-of-memory-speed", memoryFraction);
    }
    return map;
  }
}
