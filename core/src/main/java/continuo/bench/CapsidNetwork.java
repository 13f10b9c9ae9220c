package continuo.bench;

import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import continuo.systems.SystemBuilder;
import java.util.List;

/**
 * Elastic network of the capsid of satellite tobacco mosaic virus (entry 1A34 of the Protein Data
 * Bank): 8,820 beads of 110 amu, springs of 1 kcal/mol/Å² between all pairs within 1 nm.
 *
 * <p>Rest lengths are rounded to 0.001 nm: programs that keep the parameters of a spring with its
 * type then need a few hundred types, and all programs simulate the same springs.
 */
final class CapsidNetwork {
  /** Rest lengths are whole multiples of one over this, nm⁻¹. */
  private static final double LENGTHS_PER_NM = 1000;

  /** Large enough a wavenumber, 1/nm, for 440 functions. */
  private static final double WAVENUMBER = 1.77;

  private CapsidNetwork() {}

  static MolecularSystem build() {
    MolecularSystem network =
        ShippedFiles.build(
            "capsid.conf",
            List.of("structures/1a34.pdb"),
            List.of(
                "system.cutoff=1.0 nm",
                "system.stiffness=418.4 kJ/mol/nm^2",
                "system.bead-mass=110 amu"),
            SystemBuilder::build);
    HarmonicBonds springs = (HarmonicBonds) network.terms().get(0);
    double[] stiffness = new double[springs.topology().size()];
    double[] restLength = new double[stiffness.length];
    for (int b = 0; b < stiffness.length; b++) {
      stiffness[b] = springs.stiffness(b);
      restLength[b] = Math.rint(springs.restLength(b) * LENGTHS_PER_NM) / LENGTHS_PER_NM;
    }
    EnergyTerm rounded = new HarmonicBonds(springs.topology(), stiffness, restLength);
    return new MolecularSystem(network.composite(), List.of(rounded));
  }

  /**
   * The constant, x, y, z and the Fourier functions of the longest waves.
   *
   * @param nFunctions even, at most 440
   */
  static OrderParameterBasis basis(MolecularSystem network, int nFunctions) {
    return new FourierBasis(WAVENUMBER, 1, ScalingLaw.NATURAL, 1, 1e-8)
        .build(network.composite(), nFunctions);
  }
}
