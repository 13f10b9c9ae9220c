package continuo.burst.kernel;

import continuo.structure.Box;
import java.util.Arrays;

/**
 * Virial of all lanes at once, W = −dV/d ln L when all positions and the cell are stretched alike;
 * for pairs W = Σ f·d. Kept apart from the forces, which do not need it. Not thread-safe.
 *
 * <p>Terms with a cut-off are summed over their pairs, so that an energy that jumps at the cut-off
 * contributes nothing there, as in LAMMPS and GROMACS. Terms over listed atoms are smooth: their
 * virial is a five-point difference of their energy under strain, right to about 1e-10 of the
 * energies involved. The fixed points of position restraints stay where they are.
 */
public final class LaneVirial {
  /** Virial of one term. */
  interface Part {
    /**
     * @param x positions, [atom][xyz][lane], nm; read
     * @param virial of each lane, kJ/mol; this term is added
     */
    void addVirial(double[] x, double[] virial);
  }

  private final Part[] parts;
  private final int size;

  /**
   * @param parts kept by reference
   */
  LaneVirial(Part[] parts, int nAtoms, int lanes) {
    this.parts = parts;
    this.size = Layout.size(nAtoms, lanes);
  }

  /**
   * @param x positions, [atom][xyz][lane], nm; read
   * @param virial W of each lane, kJ/mol; overwritten
   * @throws continuo.error.NumericalException as {@link LaneForces#compute}
   */
  public void compute(double[] x, double[] virial) {
    Layout.requireLength("positions", x, size);
    Arrays.fill(virial, 0);
    for (Part part : parts) {
      part.addVirial(x, virial);
    }
  }

  /**
   * Pressure P = (2K + W)/(3Ω).
   *
   * @param kineticEnergy K, kJ/mol
   * @param virial W, kJ/mol
   * @param box periodic cell of volume Ω
   * @return kJ/mol/nm³; 1 kJ/mol/nm³ = 16.6053906717 bar
   */
  public static double pressure(double kineticEnergy, double virial, Box box) {
    if (!box.isPeriodic()) {
      throw new IllegalArgumentException("Cannot find a pressure: free space has no volume");
    }
    return (2 * kineticEnergy + virial) / (3 * box.volume());
  }
}
