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
 * Energy and pressure of the Lennard-Jones liquid against published molecular dynamics of 500 atoms
 * with r_c = 3 and tail correction at T* = 0.85.
 *
 * <p>That temperature is known to two digits, so the reference must lie between what 0.845 and
 * 0.855 give, each allowed 4 of its standard errors over 16 independent replicas; its own digits
 * are allowed half a unit of the last.
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
  @CsvSource({"0.776, -5.517, 0.030", "0.860, -6.027, 1.282"})
  void energyAndPressureAreThePublishedOnes(double density, double energy, double pressure) {
    Measured[] cold = state(density, 0.845);
    Measured[] warm = state(density, 0.855);
    double[] reference = {energy, pressure};
    for (int which = 0; which < 2; which++) {
      assertThat(reference[which])
          .as(which == 0 ? "energy per atom" : "pressure")
          .isBetween(
              cold[which].mean - 4 * cold[which].error - 5e-4,
              warm[which].mean + 4 * warm[which].error + 5e-4);
      assertThat(warm[which].error).isLessThan(which == 0 ? 5e-3 : 2e-2);
    }
  }

  /** Energy per atom and pressure. */
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
    return new Measured[] {Measured.of(energies), Measured.of(pressures)};
  }

  private static void run(
      Kernels kernels,
      MolecularSystem system,
      double[] x,
      double[] v,
      LaneNoise noise,
      double kT,
      int steps) {
    LaneDynamics d =
        kernels.dynamics(system, LANES, Precision.DOUBLE, new Thermostat(TIME_STEP, 1, kT), x, v);
    d.computeForces();
    for (int s = 1; s <= steps; s++) {
      d.kickAndDrift(s == 1 ? 1 : 2, noise);
      d.computeForces();
    }
    d.kick();
  }
}
