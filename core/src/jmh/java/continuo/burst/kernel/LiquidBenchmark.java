package continuo.burst.kernel;

import continuo.bench.LennardJonesCrystal;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.random.Stream;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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
 * The kernel for replicas that have drifted apart, vector against plain: the Lennard-Jones liquid
 * ρ* = 0.8442, T* = 1.5, r_c = 2.5, skin 0.3 in 8 lanes of double on one thread, each lane melted
 * by its own noise.
 *
 * <pre>
 * ./mvnw -q -Pjmh -pl core test-compile exec:exec -Djmh.args="LiquidBenchmark"
 * </pre>
 *
 * <p>Scores are atom-steps per second over the 8 lanes: of whole BAOAB steps, noise and list
 * renewals included, and of the forces alone at positions that stand still.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class LiquidBenchmark {
  private static final int LANES = 8;
  private static final int CELLS = 8;
  private static final int ATOMS = 4 * CELLS * CELLS * CELLS;
  private static final double DENSITY = 0.8442;

  /** Steps after which the lattice is forgotten and the lanes have drifted apart. */
  private static final int MELTING = 500;

  /** Which kernels. */
  @Param({"plain", "vector"})
  public String version;

  private ClusterLennardJones forces;
  private Baoab baoab;
  private LaneNoise noise;
  private double[] x;
  private double[] v;
  private double[] f;
  private double[] still;

  /** Melts the lattice by the faster kernels, whose bits are those of the plain ones. */
  @Setup
  public void melt() {
    Kernels fastest = KernelProvider.fastest(LANES);
    Kernels kernels = "plain".equals(version) ? KernelProvider.plain() : fastest;
    if (!kernels.name().startsWith(version)) {
      throw new IllegalStateException("Asked for " + version + ", got " + kernels.name());
    }
    MolecularSystem system = LennardJonesCrystal.build(CELLS, DENSITY);
    Composite composite = system.composite();
    x = new double[3 * composite.nAtoms() * LANES];
    v = new double[x.length];
    f = new double[x.length];
    Arrays.setAll(x, c -> composite.reference(c / LANES / 3, c / LANES % 3));
    use(fastest, system);
    for (int step = 0; step < MELTING; step++) {
      steps();
    }
    still = x.clone();
    use(kernels, system);
  }

  private void use(Kernels kernels, MolecularSystem system) {
    Composite composite = system.composite();
    LennardJones lj = (LennardJones) system.terms().get(0);
    AbstractKernels parts = (AbstractKernels) kernels;
    forces =
        new ClusterLennardJones(
            composite,
            lj,
            new PairTable(lj, composite.box()),
            LANES,
            parts.clusterScreen(),
            parts.clusterForces());
    baoab = kernels.baoab(composite.copyMasses(), LANES, new Thermostat(0.005, 1, 1.5));
    noise = kernels.noise(LANES);
    noise.restart(1, Stream.THERMOSTAT, 0, 0);
    Arrays.fill(f, 0);
    forces.add(x, f, null);
  }

  /** Steps of the liquid. */
  @Benchmark
  @OperationsPerInvocation(ATOMS * LANES)
  public double[] steps() {
    baoab.kickAndDrift(x, v, f, 2, noise);
    Arrays.fill(f, 0);
    forces.add(x, f, null);
    return f;
  }

  /** Forces alone. */
  @Benchmark
  @OperationsPerInvocation(ATOMS * LANES)
  public double[] forcesAlone() {
    Arrays.fill(f, 0);
    forces.add(still, f, null);
    return f;
  }
}
