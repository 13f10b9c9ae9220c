package continuo.validate;

import continuo.forcefield.BondTopology;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The Rouse chain of 16 beads, k = 3 kT/b², unit friction, kT and b: τ_p = ζ/(4k sin²(pπ/2N)), D_cm
 * = 1/16, ⟨R²⟩ = 15. The integrated correlation time of a bound Langevin mode is γ/ω² at any mass,
 * so beads of unit mass do. It is read off the variance of means over a time T, T Var/(2σ²) = τ −
 * (γ² − ω²)/(ω⁴T). BAOAB replaces γ by (2/Δt) tanh(γΔt/2), 0.3 % here.
 */
final class RouseChain implements Rung {
  private static final int N = 16;
  private static final double K = 3;
  private static final double GAMMA = 1;
  private static final double TIME_STEP = 0.2;
  private static final double SEGMENT = 400;
  private static final double[] KNOWN = {8.67391, 2.18951, 0.98894};

  @Override
  public String name() {
    return "rouse";
  }

  @Override
  public String what() {
    return "relaxation times, diffusion and size of a Rouse chain";
  }

  private static MolecularSystem chain() {
    int[] first = new int[N - 1];
    int[] second = new int[N - 1];
    Arrays.setAll(first, i -> i);
    Arrays.setAll(second, i -> i + 1);
    double[] stiffness = new double[N - 1];
    Arrays.fill(stiffness, K);
    double[] masses = new double[N];
    Arrays.fill(masses, 1);
    Composite beads =
        new Composite(
            Box.FREE,
            masses,
            new double[3 * N],
            new int[N],
            Collections.nCopies(N, new AtomLabel("X", "X", "A", 1)));
    return new MolecularSystem(
        beads,
        List.of(
            new HarmonicBonds(
                new BondTopology(first, second, new int[3 * (N - 1)]),
                stiffness,
                new double[N - 1])));
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    Motion motion = new Motion(chain(), TIME_STEP, GAMMA, 1);
    int steps = (int) Math.round(SEGMENT / TIME_STEP);
    int segments = conditions.samples(60, 600);
    int lanes = Motion.LANES;
    Mean size = new Mean();
    Mean[] time = {new Mean(), new Mean(), new Mean()};
    Mean diffusion = new Mean();
    double discrete = 2 / TIME_STEP * Math.tanh(GAMMA * TIME_STEP / 2);
    // A free bead of BAOAB moves by Δt v/2 before and after every new draw of v.
    double free = TIME_STEP / 2 / Math.tanh(GAMMA * TIME_STEP / 2) / N;
    motion.step(steps);
    for (int s = 0; s < segments; s++) {
      double[][] mean = new double[3][3 * lanes];
      double[] before = centre(motion);
      double end = 0;
      for (int t = 0; t < steps; t++) {
        motion.step(1);
        for (int p = 1; p <= 3; p++) {
          double[] mode = mode(motion, p);
          for (int c = 0; c < mode.length; c++) {
            mean[p - 1][c] += mode[c] / steps;
          }
        }
        end += endToEnd(motion) / steps;
      }
      size.add(end);
      for (int p = 1; p <= 3; p++) {
        double omega2 = 4 * K * Math.pow(Math.sin(p * Math.PI / (2 * N)), 2);
        double first = (GAMMA * GAMMA - omega2) / (omega2 * omega2) / SEGMENT;
        for (double m : mean[p - 1]) {
          time[p - 1].add(SEGMENT * m * m * omega2 / 2 + first);
        }
      }
      double[] after = centre(motion);
      double ballistic = 1 - (1 - Math.exp(-GAMMA * SEGMENT)) / (GAMMA * SEGMENT);
      for (int c = 0; c < after.length; c++) {
        double moved = after[c] - before[c];
        diffusion.add(moved * moved / (2 * SEGMENT) / ballistic);
      }
    }
    List<Comparison> results = new ArrayList<>();
    for (int p = 1; p <= 3; p++) {
      results.add(
          time[p - 1].against(
              "Rouse chain, N = 16",
              "τ_" + p,
              KNOWN[p - 1] * discrete / GAMMA,
              "ζ/(4k sin²(pπ/2N)), times 0.9967 for the time step"));
    }
    results.add(diffusion.against("Rouse chain, N = 16", "D_cm", free, "1/16 and the time step"));
    results.add(size.against("Rouse chain, N = 16", "⟨R²⟩", 15, "(N − 1) b²"));
    return results;
  }

  /** √(2/N) Σ x_i cos(pπ(i + ½)/N), of variance kT/ω_p², [xyz][lane]. */
  private static double[] mode(Motion motion, int p) {
    double[] out = new double[3 * Motion.LANES];
    for (int i = 0; i < N; i++) {
      double weight = Math.sqrt(2.0 / N) * Math.cos(p * Math.PI * (i + 0.5) / N);
      for (int c = 0; c < out.length; c++) {
        out[c] += weight * motion.x[i * out.length + c];
      }
    }
    return out;
  }

  private static double[] centre(Motion motion) {
    double[] out = new double[3 * Motion.LANES];
    for (int c = 0; c < motion.x.length; c++) {
      out[c % out.length] += motion.x[c] / N;
    }
    return out;
  }

  /** Mean over the lanes. */
  private static double endToEnd(Motion motion) {
    int width = 3 * Motion.LANES;
    double sum = 0;
    for (int c = 0; c < width; c++) {
      double d = motion.x[(N - 1) * width + c] - motion.x[c];
      sum += d * d / Motion.LANES;
    }
    return sum;
  }
}
