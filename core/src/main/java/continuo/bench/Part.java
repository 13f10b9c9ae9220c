package continuo.bench;

/** What a step is made of besides the forces of the energy terms. */
enum Part {
  /** Looking whether the neighbour lists hold, and making them. */
  LIST,
  /** Kicks and drifts. */
  INTEGRATION,
  /** The random numbers of the thermostat: what the integrator takes more than without them. */
  NOISE,
  /** Projections on the held order parameters. */
  PROJECTION,
  /** Forces summed over the steps of a sample, and their products with the functions. */
  SAMPLING;

  /** As in reports. */
  String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
