package continuo.forcefield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Periodic dihedrals V = Σ k [1 + cos(nφ − δ)], any number of them on the same four atoms.
 *
 * <p>GROMACS dihedral functions 1, 4 and 9; LAMMPS {@code dihedral_style charmm} (without weights)
 * and, for δ = 0 and π, {@code harmonic} with d = +1 and −1; {@code fourier} for several at once.
 *
 * <p>What acts on the same atoms is added up once, at construction, into V = a₀ + Σₙ (aₙ cos nφ +
 * bₙ sin nφ) with aₙ = k cos δ, bₙ = k sin δ. cos nφ and sin nφ follow from those of φ by the
 * addition theorems, without a trigonometric function. The tuples of {@link #atoms} are the merged
 * ones.
 */
public final class PeriodicDihedrals extends DihedralTerm {
  private static final long serialVersionUID = 1L;

  /** Highest multiplicity n. */
  public static final int MOST_FOLD = 12;

  private final AtomTuples given;
  private final double[] stiffness;
  private final int[] multiplicity;
  private final double[] phase;

  /**
   * @param atoms quadruples i, j, k, l; a quadruple may occur several times
   * @param stiffness k per dihedral, kJ/mol, of either sign; copied
   * @param multiplicity n per dihedral, 0 to {@value #MOST_FOLD}; copied
   * @param phase δ per dihedral, radians; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public PeriodicDihedrals(
      AtomTuples atoms, double[] stiffness, int[] multiplicity, double[] phase) {
    this(atoms, stiffness, multiplicity, phase, merged(atoms));
  }

  private PeriodicDihedrals(
      AtomTuples atoms, double[] stiffness, int[] multiplicity, double[] phase, int[] row) {
    super(atoms.select(firstOfEachRow(row)), series(atoms, stiffness, multiplicity, phase, row));
    this.given = atoms;
    this.stiffness = stiffness.clone();
    this.multiplicity = multiplicity.clone();
    this.phase = phase.clone();
  }

  /** Row of each dihedral: the number of its quadruple in the order of first occurrence. */
  private static int[] merged(AtomTuples atoms) {
    int[] row = new int[atoms.size()];
    Map<List<Integer>, List<Integer>> seen = new HashMap<>();
    int rows = 0;
    for (int d = 0; d < row.length; d++) {
      List<Integer> members = new ArrayList<>();
      for (int m = 0; m < atoms.arity(); m++) {
        members.add(atoms.atom(d, m));
      }
      List<Integer> candidates = seen.computeIfAbsent(members, key -> new ArrayList<>());
      row[d] = -1;
      for (int c : candidates) {
        if (atoms.same(c, d)) {
          row[d] = row[c];
        }
      }
      if (row[d] < 0) {
        row[d] = rows++;
        candidates.add(d);
      }
    }
    return row;
  }

  private static int[] firstOfEachRow(int[] row) {
    int[] first = new int[Arrays.stream(row).max().orElse(-1) + 1];
    for (int d = row.length - 1; d >= 0; d--) {
      first[row[d]] = d;
    }
    return first;
  }

  /** Parameters in order: a₀, a₁, b₁, a₂, b₂, … */
  private static double[][] series(
      AtomTuples atoms, double[] stiffness, int[] multiplicity, double[] phase, int[] row) {
    String name = "periodic-dihedral";
    copy(name, atoms, 4, stiffness, phase);
    if (multiplicity.length != row.length) {
      throw new IllegalArgumentException(
          "Invalid %s: %d tuples of atoms but %d multiplicities"
              .formatted(name, row.length, multiplicity.length));
    }
    int highest = 0;
    for (int d = 0; d < row.length; d++) {
      int n = multiplicity[d];
      Parameters.finite(name, d, "stiffness", stiffness[d]);
      Parameters.finite(name, d, "phase", phase[d]);
      Parameters.allowed(n >= 0 && n <= MOST_FOLD, name, d, "multiplicity", n, "0 to " + MOST_FOLD);
      highest = Math.max(highest, n);
    }
    double[][] series = new double[2 * highest + 1][Arrays.stream(row).max().orElse(-1) + 1];
    for (int d = 0; d < row.length; d++) {
      int n = multiplicity[d];
      series[0][row[d]] += stiffness[d];
      double a = stiffness[d] * StrictMath.cos(phase[d]);
      if (n == 0) {
        series[0][row[d]] += a;
      } else {
        series[2 * n - 1][row[d]] += a;
        series[2 * n][row[d]] += stiffness[d] * StrictMath.sin(phase[d]);
      }
    }
    return series;
  }

  @Override
  public String name() {
    return "periodic-dihedral";
  }

  /** The quadruples as they were given, one for each k, n and δ. */
  public AtomTuples given() {
    return given;
  }

  /** k of a given dihedral, kJ/mol. */
  public double stiffness(int dihedral) {
    return stiffness[dihedral];
  }

  /** n of a given dihedral. */
  public int multiplicity(int dihedral) {
    return multiplicity[dihedral];
  }

  /** δ of a given dihedral, radians. */
  public double phase(int dihedral) {
    return phase[dihedral];
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    System.arraycopy(batch.parameter[0], 0, energy, 0, size);
    Arrays.fill(slope, 0, size, 0);
    double[] cosine = batch.work[0];
    double[] sine = batch.work[1];
    double[] nextCosine = batch.work[2];
    double[] nextSine = batch.work[3];
    System.arraycopy(batch.first, 0, cosine, 0, size);
    System.arraycopy(batch.second, 0, sine, 0, size);
    for (int fold = 1; 2 * fold < nParameters(); fold++) {
      add(fold, cosine, sine, batch);
      if (2 * fold + 2 < nParameters()) {
        turn(batch, cosine, sine, nextCosine, nextSine);
        final double[] oldCosine = cosine;
        final double[] oldSine = sine;
        cosine = nextCosine;
        sine = nextSine;
        nextCosine = oldCosine;
        nextSine = oldSine;
      }
    }
  }

  /** Adds a cos nφ + b sin nφ and its derivative. */
  private static void add(int fold, double[] cosine, double[] sine, TermBatch batch) {
    final int size = batch.size;
    final double[] a = batch.parameter[2 * fold - 1];
    final double[] b = batch.parameter[2 * fold];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    final double factor = fold;
    for (int n = 0; n < size; n++) {
      energy[n] = Math.fma(b[n], sine[n], Math.fma(a[n], cosine[n], energy[n]));
    }
    for (int n = 0; n < size; n++) {
      slope[n] = Math.fma(factor, b[n] * cosine[n] - a[n] * sine[n], slope[n]);
    }
  }

  /** From nφ to (n + 1)φ. */
  private static void turn(
      TermBatch batch, double[] cosine, double[] sine, double[] nextCosine, double[] nextSine) {
    final int size = batch.size;
    final double[] c1 = batch.first;
    final double[] s1 = batch.second;
    for (int n = 0; n < size; n++) {
      nextCosine[n] = Math.fma(cosine[n], c1[n], -sine[n] * s1[n]);
    }
    for (int n = 0; n < size; n++) {
      nextSine[n] = Math.fma(sine[n], c1[n], cosine[n] * s1[n]);
    }
  }
}
