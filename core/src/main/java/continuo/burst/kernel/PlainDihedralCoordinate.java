package continuo.burst.kernel;

import continuo.forcefield.TermBatch;

/**
 * The dihedral angle φ of the legs F = r_i − r_j, G = r_j − r_k, H = r_l − r_k (Blondel and Karplus
 * 1996). With A = F × G and B = H × G:
 *
 * <p>cos φ ∝ A·B, sin φ ∝ −|G| F·B, both divided by the root of the sum of their squares;
 *
 * <p>∂φ/∂F = −(|G|/A²) A, ∂φ/∂H = (|G|/B²) B, ∂φ/∂G = (F·G/(A²|G|)) A − (H·G/(B²|G|)) B.
 *
 * <p>No division by sin φ. Where F or H is parallel to G, A or B is 0: cos φ = sin φ = 0 and no
 * force.
 */
final class PlainDihedralCoordinate implements InternalCoordinate {
  /** Added to G², nm²: below the last digit of any leg above 1e-42 nm, and keeps 0/0 away. */
  static final double TINY = 1e-100;

  /** Added to (A·B)² + G² (F·B)² = A² B². */
  static final double TINY_SQUARED = 1e-200;

  /** 1/(|A||B|), 1/nm⁴. */
  private final double[] product;

  /** 1/|G|, 1/nm. */
  private final double[] axis;

  PlainDihedralCoordinate(int capacity) {
    product = new double[capacity];
    axis = new double[capacity];
  }

  @Override
  public void measure(double[][] d, TermBatch batch) {
    final int size = batch.size;
    final double[] fx = d[0];
    final double[] fy = d[1];
    final double[] fz = d[2];
    final double[] gx = d[3];
    final double[] gy = d[4];
    final double[] gz = d[5];
    final double[] hx = d[6];
    final double[] hy = d[7];
    final double[] hz = d[8];
    final double[] product = this.product;
    final double[] axis = this.axis;
    final double[] cosine = batch.first;
    final double[] sine = batch.second;
    for (int n = 0; n < size; n++) {
      final double ax = fy[n] * gz[n] - fz[n] * gy[n];
      final double ay = fz[n] * gx[n] - fx[n] * gz[n];
      final double az = fx[n] * gy[n] - fy[n] * gx[n];
      final double bx = hy[n] * gz[n] - hz[n] * gy[n];
      final double by = hz[n] * gx[n] - hx[n] * gz[n];
      final double bz = hx[n] * gy[n] - hy[n] * gx[n];
      final double g2 =
          Math.fma(gz[n], gz[n], Math.fma(gy[n], gy[n], Math.fma(gx[n], gx[n], TINY)));
      final double inverseG = 1 / Math.sqrt(g2);
      final double c = Math.fma(az, bz, Math.fma(ay, by, ax * bx));
      final double s = -g2 * inverseG * Math.fma(fz[n], bz, Math.fma(fy[n], by, fx[n] * bx));
      final double inverse = 1 / Math.sqrt(Math.fma(s, s, Math.fma(c, c, TINY_SQUARED)));
      axis[n] = inverseG;
      product[n] = inverse;
      cosine[n] = c * inverse;
      sine[n] = s * inverse;
    }
  }

  @Override
  public void pull(double[][] d, TermBatch batch) {
    final int size = batch.size;
    final double[] fx = d[0];
    final double[] fy = d[1];
    final double[] fz = d[2];
    final double[] gx = d[3];
    final double[] gy = d[4];
    final double[] gz = d[5];
    final double[] hx = d[6];
    final double[] hy = d[7];
    final double[] hz = d[8];
    final double[] product = this.product;
    final double[] axis = this.axis;
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      final double ax = fy[n] * gz[n] - fz[n] * gy[n];
      final double ay = fz[n] * gx[n] - fx[n] * gz[n];
      final double az = fx[n] * gy[n] - fy[n] * gx[n];
      final double bx = hy[n] * gz[n] - hz[n] * gy[n];
      final double by = hz[n] * gx[n] - hx[n] * gz[n];
      final double bz = hx[n] * gy[n] - hy[n] * gx[n];
      final double a2 = Math.fma(az, az, Math.fma(ay, ay, ax * ax));
      final double b2 = Math.fma(bz, bz, Math.fma(by, by, bx * bx));
      final double g2 =
          Math.fma(gz[n], gz[n], Math.fma(gy[n], gy[n], Math.fma(gx[n], gx[n], TINY)));
      final double fg = Math.fma(fz[n], gz[n], Math.fma(fy[n], gy[n], fx[n] * gx[n]));
      final double hg = Math.fma(hz[n], gz[n], Math.fma(hy[n], gy[n], hx[n] * gx[n]));
      final double scale = slope[n] * product[n] * product[n]; // V′/(A² B²)
      final double onA = scale * b2 * axis[n];
      final double onB = scale * a2 * axis[n];
      final double onF = onA * g2;
      final double onH = -onB * g2;
      final double crossA = -onA * fg;
      final double crossB = onB * hg;
      fx[n] = onF * ax;
      fy[n] = onF * ay;
      fz[n] = onF * az;
      gx[n] = Math.fma(crossA, ax, crossB * bx);
      gy[n] = Math.fma(crossA, ay, crossB * by);
      gz[n] = Math.fma(crossA, az, crossB * bz);
      hx[n] = onH * bx;
      hy[n] = onH * by;
      hz[n] = onH * bz;
    }
  }
}
