package continuo.systems;

import continuo.config.HarmonicCrystalConfig;
import continuo.config.Lattice;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * Periodic crystal of point masses with springs of rest length 0 between nearest neighbours: V = ½
 * Σ k |r_i − r_j − image·L|² is exactly quadratic and the three axes are independent.
 *
 * <p>Every spring keeps its periodic image, so that two cells, where a pair is joined through both
 * faces, are described exactly. A simple cubic crystal has no springs along an axis with 1 cell: 64
 * × 1 × 1 cells are a ring of 64. With disorder the reference positions are those at which no force
 * acts.
 */
final class HarmonicCrystal {
  private final HarmonicCrystalConfig config;
  private final LatticeSites sites;
  private final double latticeConstant;

  /** Length of a lattice step, nm. */
  private final double step;

  private HarmonicCrystal(HarmonicCrystalConfig config) {
    this.config = config;
    this.sites = new LatticeSites(config.lattice(), config.cells());
    this.latticeConstant =
        config.lattice() == Lattice.SC ? config.spacing() : Math.sqrt(2) * config.spacing();
    this.step = latticeConstant / sites.stepsPerCell();
  }

  /**
   * @param seed keys the disorder
   * @return one component; sublattice B has residue name B
   */
  static MolecularSystem build(HarmonicCrystalConfig config, long seed) {
    return new HarmonicCrystal(config).build(seed);
  }

  private MolecularSystem build(long seed) {
    int n = sites.nSites();
    double[] masses = new double[n];
    double[] reference = new double[3 * n];
    List<AtomLabel> labels = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      boolean second = isSecondSublattice(i);
      masses[i] = second ? config.mass() * config.massRatio() : config.mass();
      for (int axis = 0; axis < 3; axis++) {
        reference[3 * i + axis] = step * sites.step(i, axis);
      }
      labels.add(new AtomLabel("X", second ? "B" : "A", "A", i + 1));
    }
    Box box =
        new Box(
            latticeConstant * config.cells().x(),
            latticeConstant * config.cells().y(),
            latticeConstant * config.cells().z());
    BondList springs = springs(seed);
    HarmonicBonds term =
        new HarmonicBonds(springs.topology(), springs.parameter(0), new double[springs.size()]);
    if (config.disorder() > 0) {
      new ForceFreePositions(term, box).relax(reference);
    }
    Composite composite = new Composite(box, masses, reference, new int[n], labels);
    return new MolecularSystem(composite, List.of(term));
  }

  private boolean isSecondSublattice(int site) {
    int parity =
        config.lattice() == Lattice.SC
            ? sites.step(site, 0) + sites.step(site, 1) + sites.step(site, 2)
            : site % sites.nBasis();
    return parity % 2 == 1;
  }

  private BondList springs(long seed) {
    BondList springs = new BondList(1);
    for (int site = 0; site < sites.nSites(); site++) {
      for (int[] offset : sites.offsets()) {
        LatticeSites.Neighbour to = sites.neighbour(site, offset);
        if (to.site() != site) {
          long index = springs.size();
          double u = 2 * KeyedRandom.uniform(seed, Stream.STRUCTURE, 0, index).nextDouble() - 1;
          double stiffness = config.stiffness() * (1 + config.disorder() * u);
          springs.add(site, to.site(), to.imageX(), to.imageY(), to.imageZ(), stiffness);
        }
      }
    }
    springs.sort();
    return springs;
  }
}
