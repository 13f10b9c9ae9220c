package continuo.validate;

import continuo.forcefield.MolecularSystem;
import continuo.known.HarmonicNetwork;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.ArrayList;
import java.util.List;

/**
 * A ring of 64 unit masses, springs and kT in free motion: ⟨|Φ_n|²⟩ = 1/(N ω_n²) with ω_n = 2
 * sin(πn/N) for every axis, and the momenta of the order parameters, C(0) = kT B, that is 1 in the
 * orthonormal coordinates. Each is a normal mode, so at a time step Δt it is kT(1 − (ω_nΔt)²/4)
 * exactly.
 */
final class RingModes implements Rung {
  private static final int N = 64;
  private static final double TIME_STEP = 0.5;
  private static final double COLLISION_RATE = 0.2;
  private static final int EVERY = 10;

  /** n, and 1/(N ω_n²) as published. */
  private static final double[][] KNOWN = {
    {1, 1.622442}, {2, 0.406589}, {4, 0.102633}, {8, 0.026674}
  };

  @Override
  public String name() {
    return "ring";
  }

  @Override
  public String what() {
    return "equal-time order parameters and momenta of a ring of 64 springs";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    MolecularSystem system = HarmonicNetwork.crystal(1, "cells = [64, 1, 1]").system();
    Motion motion = new Motion(system, TIME_STEP, COLLISION_RATE, 1);
    int samples = conditions.samples(6000, 60000);
    int series = 3 * Motion.LANES;
    double[][] phi2 = new double[KNOWN.length][series];
    double[][] pi2 = new double[KNOWN.length][series];
    motion.step(2000);
    for (int s = 0; s < samples; s++) {
      motion.step(EVERY);
      for (int k = 0; k < KNOWN.length; k++) {
        add(motion, (int) KNOWN[k][0], phi2[k], pi2[k]);
      }
    }
    List<Comparison> results = new ArrayList<>();
    for (int k = 0; k < KNOWN.length; k++) {
      int n = (int) KNOWN[k][0];
      Mean phi = new Mean();
      Mean pi = new Mean();
      for (int c = 0; c < series; c++) {
        phi.add(phi2[k][c] / samples);
        pi.add(pi2[k][c] / samples);
      }
      double omega2 = 4 * Math.pow(Math.sin(Math.PI * n / N), 2);
      results.add(phi.against("ring, N = 64", "⟨|Φ_%d|²⟩".formatted(n), KNOWN[k][1], "1/(N ω_n²)"));
      results.add(
          pi.against(
              "ring, N = 64",
              "C(0)/(kT B), n = %d".formatted(n),
              1 - omega2 * TIME_STEP * TIME_STEP / 4,
              "1 − (ω_nΔt)²/4"));
    }
    results.add(overlap(system));
    return results;
  }

  /** Adds |Φ_n|² and |Π_n|²/(kT B) of every lane and axis. */
  private static void add(Motion motion, int n, double[] phi2, double[] pi2) {
    for (int lane = 0; lane < Motion.LANES; lane++) {
      for (int axis = 0; axis < 3; axis++) {
        double re = 0;
        double im = 0;
        double pre = 0;
        double pim = 0;
        for (int i = 0; i < N; i++) {
          int c = (3 * i + axis) * Motion.LANES + lane;
          double cos = Math.cos(2 * Math.PI * n * i / N);
          double sin = Math.sin(2 * Math.PI * n * i / N);
          double u = motion.x[c] - motion.system.composite().reference(i, axis);
          re += u * cos / N;
          im += u * sin / N;
          pre += motion.v[c] * cos;
          pim += motion.v[c] * sin;
        }
        phi2[axis * Motion.LANES + lane] += re * re + im * im;
        pi2[axis * Motion.LANES + lane] += (pre * pre + pim * pim) / N;
      }
    }
  }

  /**
   * The cosines and sines up to n = 8 are orthogonal on the ring, so B of the basis is diagonal.
   */
  private static Comparison overlap(MolecularSystem system) {
    OrderParameterBasis basis =
        new FourierBasis(8.5 * 2 * Math.PI / N, 1, ScalingLaw.NATURAL, 1, 1e-8)
            .build(system.composite());
    double[] b = basis.overlap();
    Family family = new Family("ring, N = 64", "B of unit functions", Comparison.Kind.EXACT);
    int m = basis.nFunctions();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j <= i; j++) {
        family.add("(%d, %d)".formatted(i, j), b[i * m + j], i == j ? 1 : 0, N * Math.ulp(1.0));
      }
    }
    return family.worst("orthogonal on the ring; rounding of a sum of N");
  }
}
