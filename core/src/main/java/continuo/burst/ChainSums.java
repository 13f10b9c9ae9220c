package continuo.burst;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What is needed to judge the sampling of the forces: sums over chains, which are the first and the
 * second half of each replica's samples in a burst, and over the departure of the first half from
 * the second. A wire format with public fields, like {@link PatchPartial}; sums of blocks and of
 * patches are of the same class.
 */
public final class ChainSums implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stretches that the samples are cut into to see where a transient ends. */
  private static final int SEGMENTS = 16;

  /** Number of chains, two a replica and burst. */
  public int chains;

  /** Samples in the shortest chain. */
  public int length;

  /** Σ of the means of the chains, rows. */
  public double[] mean;

  /** Σ of the squared means. */
  public double[] meanSquare;

  /** Σ over replicas and bursts of the product of the means of both halves. */
  public double[] meanProduct;

  /** Σ of the variances of the samples within a chain, each unbiased but for their correlation. */
  public double[] within;

  /** Samples of a segment. */
  public int segment;

  /** Samples that all bursts have. */
  public int common;

  /** Replicas in {@link #early}. */
  public int replicas;

  /**
   * Σ over replicas of the mean from segment t to the middle minus the mean of the second half of
   * the common samples, [t][row] flat, in the first burst after a move.
   */
  public double[] early;

  /** Σ of the squares of the same. */
  public double[] earlySquare;

  /**
   * @param rows rows
   * @param samples samples of a replica
   * @param common samples that the bursts of all patches have, at most {@code samples}
   */
  public ChainSums(int rows, int samples, int common) {
    int segments = Math.min(SEGMENTS, common / 2 * 2);
    this.length = samples / 2;
    this.mean = new double[rows];
    this.meanSquare = new double[rows];
    this.meanProduct = new double[rows];
    this.within = new double[rows];
    this.segment = segments == 0 ? 0 : common / segments;
    this.common = common;
    this.early = new double[segments / 2 * rows];
    this.earlySquare = new double[early.length];
  }

  /** For serialisation. */
  ChainSums() {}

  /** Counts a replica whose samples follow for every row. */
  public void begin() {
    chains += 2;
    replicas++;
  }

  /**
   * Adds one row of the replica begun last.
   *
   * @param row row of the sums
   * @param f its samples; read
   */
  public void add(int row, double[] f) {
    double first = addChain(row, f, 0);
    double second = addChain(row, f, f.length - length);
    meanProduct[row] += first * second;
    int rows = mean.length;
    int starts = early.length / rows;
    int middle = starts * segment;
    double reference = mean(f, middle, common);
    double sum = 0;
    for (int t = starts - 1; t >= 0; t--) {
      for (int k = t * segment; k < (t + 1) * segment; k++) {
        sum += f[k];
      }
      double d = sum / (middle - t * segment) - reference;
      early[t * rows + row] += d;
      earlySquare[t * rows + row] += d * d;
    }
  }

  private double addChain(int row, double[] f, int from) {
    double m = mean(f, from, from + length);
    double sum2 = 0;
    for (int k = from; k < from + length; k++) {
      sum2 += (f[k] - m) * (f[k] - m);
    }
    mean[row] += m;
    meanSquare[row] += m * m;
    within[row] += sum2 / (length - 1);
    return m;
  }

  private static double mean(double[] f, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += f[k];
    }
    return sum / (to - from);
  }

  /** These and those of another block in the same burst. */
  public ChainSums plusBlock(ChainSums other) {
    ChainSums sum = plusBurst(other);
    sum.replicas = replicas + other.replicas;
    sum.early = sumOf(early, other.early);
    sum.earlySquare = sumOf(earlySquare, other.earlySquare);
    return sum;
  }

  /** These and those of another burst at the same state, which has no transient of its own. */
  public ChainSums plusBurst(ChainSums other) {
    ChainSums sum = copyOfShape();
    sum.chains = chains + other.chains;
    sum.length = Math.min(length, other.length);
    sum.replicas = replicas;
    sum.mean = sumOf(mean, other.mean);
    sum.meanSquare = sumOf(meanSquare, other.meanSquare);
    sum.meanProduct = sumOf(meanProduct, other.meanProduct);
    sum.within = sumOf(within, other.within);
    sum.early = early;
    sum.earlySquare = earlySquare;
    return sum;
  }

  /** The rows of these followed by those of another patch. */
  public ChainSums followedBy(ChainSums other) {
    ChainSums both = copyOfShape();
    both.chains = chains;
    both.length = length;
    both.replicas = replicas;
    both.mean = joined(mean, other.mean, 1);
    both.meanSquare = joined(meanSquare, other.meanSquare, 1);
    both.meanProduct = joined(meanProduct, other.meanProduct, 1);
    both.within = joined(within, other.within, 1);
    int starts = early.length / mean.length;
    both.early = joined(early, other.early, starts);
    both.earlySquare = joined(earlySquare, other.earlySquare, starts);
    return both;
  }

  private ChainSums copyOfShape() {
    ChainSums copy = new ChainSums();
    copy.segment = segment;
    copy.common = common;
    return copy;
  }

  private static double[] sumOf(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int c = 0; c < sum.length; c++) {
      sum[c] += b[c];
    }
    return sum;
  }

  /** Concatenates each of a number of equal parts. */
  private static double[] joined(double[] a, double[] b, int parts) {
    double[] both = new double[a.length + b.length];
    for (int p = 0; p < parts; p++) {
      int ofA = a.length / parts;
      int ofB = b.length / parts;
      System.arraycopy(a, p * ofA, both, p * (ofA + ofB), ofA);
      System.arraycopy(b, p * ofB, both, p * (ofA + ofB) + ofA, ofB);
    }
    return both;
  }

  /** The rows of one patch. */
  ChainSums rows(int from, int to) {
    ChainSums part = copyOfShape();
    part.chains = chains;
    part.length = length;
    part.replicas = replicas;
    part.mean = Arrays.copyOfRange(mean, from, to);
    part.meanSquare = Arrays.copyOfRange(meanSquare, from, to);
    part.meanProduct = Arrays.copyOfRange(meanProduct, from, to);
    part.within = Arrays.copyOfRange(within, from, to);
    int rows = mean.length;
    int starts = early.length / rows;
    part.early = new double[starts * (to - from)];
    part.earlySquare = new double[part.early.length];
    for (int t = 0; t < starts; t++) {
      System.arraycopy(early, t * rows + from, part.early, t * (to - from), to - from);
      System.arraycopy(earlySquare, t * rows + from, part.earlySquare, t * (to - from), to - from);
    }
    return part;
  }
}
