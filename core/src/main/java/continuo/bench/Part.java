package continuo.bench;

import java.util.Locale;

/** What a step is made of besides the forces of the energy terms. */
enum Part {
  /** Looking whether the neighbour lists hold, and making them. */
  LIST,
  /** Kicks and drifts, and the sum of the forces over the steps of a sample. */
  INTEGRATION,
  /** The random numbers of the thermostat: what the integrator takes more than without them. */
  NOISE,
  /** Projections on the held order parameters. */
  PROJECTION,
  /** Products of the forces of a sample with the functions. */
  SAMPLING,
  /** Energies after each sample. */
  ENERGIES;

  /** As in reports. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
