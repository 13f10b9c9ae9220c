package continuo.systems;

import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Dense second derivatives of bonded energies at the reference positions, for small systems. */
final class Network {
  private Network() {}

  /** Bond vector r_i − (r_j + image·L) at given positions. */
  static double[] vector(MolecularSystem system, BondTopology t, int b, double[] r) {
    double[] d = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      d[axis] =
          r[3 * t.i(b) + axis]
              - r[3 * t.j(b) + axis]
              - system.composite().box().shift(axis, t.image(b, 0), t.image(b, 1), t.image(b, 2));
    }
    return d;
  }

  static double length(MolecularSystem system, BondTopology t, int b, double[] r) {
    double[] d = vector(system, t, b, r);
    return Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
  }

  /** Eigenvalues of the Hessian, ascending, kJ/mol/nm². */
  static double[] stiffnesses(MolecularSystem system) {
    double[] r = system.composite().copyReference();
    DMatrixRMaj hessian = new DMatrixRMaj(r.length, r.length);
    for (EnergyTerm term : system.terms()) {
      if (term instanceof HarmonicBonds bonds) {
        for (int b = 0; b < bonds.topology().size(); b++) {
          double length = length(system, bonds.topology(), b, r);
          double tension =
              bonds.stiffness(b) * (1 - bonds.restLength(b) / Math.max(length, 1e-300));
          add(hessian, system, bonds.topology(), b, r, bonds.stiffness(b), tension);
        }
      } else if (term instanceof DoubleWellBonds links) {
        for (int b = 0; b < links.topology().size(); b++) {
          double h = 0.5 * (links.swollen(b) - links.compact(b));
          double curvature = (8 * links.barrier(b) + 1.5 * links.tilt(b)) / (h * h);
          add(hessian, system, links.topology(), b, r, curvature, 0);
        }
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(r.length, false, true);
    if (!eigen.decompose(hessian)) {
      throw new AssertionError("no eigenvalues");
    }
    double[] values = new double[r.length];
    Arrays.setAll(values, a -> eigen.getEigenvalue(a).getReal());
    Arrays.sort(values);
    return values;
  }

  /** Along the bond the curvature, across it the tension V′/r. */
  private static void add(
      DMatrixRMaj hessian,
      MolecularSystem system,
      BondTopology t,
      int b,
      double[] r,
      double curvature,
      double tension) {
    double[] d = vector(system, t, b, r);
    double r2 = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
    for (int x = 0; x < 3; x++) {
      for (int y = 0; y < 3; y++) {
        double value = (curvature - tension) * d[x] * d[y] / r2 + (x == y ? tension : 0);
        int i = 3 * t.i(b);
        int j = 3 * t.j(b);
        hessian.add(i + x, i + y, value);
        hessian.add(j + x, j + y, value);
        hessian.add(i + x, j + y, -value);
        hessian.add(j + x, i + y, -value);
      }
    }
  }
}
