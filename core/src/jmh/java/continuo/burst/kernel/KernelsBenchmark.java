package continuo.burst.kernel;

import continuo.forcefield.BondTopology;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.random.Stream;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
 * The hot loops, vector against plain, 8 lanes of double on one thread.
 *
 * <pre>
 * ./mvnw -q -Pjmh -pl core test-compile exec:exec -Djmh.args="KernelsBenchmark"
 * ./mvnw -q -Pjmh -pl core test-compile exec:exec -Djmh.args="KernelsBenchmark.elasticNetwork -p version=vector"
 * </pre>
 *
 * <p>Scores are atom-steps per second (a whole BAOAB step, noise and list rebuilds included),
 * normal numbers per second, and atoms per second for the products with a basis of 64 functions
 * (all counted over the 8 lanes; 384 floating-point operations per atom and product).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class KernelsBenchmark {
  private static final int LANES = 8;
  private static final int CELLS = 10;
  private static final int SOLID = 4 * CELLS * CELLS * CELLS;
  private static final int BEADS = 8820;
  private static final int MODES = 64;
  private static final int DRAWS = 192;

  /** Which kernels. */
  @Param({"plain", "vector"})
  public String version;

  private Kernels kernels;
  private Trajectory solid;
  private Trajectory network;
  private LaneNoise noise;
  private double[] draws;
  private BasisProduct basis;
  private double[] atoms;
  private double[] weight;
  private double[] modes;

  /** A system in motion. */
  private static final class Trajectory {
    private final LaneForces forces;
    private final Baoab baoab;
    private final LaneNoise noise;
    private final double[] x;
    private final double[] v;
    private final double[] f;

    Trajectory(Kernels kernels, MolecularSystem system, double timeStep, double kT) {
      Composite composite = system.composite();
      forces = kernels.forces(system, LANES);
      baoab = kernels.baoab(composite.copyMasses(), LANES, new Thermostat(timeStep, 1, kT));
      noise = kernels.noise(LANES);
      noise.restart(1, Stream.THERMOSTAT, 0, 0);
      x = new double[3 * composite.nAtoms() * LANES];
      v = new double[x.length];
      f = new double[x.length];
      Arrays.setAll(x, c -> composite.reference(c / LANES / 3, c / LANES % 3));
      forces.compute(x, f, null);
      for (int step = 0; step < 100; step++) {
        advance();
      }
    }

    double[] advance() {
      baoab.kickAndDrift(x, v, f, 2, noise);
      forces.compute(x, f, null);
      return f;
    }
  }

  /** Builds all systems. */
  @Setup
  public void build() {
    kernels = "plain".equals(version) ? KernelProvider.plain() : KernelProvider.fastest(LANES);
    if (!kernels.name().startsWith(version)) {
      throw new IllegalStateException("Asked for " + version + ", got " + kernels.name());
    }
    solid = new Trajectory(kernels, lennardJonesCrystal(), 0.005, 0.5);
    network = new Trajectory(kernels, elasticShell(), 0.01, 1);
    noise = kernels.noise(LANES);
    draws = new double[DRAWS * LANES];
    double[] u = new double[BEADS * MODES];
    Arrays.setAll(u, n -> Math.cos(0.1 * n));
    basis = kernels.basis(u, BEADS, MODES, LANES);
    atoms = new double[3 * BEADS * LANES];
    modes = new double[3 * MODES * LANES];
    weight = new double[BEADS];
    Arrays.fill(weight, 2);
    Arrays.setAll(modes, n -> 1e-9 * Math.sin(n));
  }

  /** Lennard-Jones solid, ρ* = 1.0, T* = 0.5, r_c = 2.5, skin 0.3: 46 listed pairs per atom. */
  @Benchmark
  @OperationsPerInvocation(SOLID * LANES)
  public double[] lennardJonesSolid() {
    return solid.advance();
  }

  /** Elastic network on a shell, 10 bonds per bead. */
  @Benchmark
  @OperationsPerInvocation(BEADS * LANES)
  public double[] elasticNetwork() {
    return network.advance();
  }

  /** Normal numbers for a block of 64 atoms. */
  @Benchmark
  @OperationsPerInvocation(DRAWS * LANES)
  public double[] normals() {
    noise.fill(draws, DRAWS / 3);
    return draws;
  }

  /** Uᵀ m y. */
  @Benchmark
  @OperationsPerInvocation(BEADS * LANES)
  public double[] contract() {
    basis.contract(atoms, weight, modes);
    return modes;
  }

  /** y + U c. */
  @Benchmark
  @OperationsPerInvocation(BEADS * LANES)
  public double[] expand() {
    basis.expand(modes, atoms);
    return atoms;
  }

  private static MolecularSystem lennardJonesCrystal() {
    double a = Math.cbrt(4);
    double[][] sites = {{0, 0, 0}, {0.5, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0.5}};
    double[] r = new double[3 * SOLID];
    for (int i = 0; i < SOLID; i++) {
      int cell = i / 4;
      int[] corner = {cell / (CELLS * CELLS), cell / CELLS % CELLS, cell % CELLS};
      for (int axis = 0; axis < 3; axis++) {
        r[3 * i + axis] = (corner[axis] + sites[i % 4][axis]) * a;
      }
    }
    LennardJones lj =
        new LennardJones(
            new int[SOLID],
            LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(2.5).build(),
            0.3,
            ExcludedPairs.NONE);
    double edge = CELLS * a;
    return new MolecularSystem(composite(new Box(edge, edge, edge), r), List.of(lj));
  }

  /**
   * Beads on a spiral over a sphere at unit density, bonded within the distance of 20 neighbours.
   */
  private static MolecularSystem elasticShell() {
    double radius = Math.sqrt(BEADS / (4 * Math.PI));
    double[] r = new double[3 * BEADS];
    for (int i = 0; i < BEADS; i++) {
      double z = 1 - (2 * i + 1.0) / BEADS;
      double phi = i * Math.PI * (3 - Math.sqrt(5));
      double s = Math.sqrt(1 - z * z);
      r[3 * i] = radius * s * Math.cos(phi);
      r[3 * i + 1] = radius * s * Math.sin(phi);
      r[3 * i + 2] = radius * z;
    }
    double cutoff2 = 20.5 / Math.PI;
    int[] first = new int[20 * BEADS];
    int[] second = new int[20 * BEADS];
    double[] restLength = new double[20 * BEADS];
    int n = 0;
    for (int i = 0; i < BEADS; i++) {
      for (int j = i + 1; j < BEADS; j++) {
        double dx = r[3 * i] - r[3 * j];
        double dy = r[3 * i + 1] - r[3 * j + 1];
        double dz = r[3 * i + 2] - r[3 * j + 2];
        double r2 = dx * dx + dy * dy + dz * dz;
        if (r2 < cutoff2) {
          first[n] = i;
          second[n] = j;
          restLength[n++] = Math.sqrt(r2);
        }
      }
    }
    double[] stiffness = new double[n];
    Arrays.fill(stiffness, 10);
    BondTopology topology =
        new BondTopology(Arrays.copyOf(first, n), Arrays.copyOf(second, n), new int[3 * n]);
    HarmonicBonds bonds = new HarmonicBonds(topology, stiffness, Arrays.copyOf(restLength, n));
    return new MolecularSystem(composite(Box.FREE, r), List.of(bonds));
  }

  private static Composite composite(Box box, double[] r) {
    int n = r.length / 3;
    double[] masses = IntStream.range(0, n).mapToDouble(i -> 1).toArray();
    AtomLabel label = new AtomLabel("CA", "GLY", "A", 1);
    return new Composite(box, masses, r, new int[n], Collections.nCopies(n, label));
  }
}
