package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.structure.Composite;
import org.junit.jupiter.api.Test;

/**
 * The face-centred cubic Lennard-Jones crystal: 32,000 atoms, ρ* = 0.8442, r_c = 2.5, not shifted.
 */
class KnownEnergyTest {
  private static final int CELLS = 20;
  private static final double DENSITY = 0.8442;
  private static final int LANES = 2;

  @Test
  void theEnergyPerAtomIsThatOfTheLatticeSumInEveryLane() {
    double[] energy = energyPerAtom(DENSITY);
    assertThat(energy[0]).isCloseTo(-6.7733681, within(1e-7));
    assertThat(energy[1]).isCloseTo(-6.7733681, within(1e-7));
  }

  /**
   * P = ρT(N − 1)/N − dE/dV at T* = 1.44, the known value being that of a system without total
   * momentum, which has 3(N − 1) thermal degrees of freedom. No neighbour shell crosses the
   * cut-off. The five-point difference over ln V with h = 1e-3 is in error by about 1e-8: h⁴/30
   * times a fifth derivative of 1e5.
   */
  @Test
  void thePressureIsThatOfTheLatticeSum() {
    double h = 1e-3;
    double slope =
        (energyPerAtom(DENSITY * Math.exp(2 * h))[0]
                - 8 * energyPerAtom(DENSITY * Math.exp(h))[0]
                + 8 * energyPerAtom(DENSITY * Math.exp(-h))[0]
                - energyPerAtom(DENSITY * Math.exp(-2 * h))[0])
            / (12 * h);
    double nAtoms = 4 * Math.pow(CELLS, 3);
    assertThat(DENSITY * (1.44 * (nAtoms - 1) / nAtoms - slope))
        .isCloseTo(-5.0197073, within(1e-7));
  }

  /** Lane 1 is moved off the lattice points and by several cells. */
  private static double[] energyPerAtom(double density) {
    Composite fcc = TestSystems.fcc(CELLS, density);
    var system = TestSystems.system(fcc, TestSystems.reducedLennardJones(fcc.nAtoms(), 2.5, 0.1));
    double[] x = new double[3 * fcc.nAtoms() * LANES];
    for (int c = 0; c < 3 * fcc.nAtoms(); c++) {
      double edge = fcc.box().length(c % 3);
      x[c * LANES] = fcc.reference(c / 3, c % 3);
      x[c * LANES + 1] = x[c * LANES] + 0.3217 + (c / 3 % 3 - 1) * edge;
    }
    double[] energy = new double[LANES];
    KernelProvider.plain().forces(system, LANES).compute(x, new double[x.length], energy);
    energy[0] /= fcc.nAtoms();
    energy[1] /= fcc.nAtoms();
    return energy;
  }
}
