package continuo.systems;

import continuo.config.ParticleConfig;
import continuo.config.RepulsionConfig;
import continuo.config.SuperlatticeConfig;
import continuo.error.InputException;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.units.Dimension;
import continuo.units.UnitSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Stiff nanoparticles on a cubic lattice joined by soft double-well links: a swelling superlattice.
 *
 * <p>The reference is the compact state. Inside a particle atoms closer than a cutoff are joined by
 * harmonic bonds at rest. Neighbouring particles are joined by links whose compact length is the
 * distance in the reference and whose swollen length is the distance of the same atoms when the
 * lattice constant is multiplied by the swelling and particles keep their shape. So the compact and
 * the swollen crystal are both exact minima of bonds and links. Atoms of different particles that
 * are not linked may repel (WCA); where the repulsion reaches the reference distances it shifts
 * these minima.
 */
final class Superlattice {
  /** Closer than this share of σ, the repulsion is above 58 ε: surely a mistake. */
  private static final double CLOSEST_SIGMA = 0.8;

  private final SuperlatticeConfig config;
  private final UnitSystem units;
  private final LatticeSites sites;
  private final double[] particle;
  private final int nSize;

  /** Length of a lattice step, nm. */
  private final double step;

  private Superlattice(SuperlatticeConfig config, UnitSystem units) {
    this.config = config;
    this.units = units;
    this.sites = new LatticeSites(config.lattice(), config.cells());
    this.particle = Cluster.positions(config.particle());
    this.nSize = particle.length / 3;
    this.step = config.latticeConstant() / sites.stepsPerCell();
  }

  /**
   * @param config what to build
   * @param units unit system of its values, for messages
   * @return atoms numbered particle by particle, component = particle
   * @throws InputException if particles overlap, a link would not lengthen, or the repulsion cannot
   *     work
   */
  static MolecularSystem build(SuperlatticeConfig config, UnitSystem units) {
    return new Superlattice(config, units).build();
  }

  private MolecularSystem build() {
    refuseOverlap();
    BondList links = links();
    List<EnergyTerm> terms = new ArrayList<>();
    BondList bonds = bonds();
    terms.add(new HarmonicBonds(bonds.topology(), bonds.parameter(0), bonds.parameter(1)));
    if (links.size() > 0) {
      terms.add(
          new DoubleWellBonds(
              links.topology(),
              links.parameter(0),
              links.parameter(1),
              links.parameter(2),
              links.parameter(3)));
    }
    if (config.host().isOn()) {
      if (config.repulsion().isOn()) {
        refuseContact(links);
      }
      return new HostFluid(config.host(), config.repulsion(), units)
          .around(composite(), terms, new ExclusionList(sites.nSites(), nSize, links).pairs());
    }
    if (config.repulsion().isOn()) {
      terms.add(repulsion(links));
    }
    return new MolecularSystem(composite(), terms);
  }

  private Composite composite() {
    int n = Math.multiplyExact(sites.nSites(), nSize);
    double[] masses = new double[n];
    double[] reference = reference();
    int[] components = new int[n];
    List<AtomLabel> labels = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      int site = i / nSize;
      int a = i % nSize;
      masses[i] = config.particle().atomMass();
      components[i] = site;
      labels.add(new AtomLabel("X" + (a + 1), "NP", "A", site + 1));
    }
    return new Composite(box(), masses, reference, components, labels);
  }

  private double[] reference() {
    double[] reference = new double[3 * Math.multiplyExact(sites.nSites(), nSize)];
    for (int i = 0; 3 * i < reference.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        reference[3 * i + axis] =
            step * sites.step(i / nSize, axis) + particle[3 * (i % nSize) + axis];
      }
    }
    return reference;
  }

  private Box box() {
    double a = config.latticeConstant();
    if (config.periodic()) {
      return new Box(a * config.cells().x(), a * config.cells().y(), a * config.cells().z());
    }
    return config.host().isOn() ? HostFluid.cell(reference(), config.host().margin()) : Box.FREE;
  }

  /** Bonds inside the particles: stiffness, rest length. */
  private BondList bonds() {
    ParticleConfig p = config.particle();
    double cutoff = p.bondCutoffRatio() * p.spacing();
    BondList bonds = new BondList(2);
    for (int site = 0; site < sites.nSites(); site++) {
      for (int a = 0; a < nSize; a++) {
        for (int b = a + 1; b < nSize; b++) {
          double length = LinkPattern.distance(particle, a, b, new double[3]);
          if (length < cutoff) {
            int base = site * nSize;
            bonds.add(base + a, base + b, 0, 0, 0, p.bondStiffness(), length);
          }
        }
      }
    }
    return bonds;
  }

  /** Links between the particles: compact length, swollen length, barrier, tilt. */
  private BondList links() {
    BondList links = new BondList(4);
    for (int[] offset : sites.offsets()) {
      double[] shift = shift(offset, 1);
      double[] swollenShift = shift(offset, config.link().swelling());
      for (LinkPattern.Link link :
          LinkPattern.choose(particle, offset, shift, config.link().count())) {
        double swollen = LinkPattern.distance(particle, link.a(), link.b(), swollenShift);
        refuseShrinking(link, swollen);
        for (int site = 0; site < sites.nSites(); site++) {
          LatticeSites.Neighbour neighbour = sites.neighbour(site, offset);
          if (config.periodic() || !neighbour.isImage()) {
            links.add(
                site * nSize + link.a(),
                neighbour.site() * nSize + link.b(),
                neighbour.imageX(),
                neighbour.imageY(),
                neighbour.imageZ(),
                link.distance(),
                swollen,
                config.link().barrier(),
                config.link().tilt());
          }
        }
      }
    }
    links.sort();
    return links;
  }

  private LennardJones repulsion(BondList links) {
    RepulsionConfig r = config.repulsion();
    LennardJones term =
        new ExclusionList(sites.nSites(), nSize, links).wca(r.epsilon(), r.sigma(), r.skin());
    refuseSmallBox(term.largestReach() + r.skin());
    refuseContact(links);
    return term;
  }

  private double[] shift(int[] offset, double swelling) {
    double length = step * swelling;
    return new double[] {length * offset[0], length * offset[1], length * offset[2]};
  }

  private void refuseOverlap() {
    double spacing = config.particle().spacing();
    for (int[] offset : sites.offsets()) {
      double[] shift = shift(offset, 1);
      double closest = Double.POSITIVE_INFINITY;
      for (int a = 0; a < nSize; a++) {
        for (int b = 0; b < nSize; b++) {
          closest = Math.min(closest, LinkPattern.distance(particle, a, b, shift));
        }
      }
      boolean centresApart = Math.hypot(Math.hypot(shift[0], shift[1]), shift[2]) > radius();
      if (!(closest >= spacing && centresApart)) {
        throw new InputException(
            ("Invalid `system.lattice-constant` %s: neighbouring particles overlap, their closest atoms"
                    + " are %s apart, less than `system.particle.spacing`; raise the lattice constant"
                    + " or lower the spacing")
                .formatted(length(config.latticeConstant()), length(closest)));
      }
    }
  }

  private double radius() {
    double r2 = 0;
    for (int a = 0; a < nSize; a++) {
      double x = particle[3 * a];
      double y = particle[3 * a + 1];
      double z = particle[3 * a + 2];
      r2 = Math.max(r2, x * x + y * y + z * z);
    }
    return Math.sqrt(r2);
  }

  /** Cannot happen to particles of the shapes on offer that do not overlap; others may come. */
  private void refuseShrinking(LinkPattern.Link link, double swollen) {
    if (!(swollen > link.distance())) {
      throw new InputException(
          ("Invalid `system.link.count` %d: the link between atoms %d and %d of neighbouring particles"
                  + " would not lengthen on swelling, from %s to %s; fewer links join facing atoms only")
              .formatted(
                  config.link().count(),
                  link.a() + 1,
                  link.b() + 1,
                  length(link.distance()),
                  length(swollen)));
    }
  }

  private void refuseSmallBox(double range) {
    Box box = box();
    double shortest = Math.min(box.lx(), Math.min(box.ly(), box.lz()));
    if (box.isPeriodic() && !(shortest > 2 * range)) {
      throw new InputException(
          ("Invalid `system.cells`: the shortest edge of the periodic cell is %s, but repulsion needs"
                  + " more than %s, twice its range with `system.repulsion.skin`")
              .formatted(length(shortest), length(2 * range)));
    }
  }

  /** Looks for atoms of different particles, not linked, that the repulsion would tear apart. */
  private void refuseContact(BondList links) {
    double sigma = config.repulsion().sigma();
    Composite composite = composite();
    PairSearch.Pair closest =
        PairSearch.closest(composite, CLOSEST_SIGMA * sigma, ExclusionList.predicate(nSize, links));
    if (closest != null) {
      throw new InputException(
          ("Invalid `system.repulsion.sigma` %s: atoms %s and %s are %s apart in the reference, closer"
                  + " than 0.8 sigma; lower sigma or raise `system.lattice-constant`")
              .formatted(
                  length(sigma),
                  composite.label(closest.i()),
                  composite.label(closest.j()),
                  length(closest.distance())));
    }
  }

  /** A length for messages. */
  private String length(double value) {
    return String.format(Locale.ROOT, "%.4g %s", value, units.unit(Dimension.LENGTH)).strip();
  }
}
