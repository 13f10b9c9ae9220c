package continuo.structure.io;

import continuo.structure.AtomLabel;
import java.util.List;

/**
 * One bead per Cα atom of a biological assembly. Beads are ordered by operator, then chain, then
 * residue. Immutable.
 */
public final class CalphaModel {
  private final double[] positions;
  private final int[] copies;
  private final List<AtomLabel> labels;

  /**
   * @param positions [bead][xyz] flat, nm; kept by reference
   * @param copies index of the chain copy of each bead, 0…n−1; kept by reference
   * @param labels names
   */
  CalphaModel(double[] positions, int[] copies, List<AtomLabel> labels) {
    this.positions = positions;
    this.copies = copies;
    this.labels = List.copyOf(labels);
  }

  public int nBeads() {
    return copies.length;
  }

  /** Number of chain copies in the assembly. */
  public int nCopies() {
    return copies[copies.length - 1] + 1;
  }

  /** Coordinate of a bead in the frame of the file, nm. */
  public double position(int bead, int axis) {
    return positions[3 * bead + axis];
  }

  /** A copy of the positions, [bead][xyz] flat, nm. */
  public double[] copyPositions() {
    return positions.clone();
  }

  /** A copy of the chain-copy indices. */
  public int[] copyCopies() {
    return copies.clone();
  }

  /** Names: chains are called, … after the chain of the file and the operator. */
  public List<AtomLabel> labels() {
    return labels;
  }
}
