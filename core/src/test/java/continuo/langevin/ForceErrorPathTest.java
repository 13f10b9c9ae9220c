package continuo.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.estimate.RelaxationSpectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForceErrorPathTest {
  private static DMatrixRMaj matrix(double... values) {
    int n = (int) Math.round(Math.sqrt(values.length));
    return DMatrixRMaj.wrap(n, n, values);
  }

  /** The error e' = ρe + (1−ρ)ε: Σ = P(1 + ρφ)/(1 − ρφ) in the long run. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.01, 0.75", "0.5, 1, 0.75", "2, 3, 0.9", "1, 2, 0"})
  void theStationaryNoiseOfOneDirectionIsItsClosedForm(double rate, double dt, double rho) {
    double zeta = 3;
    ForceErrorPath path =
        new ForceErrorPath(
            RelaxationSpectrum.of(matrix(rate * zeta), matrix(zeta), 0),
            matrix(zeta),
            Propagator.EXPONENTIAL,
            dt);
    double r = 1.7;
    DMatrixRMaj p = matrix(r * (1 - rho) / (1 + rho));
    DMatrixRMaj cross = matrix(0);
    for (int step = 0; step < 3000; step++) {
      cross = path.moved(p, cross);
      CommonOps_DDRM.scale(rho, cross);
    }
    double phi = StrictMath.exp(-rate * dt);
    double expected = p.data[0] * (1 + rho * phi) / (1 - rho * phi);
    assertThat(path.equivalentNoise(p, cross).data[0])
        .isCloseTo(expected, within(1e-10 * expected));
  }

  /**
   * With several coupled directions, gains that differ and the random force C − GΣGᵀ, the
   * covariance of q stays kT H⁻¹ at every step while the error builds up from its first
   * measurement.
   */
  @Test
  void theBoltzmannCovarianceIsKeptWhileTheErrorBuildsUp() {
    double kT = 1.3;
    double dt = 0.8;
    DMatrixRMaj h = matrix(2, 0.5, 0.5, 1);
    DMatrixRMaj zeta = matrix(3, -1, -1, 4);
    DMatrixRMaj r = matrix(0.5, 0.1, 0.1, 0.3);
    double[] gain = {0.3, 0.6};
    RelaxationSpectrum spectrum = RelaxationSpectrum.of(h, zeta, 0);
    ForceErrorPath path = new ForceErrorPath(spectrum, zeta, Propagator.EXPONENTIAL, dt);
    DMatrixRMaj p = r.copy();
    DMatrixRMaj x = new DMatrixRMaj(2, 2);
    DMatrixRMaj v = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.invert(h, v);
    CommonOps_DDRM.scale(kT, v);
    DMatrixRMaj boltzmann = v.copy();
    for (int step = 0; step < 12; step++) {
      LangevinStep langevin =
          new LangevinStep(spectrum, Propagator.EXPONENTIAL, dt, kT, path.equivalentNoise(p, x));
      DMatrixRMaj g = map(langevin, true);
      DMatrixRMaj l = map(langevin, false);
      DMatrixRMaj phi = CommonOps_DDRM.identity(2);
      CommonOps_DDRM.subtractEquals(phi, times(g, h));
      DMatrixRMaj xAfter = times(phi, x);
      CommonOps_DDRM.addEquals(xAfter, times(g, p));
      DMatrixRMaj half = times(times(phi, x), transposed(g));
      DMatrixRMaj after = times(times(phi, v), transposed(phi));
      CommonOps_DDRM.addEquals(after, times(times(g, p), transposed(g)));
      CommonOps_DDRM.addEquals(after, half);
      CommonOps_DDRM.addEquals(after, transposed(half));
      CommonOps_DDRM.addEquals(after, times(l, transposed(l)));
      v = after;
      DMatrixRMaj moved = path.moved(p, x);
      for (int c = 0; c < 4; c++) {
        assertThat(v.data[c]).isCloseTo(boltzmann.data[c], within(1e-10));
        assertThat(moved.data[c]).isCloseTo(xAfter.data[c], within(1e-12));
      }
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          p.set(
              i, j, (1 - gain[i]) * p.get(i, j) * (1 - gain[j]) + gain[i] * r.get(i, j) * gain[j]);
          moved.set(i, j, moved.get(i, j) * (1 - gain[j]));
        }
      }
      x = moved;
    }
    assertThat(CommonOps_DDRM.elementMaxAbs(x)).isGreaterThan(0.01);
  }

  private static DMatrixRMaj map(LangevinStep step, boolean ofForce) {
    DMatrixRMaj map = new DMatrixRMaj(2, 2);
    for (int c = 0; c < 2; c++) {
      double[] unit = new double[2];
      unit[c] = 1;
      double[] change =
          step.advance(ofForce ? unit : new double[2], ofForce ? new double[2] : unit);
      map.set(0, c, change[0]);
      map.set(1, c, change[1]);
    }
    return map;
  }

  private static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj out = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, out);
    return out;
  }

  private static DMatrixRMaj transposed(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }
}
