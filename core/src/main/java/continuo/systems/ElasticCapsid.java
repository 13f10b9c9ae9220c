package continuo.systems;

import continuo.config.CapsidConfig;
import continuo.config.SecondStructureConfig;
import continuo.error.InputException;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.TwoSurfaces;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.structure.io.CalphaModel;
import continuo.structure.io.CalphaReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Elastic network of a protein assembly (a capsid, a cage): one bead per Cα, springs at rest
 * between all beads within a cutoff; with a second structure two such networks, mixed smoothly. The
 * reference is the structure of the file, in its frame.
 */
final class ElasticCapsid {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticCapsid.class);

  /** Beads closer than this, nm, are one residue twice: operators that map a chain onto itself. */
  private static final double COINCIDENT = 0.05;

  private ElasticCapsid() {}

  /**
   * @return one component per chain copy
   * @throws InputException if the file cannot be read, beads coincide, or the network falls apart
   */
  static MolecularSystem build(CapsidConfig config) {
    CalphaModel model = CalphaReader.read(Path.of(config.file()), config.assembly());
    BondList springs = new BondList(2);
    PairSearch.forEach(
        model.copyPositions(),
        config.cutoff(),
        (i, j, distance) -> {
          refuseCoincidence(config, model, i, j, distance);
          springs.add(i, j, 0, 0, 0, config.stiffness(), distance);
        });
    refusePieces(config, model, springs);
    warnOfLooseBeads(config, model, springs);
    double[] masses = new double[model.nBeads()];
    Arrays.fill(masses, config.beadMass());
    Composite composite =
        new Composite(Box.FREE, masses, model.copyPositions(), model.copyCopies(), model.labels());
    EnergyTerm term = springs(springs);
    SecondStructureConfig second = config.secondStructure();
    return new MolecularSystem(
        composite,
        List.of(
            second.isOn()
                ? new TwoSurfaces(
                    List.of(term),
                    List.of(springs(secondNetwork(config, model))),
                    second.offset(),
                    second.coupling())
                : term));
  }

  private static HarmonicBonds springs(BondList springs) {
    return new HarmonicBonds(springs.topology(), springs.parameter(0), springs.parameter(1));
  }

  /** The same beads at rest in their second structure, placed as it likes. */
  private static BondList secondNetwork(CapsidConfig config, CalphaModel first) {
    SecondStructureConfig second = config.secondStructure();
    CalphaModel model = CalphaReader.read(Path.of(second.file()), second.assembly());
    List<String> residues = names(model);
    List<String> expected = names(first);
    for (int i = 0; i < Math.max(residues.size(), expected.size()); i++) {
      String here = i < expected.size() ? expected.get(i) : "none";
      String there = i < residues.size() ? residues.get(i) : "none";
      if (!here.equals(there)) {
        throw new InputException(
            ("Cannot mix the networks of %s and %s: bead %d is %s in the first and %s in the second;"
                    + " `system.second-structure.file` needs the same residues in the same order")
                .formatted(config.file(), second.file(), i, here, there));
      }
    }
    BondList springs = new BondList(2);
    PairSearch.forEach(
        model.copyPositions(),
        config.cutoff(),
        (i, j, distance) -> {
          refuseCoincidence(config, model, i, j, distance);
          springs.add(i, j, 0, 0, 0, config.stiffness(), distance);
        });
    return springs;
  }

  private static List<String> names(CalphaModel model) {
    return model.labels().stream().map(l -> l.residue() + " " + l.residueNumber()).toList();
  }

  private static void refuseCoincidence(
      CapsidConfig config, CalphaModel model, int i, int j, double distance) {
    if (!(distance > COINCIDENT)) {
      throw new InputException(
          ("Cannot build an elastic network from %s: beads %s and %s of assembly \"%s\" coincide,"
                  + " they are %s nm apart")
              .formatted(
                  config.file(),
                  model.labels().get(i),
                  model.labels().get(j),
                  config.assembly(),
                  distance));
    }
  }

  private static void refusePieces(CapsidConfig config, CalphaModel model, BondList springs) {
    int[] root = new int[model.nBeads()];
    Arrays.setAll(root, i -> i);
    for (int b = 0; b < springs.size(); b++) {
      int i = find(root, springs.i(b));
      int j = find(root, springs.j(b));
      root[Math.max(i, j)] = Math.min(i, j);
    }
    int pieces = 0;
    int stray = 0;
    for (int i = 0; i < root.length; i++) {
      if (root[i] == i) {
        pieces++;
        stray = i;
      }
    }
    if (pieces > 1) {
      throw new InputException(
          ("Invalid `system.cutoff` %s nm: the elastic network of %s falls into %d pieces, one of them"
                  + " with bead %s; raise the cutoff")
              .formatted(config.cutoff(), config.file(), pieces, model.labels().get(stray)));
    }
  }

  private static void warnOfLooseBeads(CapsidConfig config, CalphaModel model, BondList springs) {
    int[] neighbours = new int[model.nBeads()];
    for (int b = 0; b < springs.size(); b++) {
      neighbours[springs.i(b)]++;
      neighbours[springs.j(b)]++;
    }
    long loose = Arrays.stream(neighbours).filter(count -> count < 3).count();
    if (loose > 0) {
      LOG.warn(
          "{} of {} beads have fewer than 3 springs and swing freely; raise `system.cutoff` {} nm",
          loose,
          neighbours.length,
          config.cutoff());
    }
  }

  private static int find(int[] root, int i) {
    int at = i;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }
}
