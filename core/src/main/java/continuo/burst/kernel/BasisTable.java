package continuo.burst.kernel;

/**
 * Basis functions at the atoms in the order in which products read them: blocks of atoms,
 * [block][mode][atom of the block], the last block as long as the others. A table with the modes of
 * an atom side by side would be read in strides of a row, and the rows of a block then share a few
 * sets of the first-level cache.
 */
final class BasisTable {
  /** Atoms whose products are summed before they are added to the sums of the blocks before. */
  static final int BLOCK_ATOMS = 64;

  final int nAtoms;
  final int nModes;

  /**
   * @param nAtoms N
   * @param nModes M
   */
  BasisTable(int nAtoms, int nModes) {
    this.nAtoms = nAtoms;
    this.nModes = nModes;
  }

  /** Numbers of the table. */
  int size() {
    int blocks = (nAtoms + BLOCK_ATOMS - 1) / BLOCK_ATOMS;
    return Math.multiplyExact(Math.multiplyExact(blocks, BLOCK_ATOMS), nModes);
  }

  /** Atoms of the block that begins with an atom. */
  int blockSize(int begin) {
    return Math.min(BLOCK_ATOMS, nAtoms - begin);
  }

  /** Where a function at an atom is; those at the next atoms of its block follow. */
  int at(int atom, int mode) {
    int inBlock = atom % BLOCK_ATOMS;
    return (atom - inBlock) * nModes + mode * BLOCK_ATOMS + inBlock;
  }
}
