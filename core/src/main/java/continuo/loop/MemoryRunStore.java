package continuo.loop;

import continuo.burst.ReplicaBlock;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store that keeps a run in memory, with the promises of a real one: rows appear with a
 * checkpoint, checkpoints are copies that the run cannot change afterwards.
 */
public final class MemoryRunStore implements RunStore {
  private final Map<Integer, List<TableRows>> rows = new TreeMap<>();
  private final Map<Integer, List<TableRows>> buffer = new TreeMap<>();
  private final Map<Integer, Map<Integer, ReplicaBlock>> blocks = new ConcurrentHashMap<>();
  private final TreeMap<Integer, DriverState> checkpoints = new TreeMap<>();
  private String description;

  @Override
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  @Override
  public void create(String text, List<TableRows> tables) {
    description = text;
  }

  @Override
  public Optional<DriverState> latest() {
    return checkpoints.isEmpty()
        ? Optional.empty()
        : Optional.of(copy(checkpoints.lastEntry().getValue()));
  }

  @Override
  public void continueFrom(int nextStep) {
    buffer.clear();
    rows.keySet().removeIf(step -> step >= nextStep);
  }

  @Override
  public void append(int step, List<TableRows> tables) {
    buffer.put(step, List.copyOf(tables));
  }

  @Override
  public BlockSink blockSink(int nextStep) {
    Map<Integer, ReplicaBlock> saved =
        blocks.computeIfAbsent(nextStep, step -> new ConcurrentHashMap<>());
    return block -> saved.put(block.id(), copy(block));
  }

  @Override
  public BlockSource blockSource(int nextStep) {
    Map<Integer, ReplicaBlock> saved =
        blocks.computeIfAbsent(nextStep, step -> new ConcurrentHashMap<>());
    return id -> copy(saved.get(id));
  }

  @Override
  public void commit(DriverState state) {
    rows.putAll(buffer);
    buffer.clear();
    checkpoints.put(state.nextStep(), copy(state));
  }

  /** Nothing: there is but one layout. */
  @Override
  public void finish() {}

  @Override
  public void close() {}

  /** All rows of a table that a reader would see, in the order of the steps. */
  public List<TableRows> table(TableSchema schema) {
    List<TableRows> found = new ArrayList<>();
    for (List<TableRows> step : rows.values()) {
      step.stream().filter(table -> table.schema().equals(schema)).forEach(found::add);
    }
    return found;
  }

  /** A column of a table of doubles, in the order of the rows. */
  public double[] column(TableSchema schema, String name) {
    return table(schema).stream()
        .flatMapToDouble(
            t ->
                java.util.stream.IntStream.range(0, t.size())
                    .mapToDouble(r -> ((Number) t.value(r, name)).doubleValue()))
        .toArray();
  }

  private static ReplicaBlock copy(ReplicaBlock b) {
    return new ReplicaBlock(
        b.id(),
        b.patch(),
        b.firstReplica(),
        b.active(),
        b.quarantined(),
        b.lanes(),
        b.positions().clone(),
        b.velocities().clone());
  }

  private static DriverState copy(DriverState state) {
    Map<String, double[]> arrays = new HashMap<>();
    state.arrays().forEach((name, values) -> arrays.put(name, values.clone()));
    return new DriverState(state.nextStep(), state.time(), arrays);
  }
}
