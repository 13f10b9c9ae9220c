package continuo.validate;

import continuo.estimate.RelaxationSpectrum;
import continuo.known.DoubleWell;
import continuo.langevin.LangevinStep;
import continuo.langevin.Propagator;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ejml.data.DMatrixRMaj;

/**
 * One order parameter in V = E(x² − 1)², kT = D = 1, advanced by the Langevin step of the loop with
 * the exact force and curvature at every state: mean first passage from −1 to +1 against its exact
 * value (8.880 for E = 3, 36.484 for E = 5; the asymptotic formula of Kramers is 6–11 % high), and
 * the stationary histogram against Boltzmann's.
 *
 * <p>Between two states the path may touch +1 and come back: a crossing is drawn with the
 * probability of the Brownian bridge, exp(−(1 − x)(1 − x′)/(DΔt)).
 */
final class DoubleWellDynamics implements Rung {
  private static final DMatrixRMaj ONE = new DMatrixRMaj(new double[][] {{1}});

  private static final double TIME_STEP = 0.004;

  /** Length of a path whose averages are taken. */
  private static final double PATH = 50;

  @Override
  public String name() {
    return "double-well";
  }

  @Override
  public String what() {
    return "Boltzmann histogram and exact mean first passage of an order parameter in a double well";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    List<Comparison> results = new ArrayList<>();
    results.add(passage(new DoubleWell(3), 8.880, conditions.samples(1500, 6000)));
    if (!conditions.quick()) {
      results.add(passage(new DoubleWell(5), 36.484, 2000));
    }
    results.addAll(histogram(new DoubleWell(3), conditions.samples(300, 3000)));
    return results;
  }

  private static double advance(DoubleWell well, double x, double dt, double normal) {
    DMatrixRMaj h = new DMatrixRMaj(new double[][] {{well.curvature(x)}});
    LangevinStep step =
        new LangevinStep(RelaxationSpectrum.of(h, ONE, 0), Propagator.EXPONENTIAL, dt, 1, null);
    return x + step.advance(new double[] {well.force(x)}, new double[] {normal})[0];
  }

  /** 2 m(Δt/2) − m(Δt): the error of the step is of first order where the force is not linear. */
  private static Comparison extrapolated(
      String system, String quantity, Mean coarse, Mean fine, double exact, String note) {
    return Comparison.statistical(
        system,
        quantity,
        2 * fine.value() - coarse.value(),
        exact,
        Math.hypot(2 * fine.error(), coarse.error()),
        note + "; extrapolated to Δt = 0 from %s and %s".formatted(TIME_STEP, TIME_STEP / 2));
  }

  private static Comparison passage(DoubleWell well, double exact, int paths) {
    return extrapolated(
        "double well, E = " + (int) well.barrier(),
        "mean first passage −1 → +1",
        passage(well, TIME_STEP, paths, 0),
        passage(well, TIME_STEP / 2, paths, 1),
        exact,
        "double integral, not the asymptotic formula");
  }

  private static Mean passage(DoubleWell well, double dt, int paths, int address) {
    Mean time = new Mean();
    for (int path = 0; path < paths; path++) {
      UniformRandomProvider random = KeyedRandom.uniform(7, Stream.ORDER_PARAMETERS, address, path);
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      double x = -1;
      double t = 0;
      while (true) {
        double next = advance(well, x, dt, normal.sample());
        boolean touched = next >= 1 || random.nextDouble() < Math.exp(-(1 - x) * (1 - next) / dt);
        if (touched) {
          // In the mean half way through the step.
          t += dt / 2;
          break;
        }
        t += dt;
        x = next;
      }
      time.add(t);
    }
    return time;
  }

  /** Means over long paths, of x², x⁴ and of the time spent near the barrier. */
  private static List<Comparison> histogram(DoubleWell well, int paths) {
    List<DoubleUnaryOperator> functions =
        List.of(x -> x * x, x -> x * x * x * x, x -> Math.abs(x) < 0.5 ? 1 : 0);
    List<String> names = List.of("⟨x²⟩", "⟨x⁴⟩", "P(|x| < ½)");
    List<Mean> coarse = averages(well, TIME_STEP, paths, functions, 2);
    List<Mean> fine = averages(well, TIME_STEP / 2, paths, functions, 3);
    List<Comparison> results = new ArrayList<>();
    for (int k = 0; k < functions.size(); k++) {
      results.add(
          extrapolated(
              "double well, E = " + (int) well.barrier(),
              names.get(k),
              coarse.get(k),
              fine.get(k),
              well.average(functions.get(k)),
              "Boltzmann"));
    }
    return results;
  }

  private static List<Mean> averages(
      DoubleWell well, double dt, int paths, List<DoubleUnaryOperator> functions, int address) {
    int steps = (int) Math.round(PATH / dt);
    List<Mean> means = functions.stream().map(f -> new Mean()).toList();
    for (int path = 0; path < paths; path++) {
      UniformRandomProvider random = KeyedRandom.uniform(7, Stream.ORDER_PARAMETERS, address, path);
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      double x = path % 2 == 0 ? -1 : 1;
      double[] sum = new double[functions.size()];
      for (int s = -steps / 10; s < steps; s++) {
        x = advance(well, x, dt, normal.sample());
        for (int k = 0; s >= 0 && k < sum.length; k++) {
          sum[k] += functions.get(k).applyAsDouble(x) / steps;
        }
      }
      for (int k = 0; k < sum.length; k++) {
        means.get(k).add(sum[k]);
      }
    }
    return means;
  }
}
