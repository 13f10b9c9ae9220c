package continuo.forcefield;

/**
 * A distance that is free between two bounds and pulled back outside. With the excess e over the
 * upper bound, harmonic up to e = w and linear from there, and the shortfall s below the lower
 * bound:
 *
 * <p>V = k (e e′ − ½ e′²) + ½ k s², e′ = min(e, w); V′ = k (e′ − s).
 */
final class FlatBottom {
  private FlatBottom() {}

  /** Parameters in order: k, lower bound, upper bound, w; all finite. */
  static void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] r2 = batch.first;
    final double[] k = batch.parameter[0];
    final double[] low = batch.parameter[1];
    final double[] up = batch.parameter[2];
    final double[] width = batch.parameter[3];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      final double r = Math.sqrt(r2[n]);
      final double excess = positive(r - up[n]);
      final double bent = excess - positive(excess - width[n]);
      final double lack = positive(low[n] - r);
      energy[n] = k[n] * (bent * (excess - 0.5 * bent) + 0.5 * lack * lack);
    }
    for (int n = 0; n < size; n++) {
      final double r = Math.sqrt(r2[n]);
      final double excess = positive(r - up[n]);
      final double bent = excess - positive(excess - width[n]);
      final double lack = positive(low[n] - r);
      slope[n] = k[n] * (bent - lack) / r;
    }
  }

  /** max(0, a) for finite a, exactly, in operations that the compiler always vectorises. */
  static double positive(double a) {
    return 0.5 * (a + Math.abs(a));
  }
}
