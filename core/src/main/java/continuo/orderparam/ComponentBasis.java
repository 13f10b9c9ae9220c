package continuo.orderparam;

import continuo.error.InputException;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * One indicator a nanocomponent, so that Φ are the centres of mass of Sec. II: the discrete theory.
 * With the affine functions x, y, z of every component, from its centre of mass over its radius of
 * gyration, its rotation and uniform strain are order parameters too.
 *
 * @param affine whether every component has its affine functions
 * @param nPatches parts the components are cut into
 * @param dropTolerance see {@link OrderParameterBasis}
 */
public record ComponentBasis(boolean affine, int nPatches, double dropTolerance)
    implements BasisFamily {
  private static final BasisFunction.Part[] PARTS = {
    BasisFunction.Part.CONST, BasisFunction.Part.X, BasisFunction.Part.Y, BasisFunction.Part.Z
  };

  @Override
  public OrderParameterBasis build(Composite atoms) {
    Composite composite = atoms.withoutHost();
    int count = composite.nComponents();
    if (count == 1 && !affine && atoms.nHost() == 0) {
      throw new InputException(
          "Invalid `order-parameters.family` \"components\": the system is one component, whose"
              + " centre of mass is free; allowed are other families or `order-parameters.affine`"
              + " true");
    }
    int parts = affine ? 4 : 1;
    int m = parts * count;
    List<BasisFunction> functions = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      for (int d = 0; d < parts; d++) {
        functions.add(
            BasisFunction.plain(BasisFunction.Family.COMPONENT, PARTS[d], Integer.toString(c)));
      }
    }
    double[] values = evaluate(composite, parts, m);
    return PlainFunctions.leavingResidual(
        atoms,
        affine ? "order-parameters.affine" : "order-parameters.family",
        new OrderParameterBasis(
            composite,
            functions,
            values,
            PlainFunctions.patches(m, 0, parts, nPatches),
            PlainFunctions.naturalMasses(composite, values, m),
            dropTolerance));
  }

  private double[] evaluate(Composite composite, int parts, int m) {
    int n = composite.nAtoms();
    double[][] centre = centres(composite);
    double[] gyration = gyration(composite, centre);
    double[] values = new double[n * m];
    for (int i = 0; i < n; i++) {
      int c = composite.component(i);
      values[i * m + parts * c] = 1;
      for (int axis = 0; axis < parts - 1; axis++) {
        double x = composite.reference(i, axis) - centre[c][axis];
        if (composite.box().isPeriodic() && Math.abs(x) >= 0.25 * composite.box().width(axis)) {
          throw new InputException(
              ("Invalid `order-parameters.affine` true: component %d reaches a quarter of the periodic"
                      + " cell from its centre, where x, y, z may not close; allowed is false")
                  .formatted(c));
        }
        values[i * m + parts * c + 1 + axis] = gyration[c] > 0 ? x / gyration[c] : 0;
      }
    }
    PlainFunctions.clearRounding(composite, values, m);
    return values;
  }

  private static double[][] centres(Composite composite) {
    double[][] centre = new double[composite.nComponents()][3];
    double[] mass = new double[composite.nComponents()];
    for (int i = 0; i < composite.nAtoms(); i++) {
      int c = composite.component(i);
      mass[c] += composite.mass(i);
      for (int axis = 0; axis < 3; axis++) {
        centre[c][axis] += composite.mass(i) * composite.reference(i, axis);
      }
    }
    for (int c = 0; c < mass.length; c++) {
      for (int axis = 0; axis < 3; axis++) {
        centre[c][axis] /= mass[c];
      }
    }
    return centre;
  }

  /** Radius of gyration of every component, nm. */
  private static double[] gyration(Composite composite, double[][] centre) {
    double[] sum = new double[centre.length];
    double[] mass = new double[centre.length];
    for (int i = 0; i < composite.nAtoms(); i++) {
      int c = composite.component(i);
      mass[c] += composite.mass(i);
      for (int axis = 0; axis < 3; axis++) {
        double x = composite.reference(i, axis) - centre[c][axis];
        sum[c] += composite.mass(i) * x * x;
      }
    }
    for (int c = 0; c < sum.length; c++) {
      sum[c] = Math.sqrt(sum[c] / mass[c]);
    }
    return sum;
  }
}
