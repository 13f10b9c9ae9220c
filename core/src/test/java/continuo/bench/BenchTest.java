package continuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Precision;
import continuo.error.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short run of everything; figures are not looked at, only what they are figures of. */
class BenchTest {
  private static final int LANES = 8;

  @TempDir static Path directory;

  private static BenchReport report;

  @BeforeAll
  static void run() {
    List<String> told = new ArrayList<>();
    report =
        Bench.run(
            new BenchPlan(
                List.of(
                    BenchSystems.solid("solid", 5),
                    BenchSystems.named("network-64"),
                    BenchSystems.named("superlattice")),
                List.of(KernelChoice.VECTOR, KernelChoice.PLAIN),
                List.of(Precision.DOUBLE),
                LANES,
                0.05,
                2,
                List.of()),
            directory,
            told::add);
    assertThat(told).contains("round 2 of 2");
  }

  @Test
  void everySystemIsTimedWithBothKernels() {
    assertThat(report.engines())
        .extracting(e -> e.system().name() + " " + e.kernels().replaceAll("-\\d+", ""))
        .containsExactly(
            "solid vector",
            "solid plain",
            "network-64 vector",
            "network-64 plain",
            "superlattice vector",
            "superlattice plain");
    for (EngineResult engine : report.engines()) {
      assertThat(engine.lanes()).isEqualTo(LANES);
      assertThat(engine.series().figures())
          .hasSize(2)
          .allSatisfy(
              figure -> {
                assertThat(figure.seconds()).isGreaterThanOrEqualTo(0.05);
                assertThat(figure.atomStepsPerSecond()).isPositive();
                assertThat(figure.coreShare()).isBetween(0.0, 1.0);
              });
    }
  }

  @Test
  void pairsAndBondsAreCounted() {
    EngineResult solid = report.engines().get(0);
    // At rest 27 pairs are within the cut-off and 43 within the radius of the list.
    assertThat(solid.listedPairs()).isBetween(40.0, 50.0);
    assertThat(solid.workload().interactions()).isEqualTo(solid.listedPairs());
    assertThat(solid.bytesPerAtomLane()).isEqualTo(120);
    EngineResult network = report.engines().get(2);
    assertThat(network.workload().interactions()).isCloseTo(88_860.0 / 8820, within(1e-12));
    assertThat(network.listedPairs()).isZero();
    assertThat(network.bytesPerAtomLane()).isEqualTo(72);
  }

  @Test
  void theBudgetNamesEveryPartOfAStep() {
    assertThat(parts(0)).containsExactly("lennard-jones", "list", "integration", "noise");
    assertThat(parts(2))
        .containsExactly(
            "harmonic-bond", "integration", "noise", "projection", "sampling", "energies");
    assertThat(parts(4))
        .containsExactly("harmonic-bond", "double-well-bond", "integration", "noise");
    for (EngineResult engine : report.engines()) {
      double share = 0;
      for (BudgetLine line : BudgetLine.of(engine, report.limits())) {
        assertThat(line.nanoseconds()).isNotNegative();
        share += line.share();
      }
      assertThat(share).isCloseTo(1, within(1e-12));
    }
  }

  /** Forces and products with the functions are single then, the integration is not. */
  @Test
  void inMixedPrecisionAPartIsHeldAgainstThePeakOfItsOwnArithmetic() {
    EngineResult d = report.engines().get(2);
    EngineResult mixed =
        new EngineResult(
            d.system(),
            d.kernels(),
            Precision.MIXED,
            d.lanes(),
            d.series(),
            d.list(),
            d.workload(),
            d.budget(),
            d.apart());
    MachineLimits limits = report.limits();
    for (BudgetLine line : BudgetLine.of(mixed, limits)) {
      if (!Double.isNaN(line.operations()) && line.nanoseconds() > 0) {
        double peak = line.operations() / line.nanoseconds() / line.peakFraction();
        assertThat(peak)
            .as(line.part())
            .isCloseTo(
                2
                    * (line.part().equals("integration")
                        ? limits.multiplyAdds()
                        : limits.singleMultiplyAdds()),
                withPercentage(1e-9));
      }
    }
    assertThat(parts(2)).contains("harmonic-bond", "integration", "projection", "sampling");
  }

  private static List<String> parts(int engine) {
    return report.engines().get(engine).budget().entries().stream()
        .map(TimeBudget.Entry::part)
        .toList();
  }

  @Test
  void limitsAreThoseOfARealCore() {
    MachineLimits limits = report.limits();
    assertThat(limits.clockGHz()).isBetween(0.1, 10.0);
    assertThat(limits.multiplyAdds()).isBetween(0.1, 1000.0);
    assertThat(limits.singleMultiplyAdds()).isBetween(0.1, 2000.0);
    assertThat(limits.divisions()).isPositive().isLessThan(limits.multiplyAdds());
    assertThat(limits.squareRoots()).isPositive().isLessThan(limits.multiplyAdds());
    assertThat(limits.memory()).extracting(MachineLimits.Memory::level).endsWith("DRAM");
  }

  @Test
  void jsonHoldsAllOfIt() {
    Config json = ConfigFactory.parseString(report.json(Map.of("continuo", "x")));
    assertThat(json.getInt("schema-version")).isEqualTo(1);
    assertThat(json.getString("versions.continuo")).isEqualTo("x");
    assertThat(json.getString("machine.processor")).isEqualTo(report.machine().processor());
    assertThat(json.getConfig("limits.triad-gigabytes-per-second").root()).containsKey("DRAM");
    assertThat(json.getConfigList("engine")).hasSize(6);
    Config network = json.getConfigList("engine").get(2);
    assertThat(network.getString("system")).isEqualTo("network-64");
    assertThat(network.getInt("atoms")).isEqualTo(8820);
    assertThat(network.getInt("functions")).isEqualTo(64);
    assertThat(network.getString("kernels")).isEqualTo(KernelProvider.fastest(LANES).name());
    assertThat(network.getDouble("atom-steps-per-second.median"))
        .isEqualTo(report.engines().get(2).series().median());
    assertThat(network.getConfigList("atom-steps-per-second.repeats")).hasSize(2);
    assertThat(network.getConfigList("time-budget")).hasSize(6);
    assertThat(json.getConfigList("peers")).isEmpty();
  }

  @Test
  void textHasALineForEveryMeasurement() {
    String text = String.join("\n", report.lines());
    assertThat(text).contains("One core: ", "\nsolid ", "\nnetwork-64 ", "\nsuperlattice ");
    assertThat(text).contains("64 functions held and sampled every 10 steps");
  }

  @Test
  void replicasOfALiquidAreMeltedApart() {
    assertThat(trajectory(BenchSystems.solid("s", 4)).apart()).isBetween(0.05, 0.4);
    // The distance of neighbours is 1.1.
    assertThat(trajectory(BenchSystems.liquid("l", 4)).apart()).isGreaterThan(1.1);
  }

  /** kT = 0.5 of 256 atoms, 3 degrees of freedom each, 8 replicas: standard error 1.8 %. */
  @Test
  void replicasHaveTheTemperatureOfTheirBath() {
    assertThat(trajectory(BenchSystems.solid("s", 4)).kineticKT())
        .isCloseTo(0.5, within(5 * 0.5 * Math.sqrt(2.0 / (3 * 256 * LANES))));
  }

  private static Trajectory trajectory(BenchSystem system) {
    return Trajectory.settled(system, KernelProvider.fastest(LANES), Precision.DOUBLE, LANES);
  }

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void withoutTheVectorModuleThePlainKernelsAreTimedAndTheVectorKernelsRefused()
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    assertThat(output).contains("timed: plain", "refused: Cannot time the vector kernels");
  }

  /** Runs in a Java machine of its own that was started without the module. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      BenchReport plain = Bench.run(childPlan(KernelChoice.PLAIN), Path.of(""), progress -> {});
      System.out.println("timed: " + plain.engines().get(0).kernels());
      try {
        Bench.run(childPlan(KernelChoice.VECTOR), Path.of(""), progress -> {});
      } catch (InputException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }

    private static BenchPlan childPlan(KernelChoice kernels) {
      return new BenchPlan(
          List.of(BenchSystems.solid("solid", 4)),
          List.of(kernels),
          List.of(Precision.DOUBLE),
          LANES,
          0.01,
          1,
          List.of());
    }
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> plan(-1, 1, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --lanes -1: must be 1 … 64, or 0 for what fills a vector");
    assertThatThrownBy(() -> plan(8, Double.NaN, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --seconds NaN: must be > 0, at most 3600");
    assertThatThrownBy(() -> plan(8, 1, 0))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --repeats 0: must be ≥ 1");
  }

  private static BenchPlan plan(int lanes, double seconds, int repeats) {
    return new BenchPlan(List.of(), List.of(), List.of(), lanes, seconds, repeats, List.of());
  }
}
