package continuo.estimate.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.known.Coverage;
import continuo.known.LinearProcess;
import continuo.known.Matrices;
import continuo.known.ZScores;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Diffusion from momentum correlations of exactly simulated motion; γ = 1, unit mass. */
class GreenKuboTest {
  private static final double INTERVAL = 0.1;

  private static RealMatrix stiffness(double... omega) {
    RealMatrix k = new Array2DRowRealMatrix(omega.length, omega.length);
    for (int i = 0; i < omega.length; i++) {
      k.setEntry(i, i, omega[i] * omega[i]);
    }
    return k;
  }

  private static ReplicaSeries momenta(long seed, RealMatrix k, int replicas, int samples) {
    int n = k.getRowDimension();
    double[][][] states =
        LinearProcess.langevin(k, 1, 1, INTERVAL).stationary(seed, replicas, samples);
    return new ReplicaSeries(LinearProcess.components(states, n, 2 * n), INTERVAL);
  }

  @Test
  void freeAtomsDiffuseByTheFullInverseOverlap() {
    // Φ̇ = B⁻¹ Π of free atoms: C(t) = kT B⁻¹ e^{−γt}, D = (kT/γ) B⁻¹, for a dense B.
    double gamma = 0.5;
    double kT = 1.7;
    RealMatrix inverse = MatrixUtils.inverse(Matrices.positiveDefinite(3, 4));
    LinearProcess process = LinearProcess.decaying(gamma, inverse.scalarMultiply(kT), 0.1);
    ReplicaSeries series = new ReplicaSeries(process.stationary(5, 64, 4096), 0.1);
    DiffusionEstimate estimate = new GreenKubo(30).estimate(series);
    GreenKubo.EqualTime zero = GreenKubo.equalTime(series);
    ZScores d = new ZScores("D of free atoms");
    ZScores c = new ZScores("C(0) = kT B⁻¹");
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j <= i; j++) {
        String element = "(%d, %d)".formatted(i, j);
        double exact = kT * inverse.getEntry(i, j);
        d.add(element, estimate.value().get(i, j), exact / gamma, estimate.error().get(i, j));
        c.add(element, zero.value().get(i, j), exact, zero.error().get(i, j));
      }
    }
    d.assertNoneTooFar();
    c.assertNoneTooFar();
    assertThat(estimate.repaired()).isZero();
    for (double fast : new GreenKubo(30).plateaus(series).fast()) {
      assertThat(fast).isBetween(1.6, 2.4);
    }
  }

  @Test
  void atomsWithRatesOfTheirOwnGiveTheWeightedOverlap() {
    // Π_a = Σ m_i U_ia v_i: D_Π = kT Σ m_i/γ_i U_i U_iᵀ.
    int atoms = 6;
    RealMatrix u = new Array2DRowRealMatrix(atoms, 2);
    RealMatrix rates = new Array2DRowRealMatrix(atoms, atoms);
    RealMatrix covariance = new Array2DRowRealMatrix(atoms, atoms);
    RealMatrix exact = new Array2DRowRealMatrix(2, 2);
    double[] random = Matrices.normal(9, 2 * atoms);
    for (int i = 0; i < atoms; i++) {
      double mass = 1 + i;
      double gamma = 1 + 0.1 * i;
      rates.setEntry(i, i, gamma);
      covariance.setEntry(i, i, mass);
      for (int a = 0; a < 2; a++) {
        u.setEntry(i, a, random[2 * i + a]);
        for (int b = 0; b < 2; b++) {
          exact.addToEntry(a, b, mass / gamma * random[2 * i + a] * random[2 * i + b]);
        }
      }
    }
    double[][][] p = new LinearProcess(rates, covariance, INTERVAL).stationary(4, 64, 4096);
    double[][][] pi = new double[64][4096][];
    for (int r = 0; r < pi.length; r++) {
      for (int k = 0; k < pi[r].length; k++) {
        pi[r][k] = u.preMultiply(p[r][k]);
      }
    }
    DiffusionEstimate estimate = new GreenKubo(15).estimate(new ReplicaSeries(pi, INTERVAL));
    ZScores z = new ZScores("D_Π");
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b <= a; b++) {
        z.add(
            "(%d, %d)".formatted(a, b),
            estimate.value().get(a, b),
            exact.getEntry(a, b),
            estimate.error().get(a, b));
      }
    }
    z.assertNoneTooFar();
  }

  @ParameterizedTest
  @CsvSource({"4, 0.874", "6, 0.925", "10, 0.964", "20, 0.9875", "50, 0.9973"})
  void aBoundCoordinateGivesThePeakOfItsRunningIntegral(double damping, double peak) {
    ReplicaSeries series = momenta(7, stiffness(1 / damping), 64, 16384);
    DiffusionEstimate estimate = new GreenKubo(40).estimate(series);
    assertThat(estimate.error().get(0, 0)).isLessThan(0.02);
    ZScores z = new ZScores("peak at γ/ω = " + damping);
    z.add("D γ/kT", estimate.value().get(0, 0), peak, estimate.error().get(0, 0));
    z.assertNoneTooFar();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 2})
  void aBoundCoordinateWithoutAGapIsRefusedByName(double damping) {
    // The first coordinate is overdamped and has a plateau, the second has none.
    ReplicaSeries series = momenta(8, stiffness(0.02, 1 / damping), 64, 4096);
    assertThatThrownBy(() -> new GreenKubo(40).estimate(series))
        .isInstanceOfSatisfying(
            NoPlateauException.class, e -> assertThat(e.coordinate()).isEqualTo(1))
        .hasMessageContaining("Coordinate 1 has no plateau")
        .hasMessageContaining("no gap");
  }

  @Test
  void undampedMotionIsRefused() {
    // Two undamped frequencies, phases at random: C(t) = ½(cos t + cos 1.3 t).
    double[] random = Matrices.normal(2, 64 * 4);
    double[][][] p = new double[64][1000][1];
    for (int r = 0; r < p.length; r++) {
      for (int k = 0; k < p[r].length; k++) {
        double t = k * INTERVAL;
        p[r][k][0] =
            Math.sqrt(0.5)
                * (random[4 * r] * Math.cos(t)
                    + random[4 * r + 1] * Math.sin(t)
                    + random[4 * r + 2] * Math.cos(1.3 * t)
                    + random[4 * r + 3] * Math.sin(1.3 * t));
      }
    }
    assertThatThrownBy(() -> new GreenKubo(20).estimate(new ReplicaSeries(p, INTERVAL)))
        .isInstanceOf(NoPlateauException.class)
        .hasMessageContaining("Coordinate 0");
  }

  @Test
  void lagsThatEndBeforeThePlateauAreRefused() {
    ReplicaSeries series = momenta(8, stiffness(0.001), 16, 4096);
    assertThatThrownBy(() -> new GreenKubo(4).estimate(series))
        .isInstanceOf(NoPlateauException.class)
        .hasMessageContaining("the largest lag is 4.000 ps");
    assertThatThrownBy(() -> new GreenKubo(500).estimate(series))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4096 samples");
  }

  @Test
  void thePlateauBehindTheMemoryIsTaken() {
    // One coordinate on a heavy spring to a second, overdamped one, both nearly free together: the
    // integral rises to kT/γ, then falls to kT/2γ as they go together.
    double spring = 0.02;
    double[][] k = {{spring + 1e-7, -spring}, {-spring, spring}};
    double[][][] states =
        LinearProcess.langevin(new Array2DRowRealMatrix(k), 1, 1, 0.25).stationary(3, 64, 65536);
    ReplicaSeries series = new ReplicaSeries(LinearProcess.components(states, 2, 3), 0.25);
    DiffusionEstimate estimate = new GreenKubo(600).estimate(series);
    ZScores z = new ZScores("D behind the memory");
    z.add("D γ/kT", estimate.value().get(0, 0), 0.5, estimate.error().get(0, 0));
    z.assertNoneTooFar();
    assertThat(estimate.error().get(0, 0)).isLessThan(0.05);
  }

  @Test
  void standardErrorsCover() {
    RealMatrix c = new Array2DRowRealMatrix(new double[][] {{1, 0.5}, {0.5, 2}});
    LinearProcess process = LinearProcess.decaying(1, c, 0.2);
    Coverage diagonal = new Coverage("green-kubo, diagonal", 31);
    Coverage off = new Coverage("green-kubo, off the diagonal", 31);
    Coverage equalTime = new Coverage("⟨ΠΠᵀ⟩ at equal times", 31);
    for (int repetition = 0; repetition < 200; repetition++) {
      ReplicaSeries series = new ReplicaSeries(process.stationary(repetition, 32, 2000), 0.2);
      DiffusionEstimate d = new GreenKubo(14).estimate(series);
      // Trapezoid rule of an exponential, h/2 coth(h/2).
      double rule = 0.1 / Math.tanh(0.1);
      diagonal.add(d.value().get(0, 0), rule, d.error().get(0, 0));
      off.add(d.value().get(1, 0), 0.5 * rule, d.error().get(1, 0));
      GreenKubo.EqualTime zero = GreenKubo.equalTime(series);
      equalTime.add(zero.value().get(1, 1), 2, zero.error().get(1, 1));
    }
    diagonal.assertCovers();
    off.assertCovers();
    equalTime.assertCovers();
  }
}
