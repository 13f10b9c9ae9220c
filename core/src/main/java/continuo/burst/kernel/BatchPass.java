package continuo.burst.kernel;

import continuo.forcefield.TermBatch;

/**
 * One of several loops over a batch, of at most about 40 vector operations. The compiler keeps
 * vectors in registers only as long as it can inline every operation, and it stops inlining at a
 * fixed size of the method with all it calls; beyond, vectors go to the heap, ten times slower.
 * Passes are called through an interface with many implementations, so that they are compiled one
 * by one.
 */
interface BatchPass {
  /**
   * @param d legs, [3·leg + axis][element]
   * @param batch coordinates, parameters and derivatives
   */
  void run(double[][] d, TermBatch batch);

  /** One after the other. */
  static void runAll(BatchPass[] passes, double[][] d, TermBatch batch) {
    for (BatchPass pass : passes) {
      pass.run(d, batch);
    }
  }
}
