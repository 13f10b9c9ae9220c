package continuo.loop;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the driver must remember between steps; with the replica blocks of the same step it
 * makes a checkpoint from which a run goes on to the same bits.
 *
 * @param nextStep index of the next state to be measured
 * @param time simulated time of that state, ps
 * @param arrays named arrays, sorted by name; kept by reference, not to be written
 */
public record DriverState(int nextStep, double time, Map<String, double[]> arrays) {
  public DriverState {
    arrays = Collections.unmodifiableMap(new TreeMap<>(arrays));
  }
}
