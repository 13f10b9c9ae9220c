package continuo.plain;

import continuo.loop.Simulation;
import continuo.store.TableRows;
import continuo.store.Tables;
import java.util.List;

/** Samples as rows of the tables {@code md_samples} and {@code md_order_parameters}. */
public final class MdRows {
  private MdRows() {}

  /** One row a replica and sample. */
  public static TableRows samples(Simulation simulation, List<List<MdSample>> samples) {
    TableRows rows = new TableRows(Tables.MD_SAMPLES);
    double perKelvin =
        3 * simulation.system().composite().nAtoms() * simulation.config().units().boltzmann() / 2;
    for (int r = 0; r < samples.size(); r++) {
      for (int k = 0; k < samples.get(r).size(); k++) {
        MdSample s = samples.get(r).get(k);
        rows.add(
            r,
            k,
            s.time(),
            s.kinetic() / perKelvin,
            s.potential(),
            s.kinetic(),
            s.radiusOfGyration(),
            Double.isNaN(s.linkLength()) ? null : (Double) s.linkLength());
      }
    }
    return rows;
  }

  /** One row a replica, sample and basis function. */
  public static TableRows orderParameters(Simulation simulation, List<List<MdSample>> samples) {
    TableRows rows = new TableRows(Tables.MD_ORDER_PARAMETERS);
    for (int r = 0; r < samples.size(); r++) {
      for (int k = 0; k < samples.get(r).size(); k++) {
        MdSample s = samples.get(r).get(k);
        double[] phi = simulation.orderParameters(s.q());
        for (int a = 0; 3 * a < phi.length; a++) {
          rows.add(r, k, s.time(), a, phi[3 * a], phi[3 * a + 1], phi[3 * a + 2]);
        }
      }
    }
    return rows;
  }
}
