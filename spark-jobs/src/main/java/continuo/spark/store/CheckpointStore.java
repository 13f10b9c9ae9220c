package continuo.spark.store;

import continuo.burst.ReplicaBlock;
import continuo.error.StorageException;
import continuo.loop.DriverState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/**
 * The checkpoints of a run: {@code checkpoints/step-NNNNNNNNN/} with a file for each replica block
 * and {@code driver.bin}, written last. N is the first step to be computed after a restart.
 */
final class CheckpointStore {
  /** Directory of the checkpoints in a run. */
  static final String DIRECTORY = "checkpoints";

  private static final String DRIVER = "driver.bin";
  private static final Pattern STEP = Pattern.compile("step-(\\d{9,10})");
  private static final Pattern BLOCK = Pattern.compile("block-(\\d{5,10})\\.bin");

  private final RunDirectory directory;

  CheckpointStore(RunDirectory directory) {
    this.directory = directory;
  }

  static Path blockFile(RunDirectory directory, int nextStep, int id) {
    return new Path(checkpoint(directory, nextStep), "block-%05d.bin".formatted(id));
  }

  /**
   * The newest checkpoint of which every byte is as written; each block is read to make sure.
   * Others are passed over.
   *
   * @param committed number of steps whose rows are whole; checkpoints after them belong to a
   *     commit that did not finish; −1 if no commit ever did
   * @param warnings is given one sentence for each that is passed over, with file and reason
   * @throws StorageException if there are whole steps but no checkpoint that is intact: starting
   *     again would throw away the rows computed so far, which only the user may decide
   */
  Optional<DriverState> latest(int committed, Consumer<String> warnings) {
    List<String> damages = new ArrayList<>();
    for (int nextStep : steps().descendingSet()) {
      Path driver = driverFile(nextStep);
      try {
        if (nextStep > committed || !directory.exists(driver)) {
          String reason = nextStep > committed ? "" : "no " + DRIVER + ", ";
          warnings.accept(
              "Skipping checkpoint %s: %sits commit did not finish"
                  .formatted(RunDirectory.show(driver.getParent()), reason));
          continue;
        }
        return Optional.of(verified(nextStep));
      } catch (StorageException e) {
        if (e.getCause() instanceof AccessControlException) {
          throw e;
        }
        damages.add(e.getMessage());
        warnings.accept(
            "Skipping checkpoint %s: %s"
                .formatted(RunDirectory.show(driver.getParent()), e.getMessage()));
      }
    }
    if (!damages.isEmpty() || committed > 0) {
      String reason = damages.isEmpty() ? "none is complete" : String.join("; ", damages);
      throw new StorageException(
          ("Cannot continue the run in %s: no checkpoint is intact (%s)."
                  + " Restore one, or run again in another directory")
              .formatted(RunDirectory.show(directory.root()), reason));
    }
    return Optional.empty();
  }

  /**
   * One block of a checkpoint.
   *
   * @throws StorageException if the file is missing or damaged; names it
   */
  ReplicaBlock readBlock(int nextStep, int id) {
    Path file = blockFile(directory, nextStep, id);
    return decode(file, (length, in) -> BlockFile.read(id, nextStep, length, in));
  }

  /**
   * Lengths of the block files that are there for a checkpoint.
   *
   * @throws StorageException if there are none, or one between the others is missing
   */
  long[] blockBytes(int nextStep) {
    Path checkpoint = checkpoint(directory, nextStep);
    TreeMap<Integer, Long> found = new TreeMap<>();
    for (FileStatus file : directory.list(checkpoint)) {
      Matcher matcher = BLOCK.matcher(file.getPath().getName());
      if (matcher.matches()) {
        found.put(Integer.parseInt(matcher.group(1)), file.getLen());
      }
    }
    // A listing may be out of date: what it lacks is asked for by name.
    int nBlocks = found.isEmpty() ? 0 : found.lastKey() + 1;
    for (int id = 0; id <= nBlocks; id++) {
      if (!found.containsKey(id)) {
        Optional<Long> bytes = directory.length(blockFile(directory, nextStep, id));
        if (bytes.isPresent()) {
          found.put(id, bytes.get());
          nBlocks = Math.max(nBlocks, id + 1);
        }
      }
    }
    nBlocks = Math.max(nBlocks, 1);
    long[] bytes = new long[nBlocks];
    for (int id = 0; id < nBlocks; id++) {
      if (!found.containsKey(id)) {
        throw new StorageException(
            "Cannot commit checkpoint %s: %s is missing"
                .formatted(
                    RunDirectory.show(checkpoint), blockFile(directory, nextStep, id).getName()));
      }
      bytes[id] = found.get(id);
    }
    return bytes;
  }

  /** Whether the commit of a checkpoint has finished. */
  boolean isCommitted(int nextStep) {
    return directory.exists(driverFile(nextStep));
  }

  /** Makes a checkpoint valid. */
  void commit(DriverState state, long[] blockBytes) {
    DriverFile contents = new DriverFile(state, blockBytes);
    directory.publish(driverFile(state.nextStep()), contents::write);
  }

  /**
   * Deletes what is older than a checkpoint, but the newest ones that are complete.
   *
   * @param keep checkpoints that are kept, this one among them
   */
  void deleteBefore(int nextStep, int keep) {
    int kept = 1;
    for (int older : steps().headSet(nextStep, false).descendingSet()) {
      if (kept < keep && isCommitted(older)) {
        kept++;
      } else {
        delete(older);
      }
    }
  }

  /**
   * Deletes what is newer than a checkpoint, newest first, so that a kill in between never leaves a
   * checkpoint whose rows are gone.
   */
  void deleteAfter(int nextStep) {
    for (int newer : steps().tailSet(nextStep, false).descendingSet()) {
      delete(newer);
    }
    if (!isCommitted(nextStep)) {
      directory.delete(checkpoint(directory, nextStep));
    }
  }

  /** First the file that makes it valid: a checkpoint is never there in part. */
  private void delete(int nextStep) {
    directory.delete(driverFile(nextStep));
    directory.delete(checkpoint(directory, nextStep));
  }

  private DriverState verified(int nextStep) {
    Path file = driverFile(nextStep);
    DriverFile driver = decode(file, DriverFile::read);
    if (driver.state().nextStep() != nextStep) {
      throw damaged(
          file, new DamagedFileException("stands before step " + driver.state().nextStep()));
    }
    for (int id = 0; id < driver.blockBytes().length; id++) {
      Path block = blockFile(directory, nextStep, id);
      long expected = driver.blockBytes()[id];
      Optional<Long> found = directory.length(block);
      if (found.isEmpty() || found.get() != expected) {
        String size = found.map(bytes -> "has " + bytes + " bytes").orElse("is missing");
        throw damaged(
            block, new DamagedFileException(size + ", the commit recorded " + expected + " bytes"));
      }
      readBlock(nextStep, id);
    }
    return driver.state();
  }

  private <T> T decode(Path file, Decoder<T> decoder) {
    long length =
        directory
            .length(file)
            .orElseThrow(() -> damaged(file, new DamagedFileException("is missing")));
    try (FSDataInputStream in = directory.read(file)) {
      return decoder.decode(length, in);
    } catch (DamagedFileException e) {
      throw damaged(file, e);
    } catch (IOException e) {
      throw RunDirectory.failure("read", file, e);
    } catch (FSError e) {
      throw RunDirectory.failure("read", file, RunDirectory.cause(e));
    }
  }

  private static StorageException damaged(Path file, DamagedFileException cause) {
    return new StorageException(
        "Cannot use " + RunDirectory.show(file) + ": it " + cause.getMessage(), cause);
  }

  private NavigableSet<Integer> steps() {
    NavigableSet<Integer> steps = new TreeSet<>();
    for (FileStatus entry : directory.list(directory.path(DIRECTORY))) {
      Matcher matcher = STEP.matcher(entry.getPath().getName());
      if (entry.isDirectory() && matcher.matches()) {
        steps.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return steps;
  }

  private Path driverFile(int nextStep) {
    return new Path(checkpoint(directory, nextStep), DRIVER);
  }

  private static Path checkpoint(RunDirectory directory, int nextStep) {
    return directory.path("%s/step-%09d".formatted(DIRECTORY, nextStep));
  }

  @FunctionalInterface
  private interface Decoder<T> {
    T decode(long length, FSDataInputStream in) throws IOException;
  }
}
