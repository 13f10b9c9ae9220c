package continuo.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.random.KeyedRandom;
import continuo.random.Stream;
import org.junit.jupiter.api.Test;

/** Exactly simulated Ornstein–Uhlenbeck processes, whose variance and relaxation time are known. */
class RelaxationTest {
  private static final double TIME = 7;
  private static final double VARIANCE = 2.5;
  private static final int REPETITIONS = 400;

  private static double[][] process(int trajectories, int samples, double interval, int seed) {
    double[][] out = new double[trajectories][samples];
    double decay = Math.exp(-interval / TIME);
    double kick = Math.sqrt(VARIANCE * (1 - decay * decay));
    for (int r = 0; r < trajectories; r++) {
      double[] noise = new double[samples];
      KeyedRandom.fillGaussian(noise, seed, Stream.STRUCTURE, 0, r);
      double x = Math.sqrt(VARIANCE) * noise[0];
      for (int k = 0; k < samples; k++) {
        x = k == 0 ? x : decay * x + kick * noise[k];
        out[r][k] = 3 + x;
      }
    }
    return out;
  }

  @Test
  void errorBarsCoverTheExactValues() {
    int variance = 0;
    int time = 0;
    for (int seed = 0; seed < REPETITIONS; seed++) {
      Relaxation r = Relaxation.of(process(4, 500, 2, seed), 2);
      variance += Math.abs(r.variance() - VARIANCE) < 2 * r.varianceError() ? 1 : 0;
      time += Math.abs(r.time() - TIME) < 2 * r.timeError() ? 1 : 0;
    }
    // 95.4 % for an exact error bar; 3 % is three standard deviations of the share of 400, and the
    // error bar is itself estimated, to about 10 %, which moves the share by 2 %.
    assertThat((double) variance / REPETITIONS).isCloseTo(0.954, within(0.05));
    assertThat((double) time / REPETITIONS).isCloseTo(0.954, within(0.05));
  }

  @Test
  void samplesFarApartStillTellTheTimeOfAnExponential() {
    Relaxation r = Relaxation.of(process(8, 20_000, TIME, 1), TIME);
    assertThat(r.time()).isCloseTo(TIME, within(4 * r.timeError()));
    assertThat(r.timeError()).isLessThan(0.05 * TIME);
  }

  @Test
  void shortTrajectoriesAreMarkedByTheirLength() {
    Relaxation r = Relaxation.of(process(16, 200, 1, 2), 1);
    assertThat(r.lengths()).isCloseTo(200 / r.time(), within(1e-9));
  }
}
