package continuo.spark.export;

import continuo.burst.ReplicaBlock;
import continuo.loop.DriverState;
import continuo.spark.store.ParquetRunStore;
import continuo.spark.store.RunReader;
import continuo.store.TableRows;
import continuo.store.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** A small run with frames at positions that a formula gives. */
public final class SampleRun {
  /** Å in a nm, written here again so that the constant under test is tested. */
  static final double ANGSTROM = 10;

  private SampleRun() {}

  /**
   * @param framesEvery steps between frames; 0 for none
   */
  public static void write(
      Path directory, String description, int atoms, int steps, int framesEvery, int commitEvery) {
    ParquetRunStore store = new ParquetRunStore(directory.toUri(), new Configuration());
    store.create(description, List.of(new TableRows(Tables.MODES), atoms(atoms)));
    for (int step = 0; step < steps; step++) {
      List<TableRows> tables = new ArrayList<>();
      if (framesEvery > 0 && step % framesEvery == 0) {
        tables.add(frame(step, atoms));
      }
      TableRows row = new TableRows(Tables.STEPS);
      Object[] values = new Object[Tables.STEPS.columns().size()];
      values[Tables.STEPS.index("step")] = step;
      values[Tables.STEPS.index("time")] = 0.25 * step;
      row.add(values);
      tables.add(row);
      store.append(step, tables);
      int next = step + 1;
      if (next % commitEvery == 0 || next == steps) {
        store
            .blockSink(next)
            .write(new ReplicaBlock(0, 0, 0, 1, 0, 1, new double[3], new double[3]));
        store.commit(new DriverState(next, 0.25 * next, Map.of()));
      }
    }
  }

  static RunReader reader(Path directory) {
    return new RunReader(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
  }

  /** Coordinate of an atom, nm. */
  static double position(int step, int atom, int axis) {
    return 0.1 * atom - 0.35 * axis + 0.01 * step + 1e-4 * ((7 * atom + 3 * axis + step) % 10);
  }

  private static TableRows frame(int step, int atoms) {
    TableRows rows = new TableRows(Tables.FRAMES);
    for (int i = 0; i < atoms; i++) {
      rows.add(step, i, position(step, i, 0), position(step, i, 1), position(step, i, 2));
    }
    return rows;
  }

  /** Methane, argon and beads in turns. */
  private static TableRows atoms(int n) {
    TableRows rows = new TableRows(Tables.ATOMS);
    String[] names = {"C", "H1", "AR", "BB", "CA"};
    double[] masses = {12.011, 1.008, 39.948, 110, 12.011};
    for (int i = 0; i < n; i++) {
      int kind = i % names.length;
      rows.add(i, names[kind], "GLY", "A", 1 + i / names.length, 0, masses[kind], 0.0, 0.0, 0.0);
    }
    return rows;
  }
}
