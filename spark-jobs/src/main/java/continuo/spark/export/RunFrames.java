package continuo.spark.export;

import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.spark.store.RowFilter;
import continuo.spark.store.RunReader;
import continuo.store.TableRows;
import continuo.store.Tables;
import continuo.structure.AtomLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The frames of a run: which there are, and one at a time. */
final class RunFrames {
  private final RunReader run;
  private final AtomNames atoms;
  private final int[] steps;

  /**
   * @throws InputException if the run has no frames
   * @throws StorageException if its tables cannot be read
   */
  RunFrames(RunReader run) {
    this.run = run;
    this.steps = stepsWithFrames(run);
    if (steps.length == 0) {
      throw new InputException(
          "Cannot export %s: it holds no frames. Set `output.frames-every` and run again"
              .formatted(run.root().toUri().getPath()));
    }
    this.atoms = readAtoms(run);
  }

  AtomNames atoms() {
    return atoms;
  }

  /**
   * Steps and times of the frames selected.
   *
   * @throws InputException if there are none; says what frames there are
   */
  FrameTimes select(FrameSelection selection) {
    int[] chosen = selection.of(steps);
    if (chosen.length == 0) {
      throw new InputException(
          ("Cannot export steps %d to %d: no frame among them."
                  + " There are %d frames, of steps %d to %d")
              .formatted(
                  selection.first(),
                  selection.last(),
                  steps.length,
                  steps[0],
                  steps[steps.length - 1]));
    }
    Map<Integer, Double> times = new HashMap<>();
    run.scan(
        Tables.STEPS,
        List.of("step", "time"),
        RowFilter.steps(chosen[0], chosen[chosen.length - 1]),
        row -> times.put((Integer) row[0], (Double) row[1]));
    return new FrameTimes(chosen, IntStream.of(chosen).mapToDouble(times::get).toArray());
  }

  /**
   * Reads one frame.
   *
   * @param positions [atom][xyz], nm; overwritten
   * @throws StorageException if the frame is not whole
   */
  void read(int step, double[] positions) {
    int[] next = {0};
    run.scan(
        Tables.FRAMES,
        List.of("atom", "x", "y", "z"),
        RowFilter.steps(step, step),
        row -> {
          int atom = (Integer) row[0];
          if (atom != next[0] || atom >= atoms.size()) {
            throw broken(step, "atom " + atom + " stands where " + next[0] + " belongs");
          }
          for (int axis = 0; axis < 3; axis++) {
            positions[3 * atom + axis] = (Double) row[1 + axis];
          }
          next[0]++;
        });
    if (next[0] != atoms.size()) {
      throw broken(step, "%d of %d atoms".formatted(next[0], atoms.size()));
    }
  }

  private StorageException broken(int step, String what) {
    return new StorageException(
        "Cannot read the frame of step %d of %s: %s"
            .formatted(step, run.root().toUri().getPath(), what));
  }

  private static int[] stepsWithFrames(RunReader run) {
    IntStream.Builder found = IntStream.builder();
    run.scan(
        Tables.FRAMES,
        List.of("step"),
        RowFilter.equal("atom", 0),
        row -> found.add((Integer) row[0]));
    return found.build().toArray();
  }

  private static AtomNames readAtoms(RunReader run) {
    TableRows rows = run.rows(Tables.ATOMS);
    List<AtomLabel> labels = new ArrayList<>();
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String name = text(rows.value(i, "name"), "X");
      labels.add(
          new AtomLabel(
              name,
              text(rows.value(i, "residue"), "UNK"),
              text(rows.value(i, "chain"), ""),
              (Integer) rows.value(i, "residue_number")));
      elements.add(Elements.guess(name, (Double) rows.value(i, "mass")));
    }
    return new AtomNames(labels, elements);
  }

  private static String text(Object value, String otherwise) {
    return value instanceof String text && !text.isBlank() ? text.strip() : otherwise;
  }
}
