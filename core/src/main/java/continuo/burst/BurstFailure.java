package continuo.burst;

/**
 * How a replica broke down.
 *
 * @param replica the replica
 * @param atom the atom that went first
 * @param label its name
 * @param x its position, nm
 * @param y its position, nm
 * @param z its position, nm
 * @param speed its speed, nm/ps
 * @param term the energy term that pulled hardest at it; null if none can be told
 * @param force what that term pulled with, kJ/mol/nm; infinite if it is not a number
 * @param steps molecular-dynamics steps of the burst until then
 */
record BurstFailure(
    int replica,
    int atom,
    String label,
    double x,
    double y,
    double z,
    double speed,
    String term,
    double force,
    int steps) {

  /** One clause that names replica, atom, term and step. */
  String describe() {
    return "replica %d broke down after %d molecular-dynamics steps: atom %d (%s) at (%.4g, %.4g, %.4g) nm with %.3g nm/ps, %s"
        .formatted(
            replica,
            steps,
            atom,
            label,
            x,
            y,
            z,
            speed,
            term == null
                ? "no energy term to blame"
                : "largest force from %s, %s"
                    .formatted(
                        term,
                        Double.isFinite(force)
                            ? "%.3g kJ/mol/nm".formatted(force)
                            : "not a finite number"));
  }
}
