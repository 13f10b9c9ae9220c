package continuo.validate;

import java.util.ArrayList;
import java.util.List;

/**
 * Dynamics without a thermostat. Velocity Verlet conserves a shadow energy: for a harmonic system
 * it is E − (Δt²/8) Σ|F|²/m, exactly, so that nothing but rounding may change it; for any smooth
 * system the spread of E is proportional to Δt², so that halving Δt divides it by 4. Total momentum
 * is conserved to rounding.
 */
final class EnergyConservation implements Rung {
  private static final double TIME = 2;

  @Override
  public String name() {
    return "nve";
  }

  @Override
  public String what() {
    return "energy and momentum without a thermostat";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    List<Comparison> results = new ArrayList<>();
    results.add(shadow(Shipped.of("harmonic-crystal"), conditions.samples(20_000, 200_000)));
    results.addAll(order(Shipped.of("superlattice")));
    return results;
  }

  private static Comparison shadow(Shipped shipped, int steps) {
    double dt = shipped.config().burst().timeStep();
    double kT = shipped.config().kT();
    Motion motion = new Motion(shipped.system(), dt, 0, kT);
    double before = shadowEnergy(motion, dt);
    motion.step(steps);
    // Each step rounds every velocity once or twice: the errors of the energy add up at random.
    double tolerance =
        Math.sqrt((double) steps * motion.x.length) * kT * 4 * Math.ulp(1.0)
            + before * motion.x.length * Math.ulp(1.0);
    return Comparison.exact(
        shipped.name(),
        "shadow energy after %d steps, kJ/mol".formatted(steps),
        shadowEnergy(motion, dt),
        before,
        tolerance,
        "at the start; rounding of every step");
  }

  /** Mean over the lanes of E − (Δt²/8) Σ|F|²/m. */
  private static double shadowEnergy(Motion motion, double dt) {
    double sum = 0;
    for (double energy : motion.totalEnergies()) {
      sum += energy / Motion.LANES;
    }
    double[] f = motion.forces();
    for (int c = 0; c < f.length; c++) {
      sum -= dt * dt / 8 * f[c] * f[c] / motion.masses[c / (3 * Motion.LANES)] / Motion.LANES;
    }
    return sum;
  }

  private static List<Comparison> order(Shipped shipped) {
    double dt = shipped.config().burst().timeStep() / 2;
    double[] spread = new double[3];
    double momentum = 0;
    double size = 0;
    for (int k = 0; k < 3; k++) {
      Motion motion = new Motion(shipped.system(), dt / (1 << k), 0, shipped.config().kT());
      double[] before = momentum(motion);
      spread[k] = spread(motion, (int) Math.round(TIME / dt) << k);
      double[] after = momentum(motion);
      for (int c = 0; c < after.length; c++) {
        momentum = Math.max(momentum, Math.abs(after[c] - before[c]));
        size = Math.max(size, Math.abs(before[c]));
      }
    }
    double coarse = Math.log(spread[0] / spread[1]) / Math.log(2);
    double fine = Math.log(spread[1] / spread[2]) / Math.log(2);
    // The next term is O(Δt²): it falls by 4, so the change tells how large it still is.
    double next = Math.abs(fine - coarse);
    double steps = TIME / dt * 4;
    return List.of(
        Comparison.exact(
            shipped.name(),
            "order of the energy error",
            fine,
            2,
            next + 0.02,
            "Δt²; tolerance: change of the order when Δt is halved, and 1 % of the spread"),
        Comparison.exact(
            shipped.name(),
            "change of total momentum, amu nm/ps",
            momentum,
            0,
            size * steps * Math.ulp(1.0) * Math.sqrt(shipped.system().composite().nAtoms()),
            "0; rounding of every step"));
  }

  /** Root mean square of the deviation of the energy from its mean, over all lanes. */
  private static double spread(Motion motion, int steps) {
    double[] sum = new double[Motion.LANES];
    double[] sum2 = new double[Motion.LANES];
    double[] first = motion.totalEnergies();
    for (int s = 0; s < steps; s++) {
      motion.step(1);
      double[] energy = motion.totalEnergies();
      for (int lane = 0; lane < Motion.LANES; lane++) {
        double e = energy[lane] - first[lane];
        sum[lane] += e;
        sum2[lane] += e * e;
      }
    }
    double variance = 0;
    for (int lane = 0; lane < Motion.LANES; lane++) {
      variance += (sum2[lane] - sum[lane] * sum[lane] / steps) / steps;
    }
    return Math.sqrt(variance / Motion.LANES);
  }

  /** [xyz][lane]. */
  private static double[] momentum(Motion motion) {
    double[] p = new double[3 * Motion.LANES];
    for (int c = 0; c < motion.v.length; c++) {
      p[c % p.length] += motion.masses[c / p.length] * motion.v[c];
    }
    return p;
  }
}
