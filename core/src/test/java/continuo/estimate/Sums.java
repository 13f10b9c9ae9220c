package continuo.estimate;

import continuo.burst.BlockScalars;
import continuo.burst.ChainSums;
import continuo.burst.PatchPartial;
import java.util.List;

/** Sums of a burst made up for a test. */
final class Sums {
  private Sums() {}

  /**
   * One block of one patch.
   *
   * @param rows 3M
   * @param replicas replicas of the block
   * @param samples samples of each
   * @param window length of a sample
   */
  static PatchPartial partial(int block, int rows, int replicas, int samples, double window) {
    PatchPartial p = new PatchPartial();
    p.block = block;
    p.components = rows;
    p.replicas = replicas;
    p.samples = samples;
    p.sampledTime = samples * window;
    p.forceSum = new double[rows];
    p.terms = new double[rows];
    p.termCount = 1;
    p.variance = new double[rows];
    p.lagged = new double[(samples / 2 + 1) * rows];
    p.chains = new ChainSums(rows, samples, Math.min(samples, 8));
    p.scalars = new BlockScalars();
    p.scalars.driftSquared = new double[rows];
    return p;
  }

  static EnsembleMoments moments(PatchPartial... partials) {
    return new EnsembleMoments(List.of(PatchSums.of(List.of(partials))));
  }

  /** Moments with a given sum of spectral terms and nothing else. */
  static EnsembleMoments spectral(double[] sum, int terms) {
    int rows = (int) Math.round(Math.sqrt(sum.length));
    PatchSums sums = PatchSums.of(List.of(partial(0, rows, 1, 8, 1)));
    sums.spectral = sum.clone();
    sums.spectralTerms = terms;
    return new EnsembleMoments(List.of(sums));
  }
}
