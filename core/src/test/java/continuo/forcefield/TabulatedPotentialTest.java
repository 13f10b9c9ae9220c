package continuo.forcefield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Tables of 12-6 with ε = σ = 1. */
class TabulatedPotentialTest {
  private static final LennardJones12x6 EXACT = LennardJones12x6.of(1, 1);

  private final double[] r;
  private final double[] v;
  private final double[] f;

  TabulatedPotentialTest() {
    this.r = new double[181];
    this.v = new double[181];
    this.f = new double[181];
    for (int k = 0; k < r.length; k++) {
      r[k] = 0.7 + 0.01 * k;
      v[k] = EXACT.energy(r[k]);
      f[k] = EXACT.force(r[k]);
    }
  }

  /** Cubic Hermite interpolation errs by at most h⁴/384 max|V⁗|, its slope by h³ √3/216 max|V⁗|. */
  @Test
  void betweenThePointsItIsTheFunctionToFourthOrder() {
    TabulatedPotential table = new TabulatedPotential(r, v, f);
    for (double x = 0.7003; x < 2.5; x += 0.00137) {
      double left = Math.max(0.7, x - 0.01);
      double fourth = 4 * (12 * 13 * 14 * 15 * Math.pow(left, -16) + 3024 * Math.pow(left, -10));
      assertThat(table.energy(x)).isCloseTo(EXACT.energy(x), within(1e-8 / 384 * fourth + 1e-12));
      assertThat(table.force(x)).isCloseTo(EXACT.force(x), within(1e-6 * 0.00802 * fourth + 1e-11));
    }
    for (int k = 0; k < r.length; k++) {
      assertThat(table.energy(r[k])).isCloseTo(v[k], within(1e-10));
      assertThat(table.force(r[k])).isCloseTo(f[k], within(1e-9));
    }
  }

  @Test
  void closerThanTheFirstPointTheForceIsConstant() {
    TabulatedPotential table = new TabulatedPotential(r, v, f);
    assertThat(table.force(0.1)).isCloseTo(f[0], within(1e-9 * f[0]));
    assertThat(table.energy(0.1)).isCloseTo(v[0] + 0.6 * f[0], within(1e-9 * f[0]));
  }

  @Test
  void aForceThatIsNotMinusTheSlopeIsRefused() {
    double[] wrongSign = f.clone();
    for (int k = 0; k < f.length; k++) {
      wrongSign[k] = -f[k];
    }
    assertThatThrownBy(() -> new TabulatedPotential(r, v, wrongSign))
        .hasMessageContaining("from 0.7 to 0.71 nm")
        .hasMessageContaining("Is the force column");
    double[] slightly = f.clone();
    slightly[90] *= 1.02;
    assertThatThrownBy(() -> new TabulatedPotential(r, v, slightly))
        .hasMessageContaining("they may differ by");
    double[] overRs = f.clone();
    for (int k = 0; k < f.length; k++) {
      overRs[k] = f[k] / r[k];
    }
    assertThatThrownBy(() -> new TabulatedPotential(r, v, overRs))
        .hasMessageContaining("its force says");
    assertThat(new TabulatedPotential(r, v, slightly, 0.1).forceAt(90)).isEqualTo(slightly[90]);
  }

  @Test
  void tablesThatAreNoTablesAreRefused() {
    double[] uneven = r.clone();
    uneven[7] += 0.001;
    assertThatThrownBy(() -> new TabulatedPotential(uneven, v, f))
        .hasMessageContaining("distance 7 is");
    double[] hole = v.clone();
    hole[3] = Double.NaN;
    assertThatThrownBy(() -> new TabulatedPotential(r, hole, f)).hasMessageContaining("energy NaN");
    assertThatThrownBy(() -> new TabulatedPotential(new double[3], new double[3], new double[3]))
        .hasMessageContaining("at least 4");
  }
}
