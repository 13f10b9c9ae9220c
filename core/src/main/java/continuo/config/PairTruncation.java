package continuo.config;

/** How Lennard-Jones energies end at the cut-off. */
public enum PairTruncation implements Choice {
  /** As they are. */
  CUT("cut"),
  /** Shifted to 0 there. */
  SHIFTED("shifted"),
  /** The potential is switched to 0 from {@code switch-from} on. */
  POTENTIAL_SWITCH("potential-switch"),
  /** The force is switched to 0 from {@code switch-from} on. */
  FORCE_SWITCH("force-switch");

  private final String key;

  PairTruncation(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  /** Whether there is a distance where switching begins. */
  public boolean switches() {
    return this == POTENTIAL_SWITCH || this == FORCE_SWITCH;
  }
}
