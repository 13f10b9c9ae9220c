package continuo.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.known.Coverage;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.store.TableRows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparingTest {
  /** Coordinates of two modes on two axes mixed by a rotation, behind three of a rigid shift. */
  private static Trajectories modes(int seed, int trajectories, int states, double atomSteps) {
    double[] times = new double[states];
    List<double[][]> q = new ArrayList<>();
    List<double[]> links = new ArrayList<>();
    for (int r = 0; r < trajectories; r++) {
      double[] noise = new double[3 * states];
      KeyedRandom.fillGaussian(noise, seed, Stream.STRUCTURE, 0, r);
      double[][] of = new double[states][6];
      double slow = 0;
      double fast = 0;
      for (int k = 0; k < states; k++) {
        times[k] = k;
        slow = Math.exp(-0.1) * slow + Math.sqrt(4 * (1 - Math.exp(-0.2))) * noise[3 * k];
        fast = Math.exp(-0.5) * fast + Math.sqrt(1 - Math.exp(-1.0)) * noise[3 * k + 1];
        of[k][0] = 1000 * k;
        of[k][3] = 0.6 * slow - 0.8 * fast;
        of[k][4] = 0.8 * slow + 0.6 * fast;
      }
      q.add(of);
      double[] link = new double[states];
      for (int k = 0; k < states; k++) {
        link[k] = 1 + 0.01 * k + 0.001 * noise[3 * k + 2];
      }
      links.add(link);
    }
    return new Trajectories("set " + seed, 1, atomSteps, q, times, links);
  }

  private static double value(TableRows rows, String quantity, Integer index, String column) {
    for (int r = 0; r < rows.size(); r++) {
      if (rows.value(r, "quantity").equals(quantity)
          && java.util.Objects.equals(rows.value(r, "index"), index)) {
        return (Double) rows.value(r, column);
      }
    }
    throw new AssertionError("no " + quantity);
  }

  @Test
  void theSlowestModesAreFoundAndTheRigidShiftIsNot() {
    TableRows rows = Comparing.equilibrium(modes(1, 8, 4000, 4e6), modes(2, 1, 4000, 1e6), 100);
    double slow = value(rows, "variance", 0, "md");
    assertThat(slow).isCloseTo(4, within(4 * value(rows, "variance", 0, "md_se")));
    assertThat(value(rows, "variance", 1, "run"))
        .isCloseTo(1, within(4 * value(rows, "variance", 1, "run_se")));
    assertThat(value(rows, "relaxation_time", 0, "md"))
        .isCloseTo(10, within(4 * value(rows, "relaxation_time", 0, "md_se")));
    assertThat(value(rows, "relaxation_time", 1, "run"))
        .isCloseTo(2, within(4 * value(rows, "relaxation_time", 1, "run_se")));
    assertThat(Math.abs(value(rows, "variance", 0, "z"))).isLessThan(4);
    // Eight trajectories for four times the cost: half the cost at equal error.
    assertThat(value(rows, "variance", 0, "cost_ratio")).isCloseTo(0.5, within(0.15));
  }

  @Test
  void theSameSwellingCurveAgrees() {
    TableRows rows = Comparing.transition(modes(3, 8, 41, 1), modes(4, 4, 21, 1));
    int points = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (rows.value(r, "quantity").equals("link_length")) {
        points++;
        // The error bars of 8 and 4 trajectories are Student-distributed: 1e-3 of points exceed 6.
        assertThat(Math.abs((Double) rows.value(r, "z"))).isLessThan(6);
        assertThat((Double) rows.value(r, "md"))
            .isCloseTo(1 + 0.01 * (Double) rows.value(r, "time"), within(0.003));
      }
    }
    assertThat(points).isEqualTo(21);
  }

  /** Standard errors of link lengths, of 8 and 4 independent trajectories, at one time. */
  @Test
  void errorBarsOfTheSwellingCurveCover() {
    Coverage md = new Coverage("link length by molecular dynamics", 7);
    Coverage run = new Coverage("link length by runs", 3);
    for (int repetition = 0; repetition < 400; repetition++) {
      TableRows rows =
          Comparing.transition(modes(2 * repetition, 8, 4, 1), modes(2 * repetition + 1, 4, 4, 1));
      md.add(linkLength(rows, "md"), 1.02, linkLength(rows, "md_se"));
      run.add(linkLength(rows, "run"), 1.02, linkLength(rows, "run_se"));
    }
    md.assertCovers();
    run.assertCovers();
  }

  /** At time 2. */
  private static double linkLength(TableRows rows, String column) {
    for (int r = 0; r < rows.size(); r++) {
      if (rows.value(r, "quantity").equals("link_length") && rows.value(r, "time").equals(2.0)) {
        return (Double) rows.value(r, column);
      }
    }
    throw new AssertionError("no link length at 2");
  }

  @Test
  void statesThatAreNotEquallyFarApartAreRefused() {
    assertThatThrownBy(
            () -> new Trajectories("a run", 1, 1, List.of(), new double[] {0, 1, 3}, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot compare a run: states 1 and 2 are 2.0 ps apart");
  }
}
