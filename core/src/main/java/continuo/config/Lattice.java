package continuo.config;

/** Crystal lattices of the structure builders. */
public enum Lattice implements Choice {
  /** Simple cubic: 1 site per cell, 6 neighbours. */
  SC,
  /** Face-centred cubic: 4 sites per conventional cell, 12 neighbours. */
  FCC
}
