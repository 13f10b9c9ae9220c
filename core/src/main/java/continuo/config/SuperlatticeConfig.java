package continuo.config;

/**
 * Particles on a lattice, linked to their neighbours: {@code system.type = superlattice}.
 *
 * @param lattice sites of the particle centres
 * @param cells unit cells along each axis; for fcc the conventional cell of 4 sites
 * @param periodic whether links continue through the faces of the cell
 * @param latticeConstant edge of the unit cell in the compact state, nm: for sc the distance of
 *     neighbouring particle centres
 * @param particle the particles
 * @param link the links between them
 * @param repulsion the repulsion between them
 * @param host the fluid around them
 */
public record SuperlatticeConfig(
    Lattice lattice,
    Cells cells,
    boolean periodic,
    double latticeConstant,
    ParticleConfig particle,
    LinkConfig link,
    RepulsionConfig repulsion,
    HostConfig host)
    implements SystemConfig {
  static final String TYPE = "superlattice";

  /** Checks the ranges. */
  public SuperlatticeConfig {
    Require.positive(latticeConstant, "lattice-constant");
    Require.that(
        link.count() <= particle.atoms() * particle.atoms(),
        "link.count",
        "must not exceed the pairs of atoms of two particles, `particle.atoms` squared");
    Require.that(
        lattice == Lattice.FCC || periodic || cells.count() > 1 || host.isOn(),
        "cells",
        "a free superlattice needs at least two particles, or a host");
    Require.that(link.count() > 0 || host.isOn(), "link.count", "must be ≥ 1");
    Require.that(
        !host.isOn() || periodic == (host.margin() == 0),
        "host.margin",
        "must be > 0 around a free superlattice and 0 in a periodic one");
    Require.that(
        !(periodic && repulsion.isOn()) || (cells.x() > 1 && cells.y() > 1 && cells.z() > 1),
        "cells",
        "repulsion in a periodic cell needs at least 2 cells along each axis");
  }

  @Override
  public String type() {
    return TYPE;
  }
}
