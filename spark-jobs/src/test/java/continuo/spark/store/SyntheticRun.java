package continuo.spark.store;

import continuo.burst.ReplicaBlock;
import continuo.loop.BlockSink;
import continuo.loop.BlockSource;
import continuo.loop.DriverState;
import continuo.loop.RunStore;
import continuo.store.Column;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A run without physics that goes through a store as the real loop does: every row depends on the
 * driver's state and on the blocks, so a restart from anything but the right checkpoint shows.
 */
final class SyntheticRun {
  static final String DESCRIPTION = "{\"seed\": 42, \"text\": \"Å\"}";

  private static final int BLOCKS = 2;
  private static final int MODES = 2;
  private static final int ATOMS = 3;
  private static final int FRAMES_EVERY = 2;
  private static final int DIFFUSION_EVERY = 3;

  private final int steps;
  private final int commitEvery;

  /**
   * @param steps number of steps
   * @param commitEvery steps between checkpoints
   */
  SyntheticRun(int steps, int commitEvery) {
    this.steps = steps;
    this.commitEvery = commitEvery;
  }

  /** Starts or continues the run and brings it to its end. */
  void run(RunStore store) {
    if (store.description().isEmpty()) {
      store.create(DESCRIPTION, staticTables());
    }
    Optional<DriverState> saved = store.latest();
    int step = saved.map(DriverState::nextStep).orElse(0);
    store.continueFrom(step);
    double[] phi = saved.map(state -> state.arrays().get("phi").clone()).orElse(new double[] {1});
    ReplicaBlock[] blocks = step == 0 ? initialBlocks() : blocks(store.blockSource(step));
    while (step < steps) {
      store.append(step, rows(step, phi, blocks));
      step++;
      advance(phi, blocks);
      if (step % commitEvery == 0 || step == steps) {
        BlockSink sink = store.blockSink(step);
        Arrays.stream(blocks).forEach(sink::write);
        store.commit(state(step, phi));
      }
    }
    store.finish();
  }

  static DriverState state(int nextStep, double... phi) {
    return new DriverState(
        nextStep, 0.5 * nextStep, Map.of("phi", phi.clone(), "empty", new double[0]));
  }

  static ReplicaBlock[] initialBlocks() {
    ReplicaBlock[] blocks = new ReplicaBlock[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      double[] positions = IntStream.range(0, 12).mapToDouble(c -> Math.sqrt(c + 1)).toArray();
      double[] velocities = IntStream.range(0, 12).mapToDouble(c -> Math.cbrt(c - 6)).toArray();
      blocks[b] = new ReplicaBlock(b, b % 2, 2 * b, 2 - b, b, 2, positions, velocities);
    }
    return blocks;
  }

  static List<TableRows> staticTables() {
    List<TableRows> tables = new ArrayList<>();
    for (TableSchema schema : Tables.STATIC) {
      tables.add(table(schema, -1, schema.equals(Tables.ATOMS) ? ATOMS : MODES, 0.25));
    }
    return tables;
  }

  /** Rows of one step, as the loop would append them. */
  static List<TableRows> rows(int step, double[] phi, ReplicaBlock[] blocks) {
    double value = phi[0];
    for (ReplicaBlock block : blocks) {
      value += block.positions()[0] - block.velocities()[11];
    }
    List<TableRows> tables = new ArrayList<>();
    tables.add(table(Tables.ORDER_PARAMETERS, step, MODES, value));
    tables.add(table(Tables.THERMAL_FORCES, step, MODES, value));
    if (step % DIFFUSION_EVERY == 0) {
      tables.add(table(Tables.DIFFUSION, step, MODES, value));
    }
    if (step % FRAMES_EVERY == 0) {
      tables.add(table(Tables.FRAMES, step, ATOMS, value));
    }
    tables.add(table(Tables.STEPS, step, 1, value));
    return tables;
  }

  /** Every row of every table that a run holds, as text. */
  static Map<String, List<String>> contents(Path directory, Configuration configuration) {
    RunReader reader = new RunReader(directory, configuration);
    Map<String, List<String>> contents = new LinkedHashMap<>();
    List<TableSchema> tables = new ArrayList<>(Tables.STATIC);
    tables.addAll(Tables.PER_STEP);
    for (TableSchema table : tables) {
      contents.put(table.name(), text(reader.rows(table)));
    }
    return contents;
  }

  /** Rows as text, one string each. */
  static List<String> text(TableRows rows) {
    int columns = rows.schema().columns().size();
    return IntStream.range(0, rows.size())
        .mapToObj(
            r ->
                Arrays.toString(
                    IntStream.range(0, columns).mapToObj(c -> rows.value(r, c)).toArray()))
        .toList();
  }

  private static TableRows table(TableSchema schema, int step, int nRows, double value) {
    TableRows rows = new TableRows(schema);
    for (int r = 0; r < nRows; r++) {
      Object[] row = new Object[schema.columns().size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = cell(schema.columns().get(c), step, r, c, value);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object cell(Column column, int step, int row, int c, double value) {
    if (column.name().equals("step")) {
      return step;
    }
    if (ParquetSchemas.isRequired(column)) {
      return row;
    }
    if ((step + c) % 5 == 4 && step >= 0) {
      return null;
    }
    return switch (column.type()) {
      case INT -> 10 * row + c;
      case DOUBLE -> value + row + 0.1 * c;
      case BOOLEAN -> (step + row) % 2 == 0;
      case TEXT -> "é" + row;
    };
  }

  private static ReplicaBlock[] blocks(BlockSource source) {
    return IntStream.range(0, BLOCKS).mapToObj(source::read).toArray(ReplicaBlock[]::new);
  }

  private static void advance(double[] phi, ReplicaBlock[] blocks) {
    phi[0] = Math.sin(7 * phi[0] + blocks[0].positions()[0]);
    for (ReplicaBlock block : blocks) {
      for (int c = 0; c < block.positions().length; c++) {
        block.positions()[c] += 0.1 * block.velocities()[c] + phi[0];
        block.velocities()[c] = Math.cos(block.positions()[c]);
      }
    }
  }
}
