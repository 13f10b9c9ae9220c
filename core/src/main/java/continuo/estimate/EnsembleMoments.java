package continuo.estimate;

import continuo.burst.BlockScalars;
import continuo.burst.ChainSums;
import java.util.ArrayList;
import java.util.List;

/**
 * All measurements at one state: the rows of every patch put together. Forces are those on the
 * unit-normalised functions, component (function, axis) = 3·function + axis, 3M in all.
 */
public final class EnsembleMoments {
  private final List<PatchSums> patches;
  private final int rows;
  private final int[] firstRow;

  /**
   * @param patches sums of every patch, in the order of the patches; kept by reference
   */
  public EnsembleMoments(List<PatchSums> patches) {
    this.patches = List.copyOf(patches);
    this.firstRow = new int[patches.size() + 1];
    for (int p = 0; p < patches.size(); p++) {
      if (patches.get(p).patch != p) {
        throw new IllegalArgumentException("Patch " + p + " is missing or out of order");
      }
      firstRow[p + 1] = firstRow[p] + patches.get(p).weightedForce.length;
    }
    this.rows = firstRow[patches.size()];
  }

  /** These and the moments of another round at the same state. */
  public EnsembleMoments plus(EnsembleMoments other) {
    List<PatchSums> total = new ArrayList<>();
    for (int p = 0; p < patches.size(); p++) {
      total.add(patches.get(p).plus(other.patches.get(p)));
    }
    return new EnsembleMoments(total);
  }

  /** 3M. */
  public int rows() {
    return rows;
  }

  /** Replicas in the ensemble. */
  public int replicas() {
    return patches.get(0).replicas;
  }

  /** Sampled time of all replicas together, ps. */
  public double time() {
    return patches.get(0).time;
  }

  public BlockScalars scalars() {
    return patches.get(0).scalars;
  }

  /** Columns whose constrained response met negative curvature, over all snapshots. */
  public int negativeCurvature() {
    return patches.get(0).negativeCurvature;
  }

  /** Mean force, kJ/mol/nm, 3M: the thermal force ⟨Uᵀ F⟩ at fixed Φ. */
  public double[] meanForce() {
    double[] mean = new double[rows];
    for (PatchSums p : patches) {
      for (int r = 0; r < p.weightedForce.length; r++) {
        mean[firstRow[p.patch] + r] = p.weightedForce[r] / p.time;
      }
    }
    return mean;
  }

  /** Σ F Fᵀ of the tapered sums, symmetric 3M×3M row major; expectation {@link #terms} × S(0). */
  public double[] spectralSum() {
    double[] sum = new double[rows * rows];
    for (PatchSums p : patches) {
      int first = firstRow[p.patch];
      int columns = rows - first;
      for (int r = 0; r < p.weightedForce.length; r++) {
        for (int c = 0; c < columns; c++) {
          double value = p.spectral[r * columns + c];
          sum[(first + r) * rows + first + c] = value;
          sum[(first + c) * rows + first + r] = value;
        }
      }
    }
    return sum;
  }

  /** Independent terms in {@link #spectralSum}. */
  public int terms() {
    return patches.get(0).spectralTerms;
  }

  /**
   * ⟨δf²⟩ of instantaneous forces, 3M. Each burst of a block took its own mean out, and with it the
   * variance of that mean, which is S(0) over the sampled time of its replicas and is added here.
   *
   * @param memory zero-frequency spectrum of the forces
   */
  public double[] variance(FrictionMemory memory) {
    double[] out = new double[rows];
    for (PatchSums p : patches) {
      for (int r = 0; r < p.variance.length; r++) {
        int row = firstRow[p.patch] + r;
        out[row] = p.variance[r] / p.laggedTerms[0] + ofMeans(row, memory);
      }
    }
    return out;
  }

  /** Mean over the bursts of the variance of their mean. */
  private double ofMeans(int row, FrictionMemory memory) {
    return memory.spectrum(row) * patches.get(0).bursts / patches.get(0).time;
  }

  /** Number of lags in {@link #correlation}, from 0. */
  public int lags() {
    return patches.get(0).laggedTerms.length;
  }

  /**
   * ⟨δf(0) δf(lag)⟩ of the window means of one component, with the share of the bursts' means added
   * as in {@link #variance}.
   *
   * @param memory zero-frequency spectrum of the forces
   */
  public double correlation(int row, int lag, FrictionMemory memory) {
    PatchSums p = patches.get(patchOf(row));
    int count = p.weightedForce.length;
    return p.lagged[lag * count + row - firstRow[p.patch]] / p.laggedTerms[lag]
        + ofMeans(row, memory);
  }

  /** Terms averaged in {@link #correlation}. */
  public long correlationTerms(int lag) {
    return patches.get(0).laggedTerms[lag];
  }

  /** Sums over the halves of the replicas' samples, all 3M rows. */
  public ChainSums chains() {
    ChainSums all = patches.get(0).chains;
    for (PatchSums p : patches.subList(1, patches.size())) {
      all = all.followedBy(p.chains);
    }
    return all;
  }

  private int patchOf(int row) {
    int p = 0;
    while (firstRow[p + 1] <= row) {
      p++;
    }
    return p;
  }

  public boolean hasStiffness() {
    return patches.get(0).stiffness != null;
  }

  /**
   * H averaged over the blocks that measured it, made symmetric, 3M×3M row major.
   *
   * @throws IllegalStateException if it was not measured
   */
  public double[] stiffness() {
    double[] h = new double[rows * rows];
    for (PatchSums p : patches) {
      if (p.stiffness == null) {
        throw new IllegalStateException("The stiffness was not measured");
      }
      for (int c = 0; c < p.stiffness.length; c++) {
        h[firstRow[p.patch] * rows + c] = p.stiffness[c] / p.stiffnessTerms[c % rows];
      }
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < r; c++) {
        double mean = 0.5 * (h[r * rows + c] + h[c * rows + r]);
        h[r * rows + c] = mean;
        h[c * rows + r] = mean;
      }
    }
    return h;
  }

  /**
   * Standard error of {@link #stiffness} from the scatter of the blocks; NaN where only one
   * measured.
   */
  public double[] stiffnessError() {
    double[] se = new double[rows * rows];
    for (PatchSums p : patches) {
      for (int c = 0; c < p.stiffness.length; c++) {
        double n = p.stiffnessTerms[c % rows];
        double mean = p.stiffness[c] / n;
        double variance = Math.max(0, p.stiffnessSquared[c] / n - mean * mean);
        se[firstRow[p.patch] * rows + c] = Math.sqrt(variance / (n - 1));
      }
    }
    return se;
  }
}
