package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.random.Stream;
import continuo.structure.Composite;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Energy, pressure and diffusion coefficient of the Lennard-Jones liquid against published
 * molecular dynamics of 500 atoms with r_c = 3 and tail correction at T* = 0.85.
 *
 * <p>That temperature is known to two digits, so the reference must lie between what 0.845 and
 * 0.855 give, each allowed 4 of its standard errors over 16 independent replicas; its own digits
 * are allowed half a unit of the last. The diffusion coefficient is the slope of the mean-square
 * displacement over trajectories at constant energy, relative to the centre of mass.
 */
@Tag("slow")
class LiquidStateTest {
  private static final int CELLS = 5;
  private static final int LANES = 16;
  private static final double TIME_STEP = 0.005;

  /** Mean and standard error. */
  private record Measured(double mean, double error) {
    static Measured of(double[] values) {
      double sum = 0;
      double sum2 = 0;
      for (double v : values) {
        sum += v;
        sum2 += v * v;
      }
      int n = values.length;
      double mean = sum / n;
      return new Measured(mean, Math.sqrt((sum2 / n - mean * mean) / (n - 1)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.776, -5.517, 0.030, 0.061", "0.860, -6.027, 1.282, 0.035"})
  void energyPressureAndDiffusionAreThePublishedOnes(
      double density, double energy, double pressure, double diffusion) {
    Measured[] cold = state(density, 0.845);
    Measured[] warm = state(density, 0.855);
    double[] reference = {energy, pressure, diffusion};
    String[] name = {"energy per atom", "pressure", "diffusion coefficient"};
    double[] precise = {5e-3, 2e-2, 1e-3};
    for (int which = 0; which < reference.length; which++) {
      assertThat(reference[which])
          .as(name[which])
          .isBetween(
              cold[which].mean - 4 * cold[which].error - 5e-4,
              warm[which].mean + 4 * warm[which].error + 5e-4);
      assertThat(warm[which].error).isLessThan(precise[which]);
    }
  }

  /** Energy per atom, pressure and diffusion coefficient. */
  private static Measured[] state(double density, double kT) {
    Composite fcc = TestSystems.fcc(CELLS, density);
    int n = fcc.nAtoms();
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(3).tailCorrection().build();
    MolecularSystem system =
        TestSystems.system(fcc, new LennardJones(new int[n], table, 0.3, ExcludedPairs.NONE));
    Kernels kernels = KernelProvider.fastest(LANES);
    double[] x = TestSystems.lanes(new SplittableRandom(1), fcc, LANES, 0.05);
    double[] v = new double[x.length];
    LaneNoise noise = kernels.noise(LANES);
    noise.restart(2, Stream.THERMOSTAT, 0, 0);
    run(kernels, system, x, v, noise, 3, 1000);
    run(kernels, system, x, v, noise, kT, 2000);
    double[] energies = new double[LANES];
    double[] pressures = new double[LANES];
    double[] one = new double[LANES];
    int samples = 200;
    LaneVirial virial = kernels.virial(system, LANES);
    for (int s = 0; s < samples; s++) {
      run(kernels, system, x, v, noise, kT, 20);
      kernels.forces(system, LANES).energies(x, one);
      for (int l = 0; l < LANES; l++) {
        energies[l] += one[l] / n / samples;
      }
      virial.compute(x, one);
      for (int l = 0; l < LANES; l++) {
        pressures[l] += LaneVirial.pressure(1.5 * n * kT, one[l], fcc.box()) / samples;
      }
    }
    return new Measured[] {
      Measured.of(energies),
      Measured.of(pressures),
      Measured.of(diffusion(kernels, system, x, v, noise, kT))
    };
  }

  /**
   * [M(t₂) − M(t₁)]/(6(t₂ − t₁)) of every lane, M the mean-square displacement from many origins.
   */
  private static double[] diffusion(
      Kernels kernels, MolecularSystem system, double[] x, double[] v, LaneNoise noise, double kT) {
    int every = 100;
    int early = 2;
    int late = 10;
    double[][] positions = new double[101][];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = x.clone();
      run(kernels, system, x, v, noise, new Thermostat(TIME_STEP, 0, kT), every);
    }
    double time = (late - early) * every * TIME_STEP;
    double[] d = new double[LANES];
    for (int l = 0; l < LANES; l++) {
      d[l] = (displacement(positions, late, l) - displacement(positions, early, l)) / (6 * time);
    }
    return d;
  }

  /** Mean over origins and atoms of |Δr − Δr_cm|²; all masses are equal. */
  private static double displacement(double[][] positions, int lag, int lane) {
    int atoms = positions[0].length / (3 * LANES);
    double sum = 0;
    for (int k = 0; k + lag < positions.length; k++) {
      for (int axis = 0; axis < 3; axis++) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < atoms; i++) {
          int c = (3 * i + axis) * LANES + lane;
          double step = positions[k + lag][c] - positions[k][c];
          mean += step / atoms;
          square += step * step / atoms;
        }
        sum += square - mean * mean;
      }
    }
    return sum / (positions.length - lag);
  }

  private static void run(
      Kernels kernels,
      MolecularSystem system,
      double[] x,
      double[] v,
      LaneNoise noise,
      double kT,
      int steps) {
    run(kernels, system, x, v, noise, new Thermostat(TIME_STEP, 1, kT), steps);
  }

  private static void run(
      Kernels kernels,
      MolecularSystem system,
      double[] x,
      double[] v,
      LaneNoise noise,
      Thermostat thermostat,
      int steps) {
    LaneDynamics d = kernels.dynamics(system, LANES, Precision.DOUBLE, thermostat, x, v);
    d.computeForces();
    for (int s = 1; s <= steps; s++) {
      d.kickAndDrift(s == 1 ? 1 : 2, noise);
      d.computeForces();
    }
    d.kick();
  }
}
