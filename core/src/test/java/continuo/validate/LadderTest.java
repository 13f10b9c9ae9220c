package continuo.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import continuo.error.NumericalException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
  @TempDir Path directory;

  private record Fixed(List<Comparison> results) implements Rung {
    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public String what() {
      return "what it was given";
    }

    @Override
    public List<Comparison> climb(Conditions conditions) {
      if (results.isEmpty()) {
        throw new NumericalException("Cannot go on: atom 7");
      }
      return results;
    }
  }

  private LadderReport climb(List<Rung> rungs) {
    return Ladder.climb(
        rungs, new Conditions(true, Ensembles.inProcess(), null, directory), rung -> {});
  }

  @Test
  void aStatisticalValueMayBeFourErrorsAwayAndAnExactOneNotBeyondItsTolerance() {
    assertThat(Comparison.statistical("s", "q", 1.39, 1, 0.1, "").verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(Comparison.statistical("s", "q", 0.59, 1, 0.1, "").verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(Comparison.exact("s", "q", 1.099, 1, 0.1, "").verdict()).isEqualTo(Verdict.PASS);
    assertThat(Comparison.exact("s", "q", 1.101, 1, 0.1, "").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(Comparison.exact("s", "q", 1, 1, 0, "").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void whatIsNotANumberFails() {
    double nan = Double.NaN;
    assertThat(Comparison.statistical("s", "q", nan, 1, 0.1, "").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(Comparison.statistical("s", "q", 1.1, 1, nan, "").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(Comparison.exact("s", "q", 1, nan, 0.1, "").verdict()).isEqualTo(Verdict.FAIL);
    Family family = new Family("s", "q", Comparison.Kind.STATISTICAL);
    family.add("a", nan, 1, 1);
    family.add("b", 2, 1, 1);
    assertThat(family.worst("").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void theWorstOfAFamilyIsReported() {
    Family family = new Family("s", "q", Comparison.Kind.STATISTICAL);
    family.add("a", 1.1, 1, 0.1);
    family.add("b", 0.5, 1, 0.1);
    family.add("c", 1.2, 1, 0.1);
    assertThat(family.worst("").quantity()).isEqualTo("q, worst of 3: b");
    assertThat(family.worst("").z()).isCloseTo(-5, org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void aRungThatBreaksDownFailsAndTheNextIsClimbed() {
    LadderReport report =
        climb(
            List.of(
                new Fixed(List.of()),
                new Fixed(List.of(Comparison.statistical("s", "q", 1, 1, 0.1, ""))),
                new Fixed(List.of(Comparison.skipped("s", "q", "no program")))));
    assertThat(report.count(Verdict.FAIL)).isEqualTo(1);
    assertThat(report.count(Verdict.PASS)).isEqualTo(1);
    assertThat(report.count(Verdict.SKIPPED)).isEqualTo(1);
    assertThat(report.lines())
        .anyMatch(line -> line.startsWith("FAILED fixed:") && line.contains("atom 7"))
        .anyMatch(line -> line.contains("skipped: no program"));
    assertThat(report.rows().size()).isEqualTo(3);
    assertThat(report.rows().value(0, "value")).isNull();
    assertThat(report.json(Map.of("continuo", "x"))).contains("\"failed\" : 1", "Cannot go on");
  }

  @Test
  void anUnknownRungIsRefusedWithTheNamesOfAll() {
    assertThatThrownBy(() -> Ladder.chosen(List.of("foces"), false))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Invalid --rung \"foces\"; allowed: forces, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forces",
        "lattice-sum",
        "nve",
        "thermostat",
        "ring",
        "rouse",
        "harmonic-network",
        "shell",
        "diffusion-estimators"
      })
  void aRungPasses(String name) {
    LadderReport report = climb(Ladder.chosen(List.of(name), true));
    assertThat(report.count(Verdict.FAIL)).as("%s", report.lines()).isZero();
    assertThat(report.count(Verdict.PASS)).isPositive();
  }
}
