package continuo.orderparam;

import continuo.error.InputException;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * Products P_i(x) P_j(y) P_k(z) of Legendre polynomials with i + j + k ≤ order, on the box around a
 * free body whose edges are mapped to −1 … 1: the space-warping order parameters. The products of
 * order 0 and 1 hold rigid motion and uniform strain.
 *
 * @param order largest total degree
 * @param boxScale edge of the box over the body's extent
 * @param nPatches parts the functions are cut into, in order of total degree
 * @param dropTolerance see {@link OrderParameterBasis}
 */
public record LegendreBasis(int order, double boxScale, int nPatches, double dropTolerance)
    implements BasisFamily {
  /** Checks the order. */
  public LegendreBasis {
    if (order < 1) {
      throw new IllegalArgumentException("Invalid order: " + order);
    }
  }

  @Override
  public OrderParameterBasis build(Composite atoms) {
    Composite composite = atoms.withoutHost();
    if (composite.box().isPeriodic()) {
      throw new InputException(
          "Invalid `order-parameters.family` \"legendre\": polynomials do not close in a periodic"
              + " cell; allowed there are fourier and components");
    }
    List<int[]> degrees = degrees();
    int m = degrees.size();
    if (m >= composite.nAtoms()) {
      throw new InputException(
          ("Invalid `order-parameters.order` %d: %d basis functions for %d atoms leave no residual"
                  + " motion to average over; allowed are fewer functions than atoms")
              .formatted(order, m, composite.nAtoms()));
    }
    List<BasisFunction> functions = new ArrayList<>();
    for (int[] d : degrees) {
      functions.add(
          functions.isEmpty()
              ? BasisFunction.plain(BasisFunction.Family.CONSTANT, BasisFunction.Part.CONST, "")
              : BasisFunction.plain(
                  BasisFunction.Family.LEGENDRE,
                  BasisFunction.Part.PRODUCT,
                  d[0] + " " + d[1] + " " + d[2]));
    }
    double[] values = evaluate(composite, degrees);
    return new OrderParameterBasis(
        composite,
        functions,
        values,
        PlainFunctions.patches(m, 1, 1, nPatches),
        PlainFunctions.naturalMasses(composite, values, m),
        dropTolerance);
  }

  /** Degrees in order of their sum. */
  private List<int[]> degrees() {
    List<int[]> degrees = new ArrayList<>();
    for (int total = 0; total <= order; total++) {
      for (int i = total; i >= 0; i--) {
        for (int j = total - i; j >= 0; j--) {
          degrees.add(new int[] {i, j, total - i - j});
        }
      }
    }
    return degrees;
  }

  private double[] evaluate(Composite composite, List<int[]> degrees) {
    Box box = PlainFunctions.box(composite, boxScale);
    double[] middle = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double[] range = PlainFunctions.range(composite, axis);
      middle[axis] = 0.5 * (range[0] + range[1]);
    }
    int m = degrees.size();
    double[] values = new double[composite.nAtoms() * m];
    double[][] p = new double[3][];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        p[axis] =
            polynomials(2 * (composite.reference(i, axis) - middle[axis]) / box.edge(axis), order);
      }
      for (int a = 0; a < m; a++) {
        int[] d = degrees.get(a);
        values[i * m + a] = p[0][d[0]] * p[1][d[1]] * p[2][d[2]];
      }
    }
    PlainFunctions.clearRounding(composite, values, m);
    return values;
  }

  /** P_0 … P_n by (n+1) P_{n+1} = (2n+1) x P_n − n P_{n−1}. */
  static double[] polynomials(double x, int order) {
    double[] p = new double[order + 1];
    p[0] = 1;
    p[1] = x;
    for (int n = 1; n < order; n++) {
      p[n + 1] = ((2 * n + 1) * x * p[n] - n * p[n - 1]) / (n + 1);
    }
    return p;
  }
}
