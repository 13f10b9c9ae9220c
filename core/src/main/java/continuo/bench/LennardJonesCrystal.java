package continuo.bench;

import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lennard-Jones atoms on a face-centred cubic lattice in reduced units (σ = ε = m = 1): the start
 * of the usual benchmarks of other programs. Forces are those of the plain cut-off.
 */
public final class LennardJonesCrystal {
  /** r_c, σ. */
  public static final double CUTOFF = 2.5;

  /** Extra radius of the neighbour list, σ. */
  public static final double SKIN = 0.3;

  /** Atoms of the cubic cell, in edges. */
  private static final double[][] SITES = {
    {0.25, 0.25, 0.25}, {0.25, 0.75, 0.75}, {0.75, 0.25, 0.75}, {0.75, 0.75, 0.25}
  };

  private LennardJonesCrystal() {}

  /** Edge of a periodic box of n³ cubic cells at number density ρ*: n (4/ρ*)^{1/3}, σ. */
  public static double edge(int cells, double density) {
    return cells * Math.cbrt(SITES.length / density);
  }

  /**
   * @param cells n, cubic cells along each edge of the periodic box
   * @param density ρ* = ρσ³
   * @return 4 n³ atoms, ordered cell by cell
   */
  public static MolecularSystem build(int cells, double density) {
    double edge = edge(cells, density);
    int n = SITES.length * cells * cells * cells;
    double[] r = new double[3 * n];
    List<AtomLabel> labels = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      int cell = i / SITES.length;
      int[] corner = {cell / (cells * cells), cell / cells % cells, cell % cells};
      for (int axis = 0; axis < 3; axis++) {
        r[3 * i + axis] = (corner[axis] + SITES[i % SITES.length][axis]) * edge / cells;
      }
      labels.add(new AtomLabel("AR", "AR", "A", i + 1));
    }
    double[] masses = new double[n];
    Arrays.fill(masses, 1);
    Composite composite = new Composite(new Box(edge, edge, edge), masses, r, new int[n], labels);
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(CUTOFF).build();
    LennardJones pairs = new LennardJones(new int[n], table, SKIN, ExcludedPairs.NONE);
    return new MolecularSystem(composite, List.of(pairs));
  }
}
