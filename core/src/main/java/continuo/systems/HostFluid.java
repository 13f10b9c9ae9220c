package continuo.systems;

import continuo.config.HostConfig;
import continuo.config.RepulsionConfig;
import continuo.error.InputException;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.units.Dimension;
import continuo.units.UnitSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Lennard-Jones fluid that fills a periodic cell around a composite.
 *
 * <p>The reference of the fluid is a simple cubic lattice of the wanted density without the sites
 * that the composite needs. It melts in the preparation of the replicas; nothing depends on it
 * later, because atoms of the host carry no basis functions. Energies of all pairs are shifted to 0
 * at their cut-off, so that dynamics without a thermostat conserves energy.
 */
final class HostFluid {
  /** Sites closer to an atom of the composite than this times σ stay empty. */
  private static final double CLOSEST = 0.95;

  private static final double WCA = Math.pow(2, 1.0 / 6);

  private final HostConfig host;
  private final RepulsionConfig repulsion;
  private final UnitSystem units;

  /**
   * @param host the fluid; it is on
   * @param repulsion between the particles
   * @param units unit system of the values, for messages
   */
  HostFluid(HostConfig host, RepulsionConfig repulsion, UnitSystem units) {
    this.host = host;
    this.repulsion = repulsion;
    this.units = units;
  }

  /** A cell that leaves a margin of fluid on every side of atoms, [atom][xyz]. */
  static Box cell(double[] atoms, double margin) {
    double[] edge = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int c = axis; c < atoms.length; c += 3) {
        low = Math.min(low, atoms[c]);
        high = Math.max(high, atoms[c]);
      }
      edge[axis] = high - low + 2 * margin;
    }
    return new Box(edge[0], edge[1], edge[2]);
  }

  /**
   * @param composite atoms of the particles in their periodic cell; read
   * @param terms what acts between them apart from the repulsion
   * @param exclusions pairs of them without repulsion
   * @throws InputException if the cell is too small for the range of the forces or for any fluid
   */
  MolecularSystem around(Composite composite, List<EnergyTerm> terms, ExcludedPairs exclusions) {
    double[] sites = sites(composite);
    int guests = composite.nAtoms();
    int n = guests + sites.length / 3;
    double[] masses = Arrays.copyOf(composite.copyMasses(), n);
    double[] reference = Arrays.copyOf(composite.copyReference(), 3 * n);
    System.arraycopy(sites, 0, reference, 3 * guests, sites.length);
    int[] components = new int[n];
    int[] types = new int[n];
    List<AtomLabel> labels = new ArrayList<>(n);
    for (int i = 0; i < guests; i++) {
      components[i] = composite.component(i);
      labels.add(composite.label(i));
    }
    for (int i = guests; i < n; i++) {
      masses[i] = host.atomMass();
      components[i] = Composite.HOST;
      types[i] = 1;
      labels.add(new AtomLabel("HF", "HST", "H", i - guests + 1));
    }
    LennardJones pairs = pairs(types, exclusions);
    refuseSmallCell(composite.box(), pairs.largestReach() + pairs.skin());
    List<EnergyTerm> all = new ArrayList<>(terms);
    all.add(pairs);
    return new MolecularSystem(
        new Composite(composite.box(), masses, reference, components, labels), all);
  }

  private LennardJones pairs(int[] types, ExcludedPairs exclusions) {
    double sigma = repulsion.isOn() ? repulsion.sigma() : host.sigma();
    LennardJonesTable table =
        LennardJonesTable.of(
                new double[] {repulsion.epsilon(), host.epsilon()},
                new double[] {sigma, host.sigma()})
            .pair(0, 1, host.particleEpsilon(), host.particleSigma())
            .pairCutoff(0, 0, WCA * sigma)
            .pairCutoff(0, 1, host.cutoffRatio() * host.particleSigma())
            .pairCutoff(1, 1, host.cutoffRatio() * host.sigma())
            .shifted()
            .build();
    return new LennardJones(types, table, Math.max(host.skin(), repulsion.skin()), exclusions);
  }

  /** Sites of the lattice that are free, [site][xyz]. */
  private double[] sites(Composite composite) {
    Box box = composite.box();
    double perLength = Math.cbrt(host.density()) / host.sigma();
    int[] count = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      count[axis] = (int) Math.max(1, Math.round(box.length(axis) * perLength));
    }
    int guests = composite.nAtoms();
    int lattice = Math.multiplyExact(Math.multiplyExact(count[0], count[1]), count[2]);
    double[] points = Arrays.copyOf(composite.copyReference(), 3 * (guests + lattice));
    for (int s = 0; s < lattice; s++) {
      int[] at = {s / (count[1] * count[2]), s / count[2] % count[1], s % count[2]};
      for (int axis = 0; axis < 3; axis++) {
        points[3 * (guests + s) + axis] = (at[axis] + 0.5) * box.length(axis) / count[axis];
      }
    }
    boolean[] taken = new boolean[lattice];
    PairSearch.forEach(
        points,
        box,
        CLOSEST * host.particleSigma(),
        (i, j, distance) -> {
          if (i < guests && j >= guests) {
            taken[j - guests] = true;
          }
        });
    double[] free = new double[3 * lattice];
    int kept = 0;
    for (int s = 0; s < lattice; s++) {
      if (!taken[s]) {
        System.arraycopy(points, 3 * (guests + s), free, 3 * kept++, 3);
      }
    }
    if (kept == 0) {
      throw new InputException(
          "Invalid `system.host.density` %s: no atom of the host fits between the particles; raise it or `system.host.margin`"
              .formatted(host.density()));
    }
    return Arrays.copyOf(free, 3 * kept);
  }

  private void refuseSmallCell(Box box, double range) {
    double shortest = Math.min(box.lx(), Math.min(box.ly(), box.lz()));
    if (!(shortest > 2 * range)) {
      throw new InputException(
          ("Invalid `system.host`: the shortest edge of the periodic cell is %.4g %s, but its forces need"
                  + " more than %.4g %s, twice their range with `system.host.skin`; raise"
                  + " `system.host.margin` or `system.cells`, or lower `system.host.cutoff-ratio`")
              .formatted(
                  shortest, units.unit(Dimension.LENGTH), 2 * range, units.unit(Dimension.LENGTH)));
    }
  }
}
