package continuo.estimate;

import continuo.burst.BlockScalars;
import continuo.burst.ChainSums;
import continuo.burst.PatchPartial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of one patch, summed over all blocks of a burst: what the second stage, partitioned by
 * patch, sends to the driver. A wire format with public fields, like {@link PatchPartial}.
 */
public final class PatchSums implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Patch of the rows. */
  public int patch;

  /** Blocks in the sums. */
  public int blocks;

  /** Bursts of a block in the sums, over all rounds; each took its own mean out. */
  public int bursts;

  /** Σ over replicas of sampled time × mean force, rows. */
  public double[] weightedForce;

  /** Σ over replicas of the sampled time, ps. */
  public double time;

  /** Replicas. */
  public int replicas;

  /** Σ F Fᵀ of the tapered sums, rows × columns from the first row of the patch. */
  public double[] spectral;

  /** Independent terms in {@link #spectral}. */
  public int spectralTerms;

  /** Σ δf² of instantaneous forces, rows. */
  public double[] variance;

  /** Σ δf(k) δf(k + lag), [lag][row] flat. */
  public double[] lagged;

  /** Terms in each lag of {@link #lagged}. */
  public long[] laggedTerms;

  /** Sums over the halves of the replicas' samples. */
  public ChainSums chains;

  /** Σ over blocks of H, rows × 3M, or null. */
  public double[] stiffness;

  /** Σ over blocks of H², rows × 3M, or null. */
  public double[] stiffnessSquared;

  /** Blocks that measured each column of {@link #stiffness}, 3M, or null. */
  public int[] stiffnessTerms;

  /** Columns with negative curvature. */
  public int negativeCurvature;

  /** Sums of the scalar observables; patch 0 only. */
  public BlockScalars scalars;

  /**
   * Adds the partials of all blocks in the order of the blocks, so that the sum has the same bits
   * however they were computed.
   *
   * @param partials one a block, all of one patch, in any order; the list is not changed
   * @throws IllegalArgumentException if a block is there twice
   */
  public static PatchSums of(List<PatchPartial> partials) {
    PatchPartial[] sorted = partials.toArray(new PatchPartial[0]);
    Arrays.sort(sorted, (a, b) -> Integer.compare(a.block, b.block));
    PatchSums sums = new PatchSums();
    for (int b = 0; b < sorted.length; b++) {
      if (b > 0 && sorted[b].block == sorted[b - 1].block) {
        throw new IllegalArgumentException("Block " + sorted[b].block + " measured twice");
      }
      sums.add(sorted[b]);
    }
    return sums;
  }

  private void add(PatchPartial p) {
    int rows = p.forceSum.length;
    int lags = p.lagged.length / rows;
    if (blocks == 0) {
      patch = p.patch;
      weightedForce = new double[rows];
      spectral = new double[rows * columns(p)];
      variance = new double[rows];
      lagged = new double[p.lagged.length];
      laggedTerms = new long[lags];
    } else if (lags < laggedTerms.length) {
      // Patches may have bursts of different lengths: keep the lags that all have.
      lagged = Arrays.copyOf(lagged, p.lagged.length);
      laggedTerms = Arrays.copyOf(laggedTerms, lags);
    }
    blocks++;
    bursts++;
    replicas += p.replicas;
    time += p.replicas * p.sampledTime;
    for (int row = 0; row < rows; row++) {
      weightedForce[row] += p.sampledTime * p.forceSum[row];
    }
    addOuterProducts(p);
    spectralTerms += p.termCount;
    addTo(variance, p.variance);
    addTo(lagged, p.lagged);
    for (int lag = 0; lag < laggedTerms.length; lag++) {
      laggedTerms[lag] += (long) p.replicas * (p.samples - lag);
    }
    chains = chains == null ? p.chains : chains.plusBlock(p.chains);
    if (p.stiffness != null) {
      addStiffness(p, rows);
    }
    negativeCurvature += p.negativeCurvature;
    if (p.scalars != null) {
      scalars = scalars == null ? copy(p.scalars) : sum(scalars, p.scalars);
    }
  }

  /** Columns of the patch: all components from its first on. */
  private static int columns(PatchPartial p) {
    return p.terms.length / p.termCount;
  }

  /** Adds F Fᵀ of every term of a block, a row at a time so that the row stays in the cache. */
  private void addOuterProducts(PatchPartial p) {
    int columns = columns(p);
    for (int row = 0; row < weightedForce.length; row++) {
      int base = row * columns;
      for (int term = 0; term < p.terms.length; term += columns) {
        double factor = p.terms[term + row];
        for (int c = 0; c < columns; c++) {
          spectral[base + c] += factor * p.terms[term + c];
        }
      }
    }
  }

  private void addStiffness(PatchPartial p, int rows) {
    int all = p.components;
    if (stiffness == null) {
      stiffness = new double[rows * all];
      stiffnessSquared = new double[rows * all];
      stiffnessTerms = new int[all];
    }
    int measured = p.stiffnessColumns.length;
    for (int c = 0; c < measured; c++) {
      int column = p.stiffnessColumns[c];
      stiffnessTerms[column]++;
      for (int row = 0; row < rows; row++) {
        double h = p.stiffness[row * measured + c];
        stiffness[row * all + column] += h;
        stiffnessSquared[row * all + column] += h * h;
      }
    }
  }

  /** Adds the shorter of the two arrays' common part. */
  private static void addTo(double[] sum, double[] term) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += term[c];
    }
  }

  private static BlockScalars copy(BlockScalars s) {
    BlockScalars zero = new BlockScalars();
    zero.driftSquared = new double[s.driftSquared.length];
    return sum(zero, s);
  }

  private static BlockScalars sum(BlockScalars a, BlockScalars b) {
    a.count += b.count;
    a.potentialEnergy += b.potentialEnergy;
    a.kineticEnergy += b.kineticEnergy;
    a.radiusOfGyration += b.radiusOfGyration;
    a.residualSquared += b.residualSquared;
    a.linkLength += b.linkLength;
    addTo(a.driftSquared, b.driftSquared);
    a.quarantined += b.quarantined;
    a.reports = Stream.of(a.reports, b.reports).flatMap(Arrays::stream).toArray(String[]::new);
    a.projections += b.projections;
    a.steps = Math.max(a.steps, b.steps);
    a.seconds += b.seconds;
    return a;
  }

  /** Sums of another burst of the same patch at the same state added to these. */
  PatchSums plus(PatchSums other) {
    PatchSums total = new PatchSums();
    total.patch = patch;
    total.blocks = blocks;
    total.bursts = bursts + other.bursts;
    total.replicas = Math.min(replicas, other.replicas);
    total.time = time + other.time;
    total.weightedForce = sumOf(weightedForce, other.weightedForce);
    total.spectral = sumOf(spectral, other.spectral);
    total.spectralTerms = spectralTerms + other.spectralTerms;
    total.variance = sumOf(variance, other.variance);
    total.lagged = sumOf(lagged, other.lagged);
    total.laggedTerms = laggedTerms.clone();
    for (int lag = 0; lag < laggedTerms.length; lag++) {
      total.laggedTerms[lag] += other.laggedTerms[lag];
    }
    total.chains = chains.plusBurst(other.chains);
    total.stiffness = stiffness;
    total.stiffnessSquared = stiffnessSquared;
    total.stiffnessTerms = stiffnessTerms;
    total.negativeCurvature = negativeCurvature;
    if (scalars != null) {
      total.scalars = sum(copy(scalars), other.scalars);
      total.scalars.steps = scalars.steps + other.scalars.steps;
      total.scalars.quarantined = Math.max(scalars.quarantined, other.scalars.quarantined);
    }
    return total;
  }

  private static double[] sumOf(double[] a, double[] b) {
    double[] sum = a.clone();
    addTo(sum, b);
    return sum;
  }
}
