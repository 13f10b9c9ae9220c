package continuo.validate;

import continuo.bench.LennardJonesCrystal;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneVirial;
import continuo.forcefield.MolecularSystem;
import java.util.List;

/**
 * The energy and pressure of 32,000 Lennard-Jones atoms on their face-centred cubic lattice at ρ* =
 * 0.8442, r_c = 2.5, against the lattice sums: E/N = −6.7733681, P = −5.0197073 at T* = 1.44.
 */
final class LatticeSum implements Rung {
  private static final int CELLS = 20;
  private static final double DENSITY = 0.8442;
  private static final double TEMPERATURE = 1.44;

  @Override
  public String name() {
    return "lattice-sum";
  }

  @Override
  public String what() {
    return "energy and pressure of a Lennard-Jones crystal against lattice sums";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    MolecularSystem system = LennardJonesCrystal.build(CELLS, DENSITY);
    int n = system.composite().nAtoms();
    double[] x = system.composite().copyReference();
    Kernels kernels = KernelProvider.plain();
    double[] energy = new double[1];
    kernels.forces(system, 1).energies(x, energy);
    double[] virial = new double[1];
    kernels.virial(system, 1).compute(x, virial);
    // The published temperature belongs to 3(N − 1) degrees of freedom.
    double pressure =
        LaneVirial.pressure(1.5 * (n - 1) * TEMPERATURE, virial[0], system.composite().box());
    String name = "fcc Lennard-Jones, N = " + n;
    return List.of(
        Comparison.exact(
            name, "E/N, ε", energy[0] / n, -6.7733681, 1e-7, "lattice sum, seven decimals"),
        Comparison.exact(
            name, "P, ε/σ³", pressure, -5.0197073, 1e-7, "lattice sum, seven decimals"));
  }
}
