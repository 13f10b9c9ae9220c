package continuo.burst.kernel;

import continuo.error.InputException;
import continuo.forcefield.PairTerm;
import continuo.structure.Box;
import continuo.structure.Composite;

/**
 * The pairs that any lane may need, one list for all lanes, in two shells.
 *
 * <pre>
 * inner list  r_c + skin        what the force loop runs over
 * outer list  r_c + OUTER·skin  from cells, seldom; the inner list is chosen from it
 * </pre>
 *
 * <p>With d the largest displacement of any atom in any lane since a list was made, a pair now
 * within r_c was then within r_c + 2d. So the inner list holds while d ≤ skin/2; it may be chosen
 * anew from the outer one while, for the outer one, d ≤ (OUTER − 1)·skin/2. Choosing anew costs
 * about as much as one evaluation of the forces, a search thirty times as much. When the atoms
 * outrun the outer list soon, a wider one is tried: a solid, whose atoms never leave their places
 * by more than that, is then never searched again; where it does not last much longer, as in a
 * liquid, the narrow one is taken up again for good. The inner list, its order and so the forces do
 * not depend on the width.
 *
 * <p>Each pair-image is listed when it is near in any lane, inactive and diverged lanes included,
 * and unwrapped positions may lie any number of cells apart: the image is part of the pair.
 */
final class NeighbourList {
  /** Outer skin in units of the skin. */
  private static final double OUTER = 4;

  /** The same of the wider list. */
  private static final double WIDER = 5.5;

  /** A search pays if this many inner lists are chosen from its result. */
  private static final int ENOUGH_CHOICES = 30;

  /** Radii are this much larger than the theory asks, against rounding. */
  private static final double MARGIN = 1 + 1e-9;

  /** Atoms searched at a time before the surplus is removed: keeps the surplus small. */
  private static final int CHUNK = 256;

  /**
   * A cell must measure at least this fraction of r_c + skin: the images in reach grow as its cube.
   */
  private static final double SMALLEST_CELL = 0.25;

  private final int nAtoms;
  private final PairScreen screen;
  private final PairSearch search;
  private final PairTerm term;
  private final double[] innerRadius2;

  /** (skin/2)², nm². */
  private final double innerMove2;

  /** Outer skin over the skin, of the list at hand. */
  private double width = OUTER;

  /** Whether the wider list was tried and did not last. */
  private boolean wasTooWide;

  /** Inner lists chosen from the outer one at hand, and from the narrow one before it. */
  private int chosen;

  private int chosenNarrow;

  private final PairRows found = new PairRows();
  private final PairRows outer = new PairRows();
  private final PairRows inner = new PairRows();
  private double[] outerPositions;
  private double[] innerPositions;
  private long updates;
  private long choices;
  private long searches;
  private long nanoseconds;

  /**
   * @throws InputException if the cell is much smaller than the cut-off, or exclusions name atoms
   *     that do not exist
   */
  NeighbourList(Composite composite, PairTerm term, int lanes, PairScreen screen) {
    nAtoms = composite.nAtoms();
    this.term = term;
    this.screen = screen;
    double cutoff = term.largestReach();
    double skin = term.skin();
    requireRoom(composite.box(), cutoff, skin);
    int[] type = new int[nAtoms];
    for (int i = 0; i < nAtoms; i++) {
      type[i] = term.type(i);
    }
    Exclusions exclusions = new Exclusions(term, nAtoms);
    search = new PairSearch(composite, type, term.nTypes(), exclusions, listsExcluded(term), lanes);
    innerRadius2 = listRadius2(term, skin * MARGIN);
    innerMove2 = square(0.5 * skin);
  }

  /**
   * The pairs to evaluate at these positions; made anew if need be, always at the first call.
   *
   * @param x positions, nm; read
   * @return the inner list, valid until the next call
   */
  PairRows update(double[] x) {
    long began = System.nanoTime();
    if (innerPositions == null || screen.anyMoved(x, innerPositions, innerMove2)) {
      double outerMove2 = square(0.5 * (width - 1) * term.skin());
      if (outerPositions == null) {
        searchOuter(x);
      } else if (screen.anyMoved(x, outerPositions, outerMove2)) {
        chooseWidth();
        searchOuter(x);
      }
      inner.clear();
      screen.addWithin(outer, innerRadius2, x, inner);
      innerPositions = remember(x, innerPositions);
      choices++;
      chosen++;
    }
    updates++;
    nanoseconds += System.nanoTime() - began;
    return inner;
  }

  /** What the list has done. */
  ListStatistics statistics() {
    return new ListStatistics(updates, choices, searches, inner.size(), nanoseconds, 0, Double.NaN);
  }

  /**
   * (r_c + skin)² of each ordered pair of types, nm², then the same of excluded pairs; −1 for pairs
   * that do not interact.
   */
  static double[] listRadius2(PairTerm term, double skin) {
    int n = term.nTypes();
    double[] radius2 = new double[2 * n * n];
    for (int ab = 0; ab < n * n; ab++) {
      double reach = term.reach(ab / n, ab % n);
      radius2[ab] = reach < 0 ? -1 : square(reach + skin);
      double excludedReach = term.excludedReach(ab / n, ab % n);
      radius2[n * n + ab] = excludedReach < 0 ? -1 : square(excludedReach + skin);
    }
    return radius2;
  }

  private static boolean listsExcluded(PairTerm term) {
    int n = term.nTypes();
    for (int ab = 0; ab < n * n; ab++) {
      if (term.excludedReach(ab / n, ab % n) >= 0) {
        return true;
      }
    }
    return false;
  }

  private void chooseWidth() {
    if (width == OUTER && !wasTooWide && chosen < ENOUGH_CHOICES) {
      chosenNarrow = chosen;
      width = WIDER;
    } else if (width == WIDER && chosen < ENOUGH_CHOICES && chosen < WIDER * chosenNarrow) {
      wasTooWide = true;
      width = OUTER;
    }
  }

  private void searchOuter(double[] x) {
    double skin = width * term.skin();
    double[] outerRadius2 = listRadius2(term, skin * MARGIN);
    search.prepare(x, (term.largestReach() + skin) * MARGIN);
    outer.clear();
    for (int begin = 0; begin < nAtoms; begin += CHUNK) {
      found.clear();
      for (int i = begin; i < Math.min(begin + CHUNK, nAtoms); i++) {
        search.addRows(x, i, found);
      }
      screen.addWithin(found, outerRadius2, x, outer);
    }
    outerPositions = remember(x, outerPositions);
    chosen = 0;
    searches++;
  }

  private static double[] remember(double[] x, double[] copy) {
    if (copy == null) {
      return x.clone();
    }
    System.arraycopy(x, 0, copy, 0, x.length);
    return copy;
  }

  private static void requireRoom(Box box, double cutoff, double skin) {
    double smallest = SMALLEST_CELL * (cutoff + skin);
    for (int axis = 0; axis < 3 && box.isPeriodic(); axis++) {
      if (!(box.width(axis) >= smallest)) {
        throw new InputException(
            "Invalid box: edge %s is %s nm with a cut-off of %s nm and a skin of %s nm;"
                    .formatted("xyz".charAt(axis), box.width(axis), cutoff, skin)
                + " at least a quarter of their sum, %.6g nm, is allowed".formatted(smallest));
      }
    }
  }

  private static double square(double a) {
    return a * a;
  }
}
