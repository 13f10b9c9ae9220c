package continuo.spark.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import continuo.compare.Trajectories;
import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.loop.Simulation;
import continuo.spark.store.HadoopConfigurations;
import continuo.spark.store.ReportTable;
import continuo.spark.store.RowFilter;
import continuo.spark.store.RunReader;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads trajectories of the order parameters from what {@code run} and {@code md} leave. */
final class StoredTrajectories {
  private final Configuration hadoop = HadoopConfigurations.current();
  private final Simulation simulation;
  private final double[] scaledFunctions;

  /** Of the configuration that made the files. */
  StoredTrajectories(Simulation simulation) {
    this.simulation = simulation;
    int n = simulation.basis().nAtoms();
    int m = simulation.basis().nFunctions();
    this.scaledFunctions = simulation.basis().functionsAtAtoms().clone();
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < m; a++) {
        scaledFunctions[i * m + a] *= simulation.basis().scale(a);
      }
    }
  }

  /** q of Φ: coordinates of the coherent configuration r0 + U Φ. */
  private double[] coordinates(double[] phi) {
    int m = simulation.basis().nFunctions();
    double[] r = simulation.system().composite().copyReference();
    for (int i = 0; i < simulation.basis().nAtoms(); i++) {
      for (int a = 0; a < m; a++) {
        double u = scaledFunctions[i * m + a];
        for (int axis = 0; axis < 3; axis++) {
          r[3 * i + axis] += u * phi[3 * a + axis];
        }
      }
    }
    return simulation.basis().coordinates(r);
  }

  /** Whether a directory holds plain molecular dynamics. */
  static boolean isMd(String directory) {
    return ReportTable.exists(
        RunPath.of(directory), MdCommand.DESCRIPTION_FILE, HadoopConfigurations.current());
  }

  /** The file {@code md.json} of plain molecular dynamics. */
  static String description(String directory) {
    return ReportTable.readText(
        RunPath.of(directory), MdCommand.DESCRIPTION_FILE, HadoopConfigurations.current());
  }

  /**
   * All replicas of plain molecular dynamics.
   *
   * @throws InputException if there are none in the directory
   * @throws StorageException if a file cannot be read
   */
  Trajectories md(String directory) {
    Path path = RunPath.of(directory);
    double atomSteps;
    try {
      Config description = ConfigFactory.parseString(description(directory));
      atomSteps = description.getDouble("md.atom-steps");
    } catch (ConfigException e) {
      throw new StorageException(
          "Cannot read %s/%s: %s".formatted(directory, MdCommand.DESCRIPTION_FILE, e.getMessage()),
          e);
    }
    List<Double> times = new ArrayList<>();
    List<List<Double>> links = new ArrayList<>();
    ReportTable.scan(
        path,
        Tables.MD_SAMPLES,
        hadoop,
        row -> {
          int replica = (Integer) row[0];
          if (replica == 0) {
            times.add((Double) row[2]);
          }
          if (replica == links.size()) {
            links.add(new ArrayList<>());
          }
          links.get(replica).add((Double) row[7]);
        });
    double[][][] phi = new double[links.size()][times.size()][3 * simulation.basis().nFunctions()];
    ReportTable.scan(
        path,
        Tables.MD_ORDER_PARAMETERS,
        hadoop,
        row -> put(phi[(Integer) row[0]][(Integer) row[1]], (Integer) row[3], row, 4));
    return trajectories(directory, times, atomSteps, phi, links);
  }

  /**
   * Runs of one system with different seeds.
   *
   * @throws InputException if a directory holds no run or the runs have different numbers of states
   * @throws StorageException if a file cannot be read
   */
  Trajectories runs(List<RunReader> readers) {
    List<Double> times = new ArrayList<>();
    List<List<Double>> links = new ArrayList<>();
    double[][][] phi = new double[readers.size()][][];
    double[] atomSteps = new double[1];
    for (int r = 0; r < phi.length; r++) {
      RunReader reader = readers.get(r);
      List<Double> link = new ArrayList<>();
      boolean isFirst = r == 0;
      reader.scan(
          Tables.STEPS,
          List.of("time", "atom_steps", "mean_link_length"),
          RowFilter.ALL,
          row -> {
            if (isFirst) {
              times.add((Double) row[0]);
            }
            atomSteps[0] += (Double) row[1];
            link.add((Double) row[2]);
          });
      atomSteps[0] +=
          (double) simulation.nReplicas()
              * simulation.system().composite().nAtoms()
              * simulation.config().ensemble().preparationSteps();
      if (link.size() != times.size()) {
        throw new InputException(
            "Cannot compare %s with %d states and %s with %d: give runs of one length"
                .formatted(readers.get(0).root(), times.size(), reader.root(), link.size()));
      }
      links.add(link);
      double[][] mine = new double[times.size()][3 * simulation.basis().nFunctions()];
      reader.scan(
          Tables.ORDER_PARAMETERS,
          List.of("step", "mode", "phi_x", "phi_y", "phi_z"),
          RowFilter.ALL,
          row -> {
            int step = (Integer) row[0];
            if (step < mine.length) {
              put(mine[step], (Integer) row[1], row, 2);
            }
          });
      phi[r] = mine;
    }
    return trajectories(readers.get(0).root().getName(), times, atomSteps[0], phi, links);
  }

  private static void put(double[] phi, int mode, Object[] row, int first) {
    for (int axis = 0; axis < 3; axis++) {
      phi[3 * mode + axis] = (Double) row[first + axis];
    }
  }

  private Trajectories trajectories(
      String name,
      List<Double> times,
      double atomSteps,
      double[][][] phi,
      List<List<Double>> links) {
    List<double[][]> q = new ArrayList<>();
    for (double[][] states : phi) {
      double[][] of = new double[states.length][];
      for (int k = 0; k < of.length; k++) {
        of[k] = coordinates(states[k]);
      }
      q.add(of);
    }
    boolean hasLinks = links.stream().flatMap(List::stream).allMatch(l -> l != null);
    double[] t = times.stream().mapToDouble(Double::doubleValue).toArray();
    return new Trajectories(
        name,
        t.length < 2 ? 0 : t[1] - t[0],
        atomSteps,
        q,
        t,
        hasLinks
            ? links.stream()
                .map(l -> l.stream().mapToDouble(Double::doubleValue).toArray())
                .toList()
            : List.of());
  }
}
