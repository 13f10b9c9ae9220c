package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.BlockScalars;
import continuo.burst.BurstRequest;
import continuo.burst.ChainSums;
import continuo.burst.PatchPartial;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.PatchSums;
import continuo.forcefield.BondTopology;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.OrderParameterBasis;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.store.Tables;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/**
 * The whole loop where D depends on Φ. A model takes the place of the molecular dynamics: on each
 * axis of each coordinate q the free energy is q²/2 and the friction 1.5 + tanh q, kT = 1; forces
 * have the sampling error that goes with their friction. Boltzmann's law has ⟨q⟩ = 0. Without the
 * drift ∇·D the law is exp(−q²/2)/D: ⟨q⟩ = ∫ q tanh q exp(−q²/2) dq / 1.5 √(2π) = 0.4038.
 */
class StateDependentFrictionTest {
  private static final double WITHOUT_DRIFT = 0.4038;
  private static final double COLLISION_RATE = 0.5;
  private static final double SAMPLED_TIME = 4;
  private static final int BATCHES = 40;

  private static final class Model implements BurstRunner {
    private final OrderParameterBasis basis;

    Model(OrderParameterBasis basis) {
      this.basis = basis;
    }

    /** A matrix in the coordinates as one on the functions. */
    private double[] onFunctions(double[] diagonal) {
      DMatrixRMaj matrix = new DMatrixRMaj(diagonal.length, diagonal.length);
      for (int c = 0; c < diagonal.length; c++) {
        matrix.set(c, c, diagonal[c]);
      }
      DMatrixRMaj half = basis.forcesOnFunctions(matrix);
      CommonOps_DDRM.transpose(half);
      return basis.forcesOnFunctions(half).data;
    }

    @Override
    public List<String> prepare(double[] positions) {
      return List.of();
    }

    @Override
    public void load(BlockSource source) {}

    @Override
    public EnsembleMoments run(BurstRequest request) {
      double[] q = request.target();
      int n = q.length;
      int samples = 8;
      double[] force = new double[n];
      double[] spectrum = new double[n];
      double[] stiffness = new double[n];
      double[] normal = new double[n];
      KeyedRandom.fillGaussian(normal, 5, Stream.THERMOSTAT, request.step(), request.round());
      for (int c = 0; c < n; c++) {
        spectrum[c] = 2 * (1.5 + Math.tanh(q[c]) - COLLISION_RATE);
        force[c] = -q[c] + Math.sqrt(spectrum[c] / SAMPLED_TIME) * normal[c];
        stiffness[c] = 1;
      }
      PatchPartial p = new PatchPartial();
      p.replicas = 1;
      p.samples = samples;
      p.sampledTime = SAMPLED_TIME;
      p.forceSum = basis.forcesOnFunctions(DMatrixRMaj.wrap(n, 1, force)).data;
      p.components = n;
      p.terms = new double[n];
      p.termCount = 1;
      p.stiffness = onFunctions(stiffness);
      p.stiffnessColumns = IntStream.range(0, n).toArray();
      p.variance = new double[n];
      p.lagged = new double[n * samples / 2];
      p.chains = new ChainSums(n, samples, samples);
      p.scalars = new BlockScalars();
      p.scalars.count = 1;
      p.scalars.projections = 1;
      p.scalars.driftSquared = new double[n];
      PatchSums sums = PatchSums.of(List.of(p));
      // The exact spectrum instead of a sample of it.
      sums.spectral = onFunctions(spectrum);
      return new EnsembleMoments(List.of(sums));
    }

    @Override
    public void keep() {}

    @Override
    public void restore() {}

    @Override
    public void save(BlockSink sink, BlockSource source) {}

    @Override
    public void cancel() {}

    @Override
    public double[] firstReplica() {
      throw new IllegalStateException("The model has no atoms");
    }

    @Override
    public void close() {}
  }

  /** ⟨q⟩ over the coordinates. */
  private record Mean(double value, double error) {
    static Mean of(String divergence, String stepper, int steps) {
      Simulation simulation =
          Simulation.of(
              Runs.config(
                  """
                  units = lj
                  seed = 31
                  system { type = harmonic-crystal, cells = [3, 1, 1], spacing = 1, mass = 1, stiffness = 1 }
                  thermostat { temperature = 1, collision-rate = %s }
                  order-parameters { family = components, patches = 1 }
                  ensemble { replicas = 1, lanes = 1 }
                  burst { time-step = 0.01 }
                  diffusion { memory = 1 }
                  stiffness { refresh-every = 1 }
                  langevin { stepper = %s, time-step = 0.05, steps = %d, divergence = %s, max-bond-change = 1000 }
                  output { frames-every = 0, diffusion-every = 0, checkpoint-every = 1000000 }
                  """
                      .formatted(COLLISION_RATE, stepper, steps, divergence)),
              system());
      MemoryRunStore store = new MemoryRunStore();
      new CoEvolution(simulation, new Model(simulation.basis()), store)
          .run(step -> {}, () -> false);
      double[] batch = new double[BATCHES];
      int length = steps / BATCHES;
      int m = simulation.basis().nFunctions();
      double[] overlap = simulation.basis().overlap();
      double[][] phi = {
        store.column(Tables.ORDER_PARAMETERS, "phi_x"),
        store.column(Tables.ORDER_PARAMETERS, "phi_y"),
        store.column(Tables.ORDER_PARAMETERS, "phi_z")
      };
      double[] dual = new double[3 * m];
      for (int t = 0; t < BATCHES * length; t++) {
        // q = Tᵀ B Φ; the components have no atom in common, so that B is diagonal.
        for (int row = 0; row < 3 * m; row++) {
          int a = row / 3;
          double scale = overlap[a * m + a] * simulation.basis().scale(a);
          dual[row] = scale * phi[row % 3][(t + 1) * m + a];
        }
        for (double q : simulation.basis().toCoordinates(dual)) {
          batch[t / length] += q / length / (3 * m);
        }
      }
      double mean = 0;
      double square = 0;
      for (double value : batch) {
        mean += value / BATCHES;
        square += value * value / BATCHES;
      }
      return new Mean(mean, Math.sqrt((square - mean * mean) / (BATCHES - 1)));
    }
  }

  private static MolecularSystem system() {
    AtomLabel label = new AtomLabel("X", "X", "A", 1);
    return new MolecularSystem(
        new Composite(
            new Box(100, 100, 100),
            new double[] {1, 1, 1},
            new double[] {0, 0, 0, 9, 0, 0, 9, 0, 0},
            new int[] {0, 1, 1},
            List.of(label, label, label)),
        List.of(
            new HarmonicBonds(
                new BondTopology(new int[] {1}, new int[] {2}, new int[3]),
                new double[] {1},
                new double[] {0})));
  }

  @Test
  void theLawIsBoltzmannsWithTheDriftOfTheDivergence() {
    for (String stepper : new String[] {"exponential", "euler-maruyama"}) {
      Mean mean = Mean.of("midpoint", stepper, 24_000);
      assertThat(mean.error()).isLessThan(0.03);
      assertThat(Math.abs(mean.value())).as("%s %s", stepper, mean).isLessThan(4 * mean.error());
    }
  }

  @Test
  void theLawIsAnotherWithoutTheDriftOfTheDivergence() {
    Mean mean = Mean.of("off", "exponential", 24_000);
    assertThat(mean.value()).as("%s", mean).isGreaterThan(8 * mean.error());
    assertThat(Math.abs(mean.value() - WITHOUT_DRIFT)).as("%s", mean).isLessThan(4 * mean.error());
  }
}
