package continuo.spark.store;

import continuo.loop.BlockSink;
import continuo.loop.BlockSource;
import continuo.loop.DriverState;
import continuo.loop.RunStore;
import continuo.store.TableRows;
import java.util.List;
import java.util.Optional;

/** A store at which somebody looks after every commit. */
record ObservedStore(RunStore store, Runnable afterCommit) implements RunStore {
  @Override
  public Optional<String> description() {
    return store.description();
  }

  @Override
  public void create(String description, List<TableRows> tables) {
    store.create(description, tables);
  }

  @Override
  public Optional<DriverState> latest() {
    return store.latest();
  }

  @Override
  public void continueFrom(int nextStep) {
    store.continueFrom(nextStep);
  }

  @Override
  public void append(int step, List<TableRows> tables) {
    store.append(step, tables);
  }

  @Override
  public BlockSink blockSink(int nextStep) {
    return store.blockSink(nextStep);
  }

  @Override
  public BlockSource blockSource(int nextStep) {
    return store.blockSource(nextStep);
  }

  @Override
  public void commit(DriverState state) {
    store.commit(state);
    afterCommit.run();
  }

  @Override
  public void finish() {
    store.finish();
  }

  @Override
  public void close() {
    store.close();
  }
}
