package continuo.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What another program did with a system.
 *
 * @param peer program and command
 * @param version what it says of itself
 * @param system name of the system
 * @param atoms N
 * @param steps steps that were timed in each repeat
 * @param commandLines what was run
 * @param series the repeats
 */
public record PeerResult(
    String peer,
    List<String> version,
    String system,
    int atoms,
    int steps,
    List<String> commandLines,
    Series series) {
  /** For JSON. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("peer", peer);
    map.put("version", version);
    map.put("system", system);
    map.put("atoms", atoms);
    map.put("steps", steps);
    map.put("command-lines", commandLines);
    map.put("atom-steps-per-second", series.toMap());
    return map;
  }
}
