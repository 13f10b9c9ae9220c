package continuo.systems.topology;

import continuo.error.InputException;
import continuo.forcefield.AtomTuples;
import continuo.forcefield.EnergyTerm;
import continuo.structure.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects interactions one by one and makes one term of each kind. Interactions act through the
 * images that are nearest at the reference positions.
 */
public final class TermCollector {
  private final NearestImages images;
  private final Map<InteractionKind, Rows> rows = new EnumMap<>(InteractionKind.class);

  /**
   * @param box cell or free space
   * @param positions reference positions, [atom][xyz] flat, nm; kept by reference
   */
  public TermCollector(Box box, double[] positions) {
    this.images = new NearestImages(box, positions);
  }

  /**
   * Adds an interaction.
   *
   * @param line where it stands
   * @param atoms as many as the kind has
   * @param parameters as many as the kind has
   * @throws continuo.error.InputException if an atom occurs twice
   */
  public void add(SourceLine line, InteractionKind kind, int[] atoms, double... parameters) {
    if (atoms.length != kind.arity() || parameters.length != kind.nParameters()) {
      throw new IllegalArgumentException("Invalid interaction " + kind);
    }
    if (Arrays.stream(atoms).distinct().count() != atoms.length) {
      throw line.error("an atom occurs twice in one interaction");
    }
    rows.computeIfAbsent(kind, Rows::new).add(line, atoms, images.chain(atoms), parameters);
  }

  /** Number of interactions of a kind. */
  public int count(InteractionKind kind) {
    return rows.containsKey(kind) ? rows.get(kind).size : 0;
  }

  /**
   * One term for each kind that has interactions, in the order of the kinds.
   *
   * @throws continuo.error.InputException if a parameter is out of range; names the line
   */
  public List<EnergyTerm> terms() {
    List<EnergyTerm> terms = new ArrayList<>();
    rows.forEach((kind, collected) -> terms.add(collected.term()));
    return terms;
  }

  /** Growing arrays. */
  private static final class Rows {
    private final InteractionKind kind;
    private final List<SourceLine> lines = new ArrayList<>();
    private int size;
    private int[] atoms = new int[64];
    private int[] images = new int[192];
    private final double[][] parameters;

    Rows(InteractionKind kind) {
      this.kind = kind;
      this.parameters = new double[kind.nParameters()][16];
    }

    void add(SourceLine line, int[] someAtoms, int[] someImages, double... values) {
      int arity = kind.arity();
      if ((size + 1) * arity > atoms.length) {
        atoms = Arrays.copyOf(atoms, 2 * atoms.length);
        images = Arrays.copyOf(images, 2 * images.length);
      }
      System.arraycopy(someAtoms, 0, atoms, size * arity, arity);
      System.arraycopy(someImages, 0, images, 3 * size * arity, 3 * arity);
      for (int p = 0; p < values.length; p++) {
        if (size == parameters[p].length) {
          parameters[p] = Arrays.copyOf(parameters[p], 2 * size);
        }
        parameters[p][size] = values[p];
      }
      lines.add(line);
      size++;
    }

    /** All rows; where they are refused, the first that is refused alone is the one to blame. */
    EnergyTerm term() {
      try {
        return term(0, size);
      } catch (IllegalArgumentException e) {
        for (int row = 0; row < size; row++) {
          requireGood(row);
        }
        throw e;
      }
    }

    private void requireGood(int row) {
      try {
        term(row, row + 1);
      } catch (IllegalArgumentException e) {
        throw new InputException(lines.get(row).error(e.getMessage()).getMessage(), e);
      }
    }

    private EnergyTerm term(int from, int to) {
      int arity = kind.arity();
      AtomTuples tuples =
          new AtomTuples(
              arity,
              Arrays.copyOfRange(atoms, from * arity, to * arity),
              Arrays.copyOfRange(images, 3 * from * arity, 3 * to * arity));
      double[][] columns = new double[parameters.length][];
      for (int p = 0; p < columns.length; p++) {
        columns[p] = Arrays.copyOfRange(parameters[p], from, to);
      }
      return kind.term(tuples, columns);
    }
  }
}
