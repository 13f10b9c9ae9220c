package continuo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Repeats of one measurement. Median, least and greatest are those of the repeats that had the core
 * to themselves; of all repeats where none had. Unit: atom-steps a second.
 *
 * @param figures in the order of measurement, at least one
 */
public record Series(List<Figure> figures) {
  public Series {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("Invalid series: no figures");
    }
    figures = List.copyOf(figures);
  }

  private List<Double> counted() {
    List<Double> sorted = new ArrayList<>();
    for (Figure figure : figures) {
      if (!figure.isContended()) {
        sorted.add(figure.atomStepsPerSecond());
      }
    }
    if (sorted.isEmpty()) {
      figures.forEach(figure -> sorted.add(figure.atomStepsPerSecond()));
    }
    sorted.sort(null);
    return sorted;
  }

  /** Middle one; the mean of the middle two of an even number. */
  public double median() {
    List<Double> sorted = counted();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : 0.5 * (sorted.get(half - 1) + sorted.get(half));
  }

  public double least() {
    return counted().get(0);
  }

  public double greatest() {
    List<Double> sorted = counted();
    return sorted.get(sorted.size() - 1);
  }

  /** Repeats in which somebody else used the core. */
  public int contended() {
    return (int) figures.stream().filter(Figure::isContended).count();
  }

  /** For JSON. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("median", median());
    map.put("min", least());
    map.put("max", greatest());
    map.put("contended", contended());
    List<Object> repeats = new ArrayList<>();
    for (Figure figure : figures) {
      Map<String, Object> repeat = new LinkedHashMap<>();
      repeat.put("atom-steps-per-second", figure.atomStepsPerSecond());
      repeat.put("seconds", figure.seconds());
      if (!Double.isNaN(figure.coreShare())) {
        repeat.put("core-share", figure.coreShare());
      }
      repeats.add(repeat);
    }
    map.put("repeats", repeats);
    return map;
  }
}
