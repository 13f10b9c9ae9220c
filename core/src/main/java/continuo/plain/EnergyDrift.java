package continuo.plain;

import java.util.List;

/**
 * Change of the total energy of replicas without a heat bath.
 *
 * @param drift mean slope of the energy per atom, least squares, kJ/mol/ps
 * @param error standard error over replicas, NaN for one
 * @param fluctuation root mean square about the line, per atom, kJ/mol
 */
public record EnergyDrift(double drift, double error, double fluctuation) {

  /**
   * @param samples [replica][sample], at least 3 a replica
   * @param nAtoms atoms of a replica
   */
  public static EnergyDrift of(List<List<MdSample>> samples, int nAtoms) {
    int replicas = samples.size();
    double[] slopes = new double[replicas];
    double residual = 0;
    double mean = 0;
    for (int r = 0; r < replicas; r++) {
      List<MdSample> s = samples.get(r);
      int n = s.size();
      double t0 = s.stream().mapToDouble(MdSample::time).sum() / n;
      double e0 = s.stream().mapToDouble(m -> m.kinetic() + m.potential()).sum() / n;
      double tt = 0;
      double te = 0;
      double ee = 0;
      for (MdSample m : s) {
        double t = m.time() - t0;
        double e = m.kinetic() + m.potential() - e0;
        tt += t * t;
        te += t * e;
        ee += e * e;
      }
      slopes[r] = te / tt / nAtoms;
      mean += slopes[r] / replicas;
      residual += Math.max(0, ee - te * te / tt) / (n - 2) / replicas;
    }
    double spread = 0;
    for (double slope : slopes) {
      spread += (slope - mean) * (slope - mean);
    }
    return new EnergyDrift(
        mean, Math.sqrt(spread / (replicas - 1) / replicas), Math.sqrt(residual) / nAtoms);
  }
}
