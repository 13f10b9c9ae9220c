package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.BurstRequest;
import continuo.burst.kernel.KernelProvider;
import continuo.config.ConfigLoader;
import continuo.estimate.EnsembleMoments;
import continuo.store.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What forces of earlier states are worth on the superlattice that swells. A second, larger ensemble
 * with random numbers of its own follows the same path of the order parameters; its forces are the
 * reference for those of the run, filtered and of each state alone.
 *
 * <p>Another system, number of states or memory: {@code -Dcontinuo.history=FILE,KEY=VALUE,…}.
 */
class ForceHistoryTest {
  private static final int TIMES = 8;
  private static final int BURN_IN = 10;

  /** Passes every request on to the ensemble of the run and to the reference. */
  private static final class Followed implements BurstRunner {
    private final InProcessRunner own;
    private final InProcessRunner reference;
    private final double[] start;
    private final List<double[]> forces = new ArrayList<>();

    Followed(Simulation simulation, Simulation larger) {
      own = runner(simulation);
      reference = runner(larger);
      start = Preparation.start(larger);
    }

    private static InProcessRunner runner(Simulation s) {
      return new InProcessRunner(
          s.context(), s.layout(), KernelProvider.fastest(s.config().ensemble().lanes()));
    }

    @Override
    public List<String> prepare(double[] positions) {
      reference.prepare(start);
      return own.prepare(positions);
    }

    @Override
    public void load(BlockSource source) {
      own.load(source);
    }

    @Override
    public EnsembleMoments run(BurstRequest r) {
      forces.add(
          reference
              .run(
                  new BurstRequest(
                      r.step(),
                      r.round(),
                      r.from(),
                      r.moved(),
                      r.target(),
                      r.subMoves(),
                      r.rotation(),
                      r.centre(),
                      false))
              .meanForce());
      return own.run(r);
    }

    @Override
    public void save(BlockSink sink, BlockSource source) {
      own.save(sink, source);
    }

    @Override
    public double[] firstReplica() {
      return own.firstReplica();
    }

    @Override
    public void close() {
      own.close();
      reference.close();
    }
  }

  /**
   * @param gain squared error of the raw force over that of the filtered one, the reference's own
   *     taken off both: by how much fewer replicas do
   * @param coverage share of the 95 % intervals of the filtered force that hold the true one
   * @param rawCoverage the same of the raw force
   */
  private record Worth(double gain, double coverage, double rawCoverage) {}

  private static Worth measure(Path conf, List<String> settings) {
    List<String> own = new ArrayList<>(settings);
    own.add("langevin.max-rounds=1");
    own.add("output.frames-every=0");
    own.add("output.diffusion-every=0");
    Simulation simulation = Simulation.of(ConfigLoader.load(conf, own));
    int replicas = simulation.config().ensemble().replicas();
    List<String> more = new ArrayList<>(own);
    more.add("ensemble.replicas=" + TIMES * replicas);
    more.add("seed=" + (simulation.config().seed() + 1));
    MemoryRunStore store = new MemoryRunStore();
    Followed followed = new Followed(simulation, Simulation.of(ConfigLoader.load(conf, more)));
    try (followed) {
      new CoEvolution(simulation, followed, store)
          .run((step, last, time, gap, noise, verdict, left) -> {}, () -> false);
    }
    double filtered2 = 0;
    double raw2 = 0;
    double inside = 0;
    double rawInside = 0;
    double count = 0;
    int m = simulation.basis().nFunctions();
    for (int axis = 0; axis < 3; axis++) {
      char x = "xyz".charAt(axis);
      double[] f = store.column(Tables.THERMAL_FORCES, "f_" + x);
      double[] se = store.column(Tables.THERMAL_FORCES, "se_" + x);
      double[] fRaw = store.column(Tables.THERMAL_FORCES, "f_raw_" + x);
      double[] seRaw = store.column(Tables.THERMAL_FORCES, "se_raw_" + x);
      for (int row = BURN_IN * m; row < f.length; row++) {
        double exact =
            followed.forces.get(row / m)[3 * (row % m) + axis] * simulation.basis().scale(row % m);
        double own2 = seRaw[row] * seRaw[row];
        double reference2 = own2 / TIMES;
        double e = f[row] - exact;
        double eRaw = fRaw[row] - exact;
        filtered2 += (e * e - reference2) / own2;
        raw2 += (eRaw * eRaw - reference2) / own2;
        inside += Math.abs(e) < 1.96 * Math.sqrt(se[row] * se[row] + reference2) ? 1 : 0;
        rawInside += Math.abs(eRaw) < 1.96 * Math.sqrt(own2 + reference2) ? 1 : 0;
        count++;
      }
    }
    return new Worth(raw2 / filtered2, inside / count, rawInside / count);
  }

  @Test
  void aQuarterOfTheReplicasGivesTheSameErrorAndItsIntervalsCover() {
    String[] given =
        System.getProperty(
                "continuo.history",
                "../conf/superlattice.conf,system.cells=[2;2;2],order-parameters.patches=1,"
                    + "langevin.steps=60,thermal-force.memory=20")
            .replace(';', '|')
            .split(",");
    List<String> settings = new ArrayList<>();
    for (int i = 1; i < given.length; i++) {
      settings.add(given[i].replace('|', ','));
    }
    Worth worth = measure(Path.of(given[0]), settings);
    System.out.println(worth);
    assertThat(worth.coverage()).as("%s", worth).isBetween(0.92, 0.98);
    assertThat(worth.gain()).as("%s", worth).isGreaterThan(4);
  }
}
