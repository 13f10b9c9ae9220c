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
import java.util.SplittableRandom;

/**
 * What the thermostat makes of positions and momenta.
 *
 * <ul>
 *   <li>Pairs of unit masses on springs at ωΔt = 1, far beyond what one would use: ⟨q²⟩ = kT/k
 *       exactly, ⟨q̇²⟩ = 2kT(1 − (ωΔt)²/4), and the kinetic energy of n coordinates has the
 *       variance of a chi-squared number, 2n. At γ = 2ω twelve steps apart samples are independent.
 *   <li>The same wells at two temperatures: ln P₁(E)/P₂(E) has the slope −(β₁ − β₂).
 *   <li>The swollen superlattice: Maxwell temperature of all atoms, k_B T(1 − Δt²
 *       tr(M⁻¹∇²V)/(4·3N)), the mean of the law of a well over all directions; and configurational
 *       temperature ⟨|∇V|²⟩/⟨∇²V⟩, k_B T. It has to be swollen first: while it swells it is 0.3 %
 *       warmer.
 * </ul>
 */
final class ThermostatLaws implements Rung {
  private static final int PAIRS = 150;
  private static final double STIFFNESS = 3;
  private static final double KT = 1.7;
  private static final double PROBE = 1e-5;

  /** Times 1/γ until the superlattice has swollen and its slow modes have relaxed: 400 ps. */
  private static final int SWOLLEN = 8000;

  @Override
  public String name() {
    return "thermostat";
  }

  @Override
  public String what() {
    return "BAOAB in harmonic wells; Maxwell and configurational temperature; chi-squared energy";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    List<Comparison> results = new ArrayList<>(wells(conditions.samples(600, 4000)));
    results.add(twoTemperatures(conditions.samples(100, 600)));
    results.addAll(superlattice(conditions.samples(100, 1000)));
    return results;
  }

  private static MolecularSystem pairs() {
    int[] even = new int[PAIRS];
    int[] odd = new int[PAIRS];
    Arrays.setAll(even, p -> 2 * p);
    Arrays.setAll(odd, p -> 2 * p + 1);
    double[] stiffness = new double[PAIRS];
    Arrays.fill(stiffness, STIFFNESS);
    double[] masses = new double[2 * PAIRS];
    Arrays.fill(masses, 1);
    Composite atoms =
        new Composite(
            Box.FREE,
            masses,
            new double[6 * PAIRS],
            new int[2 * PAIRS],
            Collections.nCopies(2 * PAIRS, new AtomLabel("X", "X", "A", 1)));
    BondTopology topology = new BondTopology(even, odd, new int[3 * PAIRS]);
    return new MolecularSystem(
        atoms, List.of(new HarmonicBonds(topology, stiffness, new double[PAIRS])));
  }

  private static List<Comparison> wells(int samples) {
    double omega = Math.sqrt(2 * STIFFNESS);
    Motion motion = new Motion(pairs(), 1 / omega, 2 * omega, KT);
    motion.step(100);
    double q2 = 0;
    double u2 = 0;
    int dimension = 3 * PAIRS;
    double[] kinetic = new double[samples * Motion.LANES];
    for (int s = 0; s < samples; s++) {
      motion.step(12);
      for (int p = 0; p < PAIRS; p++) {
        for (int c = 0; c < 3 * Motion.LANES; c++) {
          int a = 6 * p * Motion.LANES + c;
          int b = a + 3 * Motion.LANES;
          double q = motion.x[a] - motion.x[b];
          double u = motion.v[a] - motion.v[b];
          q2 += q * q;
          u2 += u * u;
          kinetic[s * Motion.LANES + c % Motion.LANES] += u * u / (2 * KT * 0.75);
        }
      }
    }
    double n = (double) kinetic.length * dimension;
    double relative = Math.sqrt(2 / n);
    Mean chi = new Mean();
    for (double k : kinetic) {
      chi.add((k - dimension) * (k - dimension) / (2.0 * dimension));
    }
    String name = "harmonic wells, ωΔt = 1";
    return List.of(
        Comparison.statistical(
            name, "⟨q²⟩ k/kT", q2 / n * STIFFNESS / KT, 1, relative, "exact at any Δt"),
        Comparison.statistical(
            name, "⟨p²⟩/(m kT)", u2 / n / (2 * KT), 0.75, 0.75 * relative, "1 − (ωΔt)²/4"),
        chi.against(name, "Var K, of chi-squared", 1, "Var = 2n for n coordinates"));
  }

  /** Potential energy of pairs, three coordinates each, at kT and at a quarter more. */
  private static Comparison twoTemperatures(int samples) {
    double warmer = 1.25 * KT;
    TwoTemperatures both = new TwoTemperatures(energies(samples, KT), energies(samples, warmer));
    return Comparison.statistical(
        "harmonic wells, ωΔt = 1",
        "slope of ln P(E) at kT over P(E) at 1.25 kT",
        both.slope(),
        -(1 / KT - 1 / warmer),
        both.error(),
        "−(β₁ − β₂)");
  }

  private static double[] energies(int samples, double kT) {
    double omega = Math.sqrt(2 * STIFFNESS);
    Motion motion = new Motion(pairs(), 1 / omega, 2 * omega, kT);
    motion.step(100);
    double[] energies = new double[samples * PAIRS * Motion.LANES];
    for (int s = 0; s < samples; s++) {
      motion.step(12);
      for (int p = 0; p < PAIRS; p++) {
        for (int c = 0; c < 3 * Motion.LANES; c++) {
          int a = 6 * p * Motion.LANES + c;
          double q = motion.x[a] - motion.x[a + 3 * Motion.LANES];
          energies[(s * PAIRS + p) * Motion.LANES + c % Motion.LANES] += 0.5 * STIFFNESS * q * q;
        }
      }
    }
    return energies;
  }

  private static List<Comparison> superlattice(int samples) {
    Shipped shipped = Shipped.of("superlattice");
    double kT = shipped.config().kT();
    double timeStep = shipped.config().burst().timeStep();
    double rate = shipped.config().thermostat().collisionRate();
    Motion motion = new Motion(shipped.system(), timeStep, rate, kT);
    int apart = (int) Math.ceil(1 / (rate * timeStep));
    motion.step(SWOLLEN * apart);
    int lanes = Motion.LANES;
    double[] force2 = new double[lanes];
    double[] laplacian = new double[lanes];
    double[] kinetic = new double[lanes];
    double squaredFrequency = 0;
    SplittableRandom random = new SplittableRandom(3);
    double[] shifted = new double[motion.x.length];
    double[] forward = new double[motion.x.length];
    double[] backward = new double[motion.x.length];
    double[] sign = new double[motion.x.length];
    for (int s = 0; s < samples; s++) {
      motion.step(apart);
      Arrays.setAll(sign, c -> random.nextBoolean() ? 1 : -1);
      Arrays.setAll(shifted, c -> motion.x[c] + PROBE * sign[c]);
      motion.exact().compute(shifted, forward, null);
      Arrays.setAll(shifted, c -> motion.x[c] - PROBE * sign[c]);
      motion.exact().compute(shifted, backward, null);
      double[] f = motion.forces();
      for (int c = 0; c < f.length; c++) {
        force2[c % lanes] += f[c] * f[c];
        // A random sign for every coordinate: the mean of ξᵀ(∇²V)ξ is the trace.
        double curvature = (backward[c] - forward[c]) * sign[c] / (2 * PROBE);
        laplacian[c % lanes] += curvature;
        double mass = shipped.system().composite().mass(c / (3 * lanes));
        squaredFrequency += curvature / mass / ((double) f.length * samples);
      }
      for (int lane = 0; lane < lanes; lane++) {
        kinetic[lane] += 2.0 * lanes * motion.kineticEnergy(lane) / ((double) f.length * samples);
      }
    }
    Mean configurational = new Mean();
    Mean maxwell = new Mean();
    for (int lane = 0; lane < lanes; lane++) {
      configurational.add(force2[lane] / laplacian[lane]);
      maxwell.add(kinetic[lane]);
    }
    return List.of(
        maxwell.against(
            shipped.name(),
            "Maxwell kT, kJ/mol",
            kT * (1 - timeStep * timeStep * squaredFrequency / 4),
            "kT(1 − ⟨ω²⟩Δt²/4)"),
        configurational.against(shipped.name(), "configurational kT, kJ/mol", kT, "⟨|∇V|²⟩/⟨∇²V⟩"));
  }
}
