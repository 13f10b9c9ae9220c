package continuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.LaneForces;
import continuo.forcefield.MolecularSystem;
import org.junit.jupiter.api.Test;

/** A wrong crystal could give a good figure. */
class LennardJonesCrystalTest {
  /** Energy of an atom on the lattice, plain cut-off at 2.5; LAMMPS prints as many digits. */
  private static double energyPerAtom(MolecularSystem system) {
    int n = system.composite().nAtoms();
    double[] energy = new double[1];
    LaneForces forces = KernelProvider.plain().forces(system, 1);
    forces.compute(system.composite().copyReference(), new double[3 * n], energy);
    return energy[0] / n;
  }

  @Test
  void liquidStartsFromTheCrystalOfTheUsualBenchmark() {
    MolecularSystem system = LennardJonesCrystal.build(20, 0.8442);
    assertThat(system.composite().nAtoms()).isEqualTo(32_000);
    assertThat(system.composite().box().lx()).isCloseTo(33.591924, within(1e-6));
    assertThat(32_000 / system.composite().box().volume()).isCloseTo(0.8442, within(1e-12));
    assertThat(energyPerAtom(system)).isCloseTo(-6.7733681, within(5e-8));
  }

  /** Sum over the shells of the lattice: 12, 6, 24, 12 neighbours at 1, 2, 3, 4 times r1². */
  @Test
  void solidHasTheEnergyOfItsShells() {
    MolecularSystem system = LennardJonesCrystal.build(10, 1.0);
    assertThat(system.composite().nAtoms()).isEqualTo(4000);
    double nearest2 = Math.cbrt(4) * Math.cbrt(4) / 2;
    int[] count = {12, 6, 24, 12};
    double energy = 0;
    for (int shell = 1; shell <= count.length; shell++) {
      double inverse6 = Math.pow(nearest2 * shell, -3);
      energy += 0.5 * count[shell - 1] * 4 * inverse6 * (inverse6 - 1);
    }
    // The fifth shell is at 2.51.
    assertThat(nearest2 * 4).isLessThan(2.5 * 2.5);
    assertThat(nearest2 * 5).isGreaterThan(2.5 * 2.5);
    assertThat(energyPerAtom(system)).isCloseTo(energy, within(1e-11));
    assertThat(system.composite().nearestDistance()).isCloseTo(Math.sqrt(nearest2), within(1e-12));
  }
}
