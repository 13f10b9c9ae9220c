package continuo.burst.kernel;

import continuo.forcefield.TermBatch;

/**
 * The angle θ between two legs a and b. With n = a × b:
 *
 * <p>cos θ = a·b/(|a||b|), sin θ = |n|/(|a||b|), −∂V/∂a = −(V′/sin θ) a × n/(|a|³|b|), −∂V/∂b =
 * −(V′/sin θ) n × b/(|a||b|³).
 *
 * <p>No difference of nearly equal numbers and no division by sin θ: near collinear legs nothing is
 * lost.
 */
final class PlainAngleCoordinate implements InternalCoordinate {
  /**
   * Added to a² and b², nm²: below the last digit of any leg above 1e-32 nm, and keeps 0/0 away
   * from a leg of no length, which then has n = 0 and no force.
   */
  static final double TINY = 1e-80;

  /** 1/(|a|³|b|), 1/nm⁴. */
  private final double[] factorA;

  /** 1/(|a||b|³), 1/nm⁴. */
  private final double[] factorB;

  PlainAngleCoordinate(int capacity) {
    factorA = new double[capacity];
    factorB = new double[capacity];
  }

  @Override
  public void measure(double[][] d, TermBatch batch) {
    final int size = batch.size;
    final double[] ax = d[0];
    final double[] ay = d[1];
    final double[] az = d[2];
    final double[] bx = d[3];
    final double[] by = d[4];
    final double[] bz = d[5];
    final double[] cosine = batch.first;
    final double[] sine = batch.second;
    final double[] factorA = this.factorA;
    final double[] factorB = this.factorB;
    for (int n = 0; n < size; n++) {
      final double nx = ay[n] * bz[n] - az[n] * by[n];
      final double ny = az[n] * bx[n] - ax[n] * bz[n];
      final double nz = ax[n] * by[n] - ay[n] * bx[n];
      final double a2 =
          Math.fma(az[n], az[n], Math.fma(ay[n], ay[n], Math.fma(ax[n], ax[n], TINY)));
      final double b2 =
          Math.fma(bz[n], bz[n], Math.fma(by[n], by[n], Math.fma(bx[n], bx[n], TINY)));
      final double inverse = 1 / Math.sqrt(a2 * b2);
      final double inverse3 = inverse * inverse * inverse;
      factorA[n] = inverse3 * b2;
      factorB[n] = inverse3 * a2;
      cosine[n] = Math.fma(az[n], bz[n], Math.fma(ay[n], by[n], ax[n] * bx[n])) * inverse;
      sine[n] = Math.sqrt(Math.fma(nz, nz, Math.fma(ny, ny, nx * nx))) * inverse;
    }
  }

  @Override
  public void pull(double[][] d, TermBatch batch) {
    final int size = batch.size;
    final double[] ax = d[0];
    final double[] ay = d[1];
    final double[] az = d[2];
    final double[] bx = d[3];
    final double[] by = d[4];
    final double[] bz = d[5];
    final double[] slope = batch.slope;
    final double[] factorA = this.factorA;
    final double[] factorB = this.factorB;
    for (int n = 0; n < size; n++) {
      final double nx = ay[n] * bz[n] - az[n] * by[n];
      final double ny = az[n] * bx[n] - ax[n] * bz[n];
      final double nz = ax[n] * by[n] - ay[n] * bx[n];
      final double onA = -slope[n] * factorA[n];
      final double onB = -slope[n] * factorB[n];
      final double fx = onA * (ay[n] * nz - az[n] * ny);
      final double fy = onA * (az[n] * nx - ax[n] * nz);
      final double fz = onA * (ax[n] * ny - ay[n] * nx);
      final double gx = onB * (ny * bz[n] - nz * by[n]);
      final double gy = onB * (nz * bx[n] - nx * bz[n]);
      final double gz = onB * (nx * by[n] - ny * bx[n]);
      ax[n] = fx;
      ay[n] = fy;
      az[n] = fz;
      bx[n] = gx;
      by[n] = gy;
      bz[n] = gz;
    }
  }
}
