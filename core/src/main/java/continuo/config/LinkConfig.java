package continuo.config;

import java.io.Serializable;

/**
 * Double-well links between neighbouring particles: the block {@code system.link}.
 *
 * @param count links per pair of neighbouring particles; 0, in a host, for none
 * @param swelling lattice constant of the swollen over that of the compact state
 * @param barrier barrier height at zero tilt, kJ/mol
 * @param tilt energy of the swollen minus the compact length, kJ/mol; negative favours swelling
 */
public record LinkConfig(int count, double swelling, double barrier, double tilt)
    implements Serializable {
  /** Checks the ranges; |tilt| &lt; 16/3 barrier keeps both lengths minima. */
  public LinkConfig {
    Require.atLeast(count, 0, "count");
    Require.that(swelling > 1 && Double.isFinite(swelling), "swelling", "must be > 1");
    Require.notNegative(barrier, "barrier");
    Require.that(count == 0 || barrier > 0, "barrier", "must be > 0");
    Require.that(
        (count == 0 && tilt == 0) || Math.abs(tilt) < 16 * barrier / 3,
        "tilt",
        "must be smaller in size than 16/3 of `barrier`, or one of the two lengths is no minimum");
  }
}
