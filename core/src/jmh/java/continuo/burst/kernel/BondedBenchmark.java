package continuo.burst.kernel;

import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondTopology;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.FeneBonds;
import continuo.forcefield.G96Angles;
import continuo.forcefield.HarmonicAngles;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.HarmonicDihedrals;
import continuo.forcefield.MorseBonds;
import continuo.forcefield.PeriodicDihedrals;
import continuo.forcefield.PowerPairs;
import continuo.forcefield.RyckaertBellemansDihedrals;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Forces of one bonded term on a chain of 8,820 atoms, 8 lanes of double on one thread; the fused
 * kernel of harmonic bonds is the measure for the others, the plain version the baseline.
 *
 * <pre>
 * ./mvnw -q -Pjmh -pl core test-compile exec:exec -Djmh.args="BondedBenchmark -p version=vector"
 * </pre>
 *
 * <p>Scores are interactions per second, counted over the lanes, energies included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class BondedBenchmark {
  private static final int LANES = 8;
  private static final int BEADS = 8820;
  private static final int TUPLES = BEADS - 3;

  /** Which kernels. */
  @Param({"plain", "vector"})
  public String version;

  /** Which term. */
  @Param({
    "harmonic-bond",
    "power-pair",
    "fene-bond",
    "morse-bond",
    "g96-angle",
    "harmonic-angle",
    "periodic-dihedral",
    "ryckaert-bellemans-dihedral",
    "harmonic-dihedral"
  })
  public String term;

  private final SplittableRandom random = new SplittableRandom(1);
  private TermKernel kernel;
  private double[] x;
  private double[] f;
  private double[] energy;

  /** Builds a random chain with bonds of length 1. */
  @Setup
  public void build() {
    double[] r = new double[3 * BEADS];
    for (int i = 1; i < BEADS; i++) {
      double z = random.nextDouble(-1, 1);
      double phi = random.nextDouble(2 * Math.PI);
      double s = Math.sqrt(1 - z * z);
      r[3 * i] = r[3 * i - 3] + s * Math.cos(phi);
      r[3 * i + 1] = r[3 * i - 2] + s * Math.sin(phi);
      r[3 * i + 2] = r[3 * i - 1] + z;
    }
    double[] masses = IntStream.range(0, BEADS).mapToDouble(i -> 1).toArray();
    AtomLabel label = new AtomLabel("CA", "GLY", "A", 1);
    Composite chain =
        new Composite(Box.FREE, masses, r, new int[BEADS], Collections.nCopies(BEADS, label));
    AbstractKernels kernels =
        (AbstractKernels)
            ("plain".equals(version) ? KernelProvider.plain() : KernelProvider.fastest(LANES));
    if (!kernels.name().startsWith(version)) {
      throw new IllegalStateException("Asked for " + version + ", got " + kernels.name());
    }
    kernel = kernels.kernel(energyTerm(), chain, LANES);
    x = new double[3 * BEADS * LANES];
    Arrays.setAll(x, c -> r[c / LANES] + random.nextDouble(-0.05, 0.05));
    f = new double[x.length];
    energy = new double[LANES];
  }

  private EnergyTerm energyTerm() {
    switch (term) {
      case "harmonic-bond":
        return new HarmonicBonds(pairs(), values(1, 2), values(0.9, 1.1));
      case "power-pair":
        return PowerPairs.lennardJones(pairs(), values(1, 2), values(0.8, 0.9));
      case "fene-bond":
        return new FeneBonds(pairs(), values(1, 2), values(1.4, 1.6), values(1, 2), values(0.9, 1));
      case "morse-bond":
        return new MorseBonds(pairs(), values(1, 2), values(1, 2), values(0.9, 1.1));
      case "g96-angle":
        return new G96Angles(tuples(3), values(1, 2), values(1, 3));
      case "harmonic-angle":
        return new HarmonicAngles(tuples(3), values(1, 2), values(1, 3));
      case "periodic-dihedral":
        int[] fold = new int[TUPLES];
        Arrays.fill(fold, 3);
        return new PeriodicDihedrals(tuples(4), values(1, 2), fold, values(0, 3));
      case "ryckaert-bellemans-dihedral":
        return new RyckaertBellemansDihedrals(
            tuples(4), random.doubles(6 * TUPLES, -1, 1).toArray());
      case "harmonic-dihedral":
        return new HarmonicDihedrals(tuples(4), values(1, 2), values(-3, 3));
      default:
        throw new IllegalStateException(term);
    }
  }

  private double[] values(double low, double high) {
    return random.doubles(TUPLES, low, high).toArray();
  }

  private static BondTopology pairs() {
    int[] first = IntStream.range(0, TUPLES).toArray();
    int[] second = IntStream.rangeClosed(1, TUPLES).toArray();
    return new BondTopology(first, second, new int[3 * TUPLES]);
  }

  private static AtomTuples tuples(int arity) {
    return AtomTuples.of(
        arity, IntStream.range(0, arity * TUPLES).map(c -> c / arity + c % arity).toArray());
  }

  /** Forces and energies. */
  @Benchmark
  @OperationsPerInvocation(TUPLES * LANES)
  public double[] evaluate() {
    kernel.add(x, f, energy);
    return f;
  }
}
