package continuo.loop;

import continuo.burst.StartStructure;
import continuo.config.EnsembleConfig.Minimise;
import continuo.units.Dimension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses where the replicas start: key {@code ensemble.minimise}. */
public final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private Preparation() {}

  /** Positions every replica starts from, [atom][xyz], nm; says so if they are minimised. */
  public static double[] start(Simulation simulation) {
    Minimise minimise = simulation.config().ensemble().minimise();
    if (minimise != Minimise.OFF) {
      StartStructure start = new StartStructure(simulation.context());
      if (minimise == Minimise.ON || start.isStrained()) {
        return minimised(start, simulation.config().units().unit(Dimension.ENERGY));
      }
    }
    return simulation.system().composite().copyReference();
  }

  private static double[] minimised(StartStructure start, String unit) {
    StartStructure.Minimum minimum = start.minimise();
    LOG.info(
        "Start minimised at fixed order parameters in {} steps: energy {} -> {} {}, largest push of a force in one step"
            + " {} -> {} thermal speeds",
        minimum.steps(),
        number(start.energy()),
        number(minimum.energy()),
        unit,
        number(start.strain()),
        number(minimum.strain()));
    if (StartStructure.isStrained(minimum.strain())) {
      LOG.warn(
          "The start is still strained after {} steps of minimisation; look at the structure",
          minimum.steps());
    }
    return minimum.positions();
  }

  private static String number(double value) {
    return "%.6g".formatted(value);
  }
}
