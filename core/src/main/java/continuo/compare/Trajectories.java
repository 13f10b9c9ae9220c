package continuo.compare;

import continuo.error.InputException;
import java.util.List;

/**
 * Independent trajectories of the order parameters at equal distances in time.
 *
 * @param name where they are from, for messages
 * @param interval time between states, ps
 * @param atomSteps what they cost, settling and preparation included
 * @param coordinates [trajectory][state], each [coordinate][xyz] flat 3R, √amu nm; kept by
 *     reference
 * @param times of the states of the first trajectory, ps
 * @param linkLengths [trajectory][state], nm; empty without links
 */
public record Trajectories(
    String name,
    double interval,
    double atomSteps,
    List<double[][]> coordinates,
    double[] times,
    List<double[]> linkLengths) {
  private static final double SAME = 1e-6;

  /**
   * Checks that the states are equally far apart.
   *
   * @throws InputException if they are not, or there are fewer than two
   */
  public Trajectories {
    if (times.length < 2) {
      throw new InputException(
          "Cannot compare %s: it holds %d states, at least 2 are needed"
              .formatted(name, times.length));
    }
    for (int k = 1; k < times.length; k++) {
      if (!(Math.abs(times[k] - times[k - 1] - interval) <= SAME * interval)) {
        throw new InputException(
            "Cannot compare %s: states %d and %d are %s ps apart, the first two %s ps; run with a fixed time step"
                .formatted(name, k - 1, k, times[k] - times[k - 1], interval));
      }
    }
    coordinates = List.copyOf(coordinates);
    linkLengths = List.copyOf(linkLengths);
  }

  /** The states from one on, of all trajectories, projected on a direction. */
  double[][] along(double[] direction, int from) {
    double[][] out = new double[coordinates.size()][];
    for (int r = 0; r < out.length; r++) {
      double[][] states = coordinates.get(r);
      out[r] = new double[Math.max(0, states.length - from)];
      for (int k = 0; k < out[r].length; k++) {
        double[] q = states[from + k];
        double sum = 0;
        for (int c = 0; c < q.length; c++) {
          sum += direction[c] * q[c];
        }
        out[r][k] = sum;
      }
    }
    return out;
  }
}
