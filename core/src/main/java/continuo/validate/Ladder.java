package continuo.validate;

import continuo.error.InputException;
import continuo.error.NumericalException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rungs in the order of the ladder. */
public final class Ladder {
  private static final List<Rung> RUNGS =
      List.of(
          new ForceGradient(),
          new LammpsAgreement(),
          new LatticeSum(),
          new EnergyConservation(),
          new ThermostatLaws(),
          new RingModes(),
          new RouseChain(),
          new NetworkClosedForms(),
          new ShellSpectrum(),
          new DiffusionEstimators(),
          new HostDiffusion(),
          new Ergodicity(),
          new ForceHistory(),
          new ScalingInvariance(),
          new DoubleWellDynamics(),
          new WholeLoop(),
          new SameOnCluster());

  private Ladder() {}

  /** Names of all rungs. */
  public static List<String> names() {
    return RUNGS.stream().map(Rung::name).toList();
  }

  /**
   * The rungs asked for, in the order of the ladder.
   *
   * @param names none for all of them, or for all quick ones
   * @param quick whether to take only quick ones where none is named
   * @throws InputException if there is no rung of a name
   */
  public static List<Rung> chosen(List<String> names, boolean quick) {
    for (String name : names) {
      if (!names().contains(name)) {
        throw new InputException(
            "Invalid --rung \"%s\"; allowed: %s".formatted(name, String.join(", ", names())));
      }
    }
    return RUNGS.stream()
        .filter(rung -> names.isEmpty() ? !quick || rung.isQuick() : names.contains(rung.name()))
        .toList();
  }

  /**
   * Climbs; a rung whose measurement breaks down counts as failed and does not stop the others.
   *
   * @param progress told of every rung before it starts
   */
  public static LadderReport climb(
      List<Rung> rungs, Conditions conditions, Consumer<Rung> progress) {
    List<LadderReport.Climbed> climbed = new ArrayList<>();
    for (Rung rung : rungs) {
      progress.accept(rung);
      long began = System.nanoTime();
      List<Comparison> results;
      try {
        results = rung.climb(conditions);
      } catch (NumericalException e) {
        results =
            List.of(
                Comparison.exact(
                    "-", rung.what(), Double.NaN, Double.NaN, Double.NaN, e.getMessage()));
      }
      climbed.add(new LadderReport.Climbed(rung, results, (System.nanoTime() - began) * 1e-9));
    }
    return new LadderReport(conditions.quick(), conditions.ensembles().name(), climbed);
  }
}
