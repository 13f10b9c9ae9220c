package continuo.estimate;

import java.util.Arrays;
import java.util.Map;

/**
 * How much a measured quantity really varies from state to state, learned from its innovations:
 * every coordinate function, of three axes, is followed under each of a set of models, and the
 * models are weighed by how well they foretold the measurements.
 *
 * <p>A model (θ, η) says: the quantity is d + w; d goes on a random walk whose variance grows by θR
 * s²/⟨s²⟩ over a step of length s; w has variance ηR and is fresh at every state; the measurement
 * adds noise of variance R. The walk stands for what changes slowly along the path, w for what a
 * step already changes altogether. (θ, η) = (0, 0) is a constant. The likelihood of a model for one
 * function counts the last {@value #STATES} states; its prior weight is learned from all functions
 * together (empirical Bayes), so that functions about which little is known do as the others do.
 *
 * <p>Immutable.
 */
final class ForceVariation {
  private static final double[] WALK = {0, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10};
  private static final double[] SCATTER = {0, 0.2, 1, 5};
  private static final int MODELS = WALK.length * SCATTER.length;

  /** States over which likelihoods and distances are remembered. */
  private static final double STATES = 50;

  /** Iterations of the prior weights at every state; they start from those of the state before. */
  private static final int ITERATIONS = 3;

  /** Noise below this share of the largest is rounding: nothing is to be learned there. */
  private static final double ROUNDING = 1e-12;

  private final double leastGain;
  private final double[] mean;
  private final double[] variance;
  private final double[] likelihood;
  private final double[] prior;
  private final double[] distances;
  private final double[] walk;
  private final double[] scatter;

  /**
   * @param leastGain share of an innovation that is always taken up
   * @param mean d, [function][model][xyz]
   * @param variance of its error on one axis, [function][model]
   * @param likelihood logarithm, [function][model]
   * @param prior weight, [model]
   * @param distances Σ s² and Σ 1 over the remembered steps
   * @param walk growth of the variance of d over the last step, by function
   * @param scatter variance of w, by function
   */
  private ForceVariation(
      double leastGain,
      double[] mean,
      double[] variance,
      double[] likelihood,
      double[] prior,
      double[] distances,
      double[] walk,
      double[] scatter) {
    this.leastGain = leastGain;
    this.mean = mean;
    this.variance = variance;
    this.likelihood = likelihood;
    this.prior = prior;
    this.distances = distances;
    this.walk = walk;
    this.scatter = scatter;
  }

  /**
   * After the first measurement.
   *
   * @param measured 3R; read
   * @param noise R of every function, variance of one axis; read
   * @param leastGain share of an innovation that is always taken up
   */
  static ForceVariation of(double[] measured, double[] noise, double leastGain) {
    int n = noise.length;
    double[] mean = new double[n * MODELS * 3];
    double[] variance = new double[n * MODELS];
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < MODELS; k++) {
        System.arraycopy(measured, 3 * a, mean, 3 * (a * MODELS + k), 3);
        variance[a * MODELS + k] = noise[a];
      }
    }
    double[] prior = new double[MODELS];
    Arrays.fill(prior, 1.0 / MODELS);
    return new ForceVariation(
        leastGain,
        mean,
        variance,
        new double[n * MODELS],
        prior,
        new double[2],
        new double[n],
        new double[n]);
  }

  /** Whether there is noise in a function, so that earlier states can tell more of it. */
  static boolean[] isNoisy(double[] noise) {
    double largest = Arrays.stream(noise).max().orElse(0);
    boolean[] noisy = new boolean[noise.length];
    for (int a = 0; a < noisy.length; a++) {
      noisy[a] = noise[a] > ROUNDING * largest;
    }
    return noisy;
  }

  /**
   * @param measured at the present state, 3R; read
   * @param noise R of every function; read
   * @param distance2 s², of the step to this state
   */
  ForceVariation plus(double[] measured, double[] noise, double distance2) {
    int n = noise.length;
    double keep = 1 - 1 / STATES;
    double[] newDistances = {keep * distances[0] + distance2, keep * distances[1] + 1};
    double relative = distance2 > 0 ? distance2 * newDistances[1] / newDistances[0] : 0;
    boolean[] noisy = isNoisy(noise);
    double[] newMean = mean.clone();
    double[] newVariance = new double[variance.length];
    double[] newLikelihood = new double[likelihood.length];
    for (int a = 0; a < n; a++) {
      for (int k = 0; noisy[a] && k < MODELS; k++) {
        int at = a * MODELS + k;
        double before = variance[at] + WALK[k / SCATTER.length] * noise[a] * relative;
        double rest = (1 + SCATTER[k % SCATTER.length]) * noise[a];
        double total = before + rest;
        double gain = Math.max(before / total, leastGain);
        double squares = 0;
        for (int axis = 0; axis < 3; axis++) {
          double innovation = measured[3 * a + axis] - mean[3 * at + axis];
          squares += innovation * innovation;
          newMean[3 * at + axis] += gain * innovation;
        }
        newVariance[at] = (1 - gain) * (1 - gain) * before + gain * gain * rest;
        newLikelihood[at] =
            keep * likelihood[at] - 1.5 * StrictMath.log(total / noise[a]) - 0.5 * squares / total;
      }
    }
    double[] newPrior = prior.clone();
    double[] weights = posterior(newLikelihood, newPrior, noisy);
    for (int i = 0; i < ITERATIONS; i++) {
      Arrays.fill(newPrior, 1.0 / MODELS);
      double count = 1;
      for (int a = 0; a < n; a++) {
        for (int k = 0; noisy[a] && k < MODELS; k++) {
          newPrior[k] += weights[a * MODELS + k];
        }
        count += noisy[a] ? 1 : 0;
      }
      for (int k = 0; k < MODELS; k++) {
        newPrior[k] /= count;
      }
      weights = posterior(newLikelihood, newPrior, noisy);
    }
    double[] newWalk = new double[n];
    double[] newScatter = new double[n];
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < MODELS; k++) {
        double weight = weights[a * MODELS + k] * noise[a];
        newWalk[a] += weight * WALK[k / SCATTER.length] * relative;
        newScatter[a] += weight * SCATTER[k % SCATTER.length];
      }
    }
    return new ForceVariation(
        leastGain,
        newMean,
        newVariance,
        newLikelihood,
        newPrior,
        newDistances,
        newWalk,
        newScatter);
  }

  /** Weights of the models for every function; 0 where there is no noise. */
  private static double[] posterior(double[] likelihood, double[] prior, boolean[] noisy) {
    double[] weights = new double[likelihood.length];
    double[] logPrior = Arrays.stream(prior).map(StrictMath::log).toArray();
    for (int a = 0; a < noisy.length; a++) {
      if (!noisy[a]) {
        continue;
      }
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < MODELS; k++) {
        largest = Math.max(largest, likelihood[a * MODELS + k] + logPrior[k]);
      }
      double sum = 0;
      for (int k = 0; k < MODELS; k++) {
        double weight = StrictMath.exp(likelihood[a * MODELS + k] + logPrior[k] - largest);
        weights[a * MODELS + k] = weight;
        sum += weight;
      }
      for (int k = 0; k < MODELS; k++) {
        weights[a * MODELS + k] /= sum;
      }
    }
    return weights;
  }

  /** By how much the variance of d on one axis grew over the last step, by function; a copy. */
  double[] walk() {
    return walk.clone();
  }

  /** Variance of w on one axis at the present state, by function; a copy. */
  double[] scatter() {
    return scatter.clone();
  }

  /** The same in turned axes, when the body is turned. */
  ForceVariation rotated(double[] rotation) {
    return new ForceVariation(
        leastGain,
        AxisRotation.apply(mean, rotation),
        variance,
        likelihood,
        prior,
        distances,
        walk,
        scatter);
  }

  /** Copies what a later state needs into named arrays of a checkpoint. */
  void save(Map<String, double[]> arrays) {
    arrays.put("variation.mean", mean);
    arrays.put("variation.variance", variance);
    arrays.put("variation.likelihood", likelihood);
    arrays.put("variation.prior", prior);
    arrays.put("variation.distances", distances);
  }

  /** The state kept in named arrays of a checkpoint. */
  static ForceVariation restored(Map<String, double[]> arrays, double leastGain) {
    double[] variance = arrays.get("variation.variance").clone();
    return new ForceVariation(
        leastGain,
        arrays.get("variation.mean").clone(),
        variance,
        arrays.get("variation.likelihood").clone(),
        arrays.get("variation.prior").clone(),
        arrays.get("variation.distances").clone(),
        new double[variance.length / MODELS],
        new double[variance.length / MODELS]);
  }
}
