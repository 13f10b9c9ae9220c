package continuo.orderparam;

import continuo.error.InputException;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * The default basis: cos(k·r0), sin(k·r0) for the wavevectors of a lattice with 0 &lt; |k| ≤ k_c,
 * and the constant. A free body adds the affine functions x, y, z (from its centre of mass, over
 * half the box edge), so that rigid motion and uniform strain are exact.
 *
 * <p>A lattice is that of the periodic cell, or of a box around a free body; shells fill the sphere
 * of a free body without regard to a box.
 *
 * @param grid where the wavevectors lie
 * @param cutoff k_c, 1/nm
 * @param boxScale edge of the box around a free body over the body's extent
 * @param scaling scaling law
 * @param nPatches parts the wavevector sphere is cut into
 * @param dropTolerance see {@link OrderParameterBasis}
 */
public record FourierBasis(
    WavevectorGrid grid,
    double cutoff,
    double boxScale,
    ScalingLaw scaling,
    int nPatches,
    double dropTolerance)
    implements BasisFamily {
  /** On the lattice of the cell, or of the box around a free body. */
  public FourierBasis(
      double cutoff, double boxScale, ScalingLaw scaling, int nPatches, double dropTolerance) {
    this(WavevectorGrid.LATTICE, cutoff, boxScale, scaling, nPatches, dropTolerance);
  }

  /**
   * Evaluates the basis.
   *
   * @param atoms composite and host; read
   * @throws InputException as {@link #build(Composite, int)}
   */
  @Override
  public OrderParameterBasis build(Composite atoms) {
    return build(atoms, Integer.MAX_VALUE);
  }

  /**
   * Evaluates the basis, or that part of it with the longest waves.
   *
   * @param atoms composite and host; the functions are those of the composite; read
   * @param most functions to keep at most, more than 5: the cosine and the sine of a wavevector
   *     stay together, a shell of wavevectors may be cut
   * @throws InputException if no wavevector fits below k_c, if k_c resolves less than the distance
   *     of neighbouring atoms, or if there are as many functions as atoms
   */
  public OrderParameterBasis build(Composite atoms, int most) {
    Composite composite = atoms.withoutHost();
    Box cell = cell(composite);
    double smallest = WavevectorLattice.shortest(cell);
    double spacing = composite.nearestDistance();
    double largest = 2 * Math.PI / spacing;
    if (!(cutoff <= largest)) {
      throw new InputException(
          ("Invalid `order-parameters.cutoff` %.6g 1/nm: neighbouring atoms are %.4g nm apart, so that"
                  + " wavevectors beyond %.6g 1/nm repeat longer ones; allowed is at most that")
              .formatted(cutoff, spacing, largest));
    }
    if (composite.box().isPeriodic() && !grid.isPeriodic()) {
      throw new InputException(
          "Invalid `order-parameters.grid` \"shells\": its waves do not close in a periodic cell;"
              + " allowed there is lattice");
    }
    List<Wavevector> wavevectors = grid.halfSphere(cell, cutoff);
    if (wavevectors.isEmpty()) {
      throw new InputException(
          ("Invalid `order-parameters.cutoff` %.6g 1/nm: the basis is empty; the smallest wavevector of"
                  + " the %s (%.4g × %.4g × %.4g nm) is %.6g 1/nm")
              .formatted(
                  cutoff,
                  composite.box().isPeriodic() ? "periodic cell" : "box around the body",
                  cell.edge(0),
                  cell.edge(1),
                  cell.edge(2),
                  smallest));
    }
    int room = (most - (composite.box().isPeriodic() ? 1 : 4)) / 2;
    wavevectors = wavevectors.subList(0, Math.min(room, wavevectors.size()));
    List<BasisFunction> functions = functions(composite.box().isPeriodic(), wavevectors);
    if (grid.isPeriodic() && functions.size() >= atoms.nAtoms()) {
      throw new InputException(
          ("Invalid `order-parameters.cutoff` %.6g 1/nm: %d basis functions for %d atoms leave no"
                  + " residual motion to average over; allowed are fewer functions than atoms")
              .formatted(cutoff, functions.size(), atoms.nAtoms()));
    }
    double[] values = evaluate(composite, functions, cell);
    int[] patchStart = patches(functions);
    return PlainFunctions.leavingResidual(
        atoms,
        "order-parameters.cutoff",
        new OrderParameterBasis(
            composite,
            functions,
            values,
            patchStart,
            effectiveMasses(composite, functions, values, wavevectors),
            dropTolerance));
  }

  private Box cell(Composite composite) {
    if (composite.box().isPeriodic()) {
      return composite.box();
    }
    return PlainFunctions.box(composite, boxScale);
  }

  private static List<BasisFunction> functions(boolean periodic, List<Wavevector> wavevectors) {
    List<BasisFunction> functions = new ArrayList<>();
    functions.add(BasisFunction.plain(BasisFunction.Family.CONSTANT, BasisFunction.Part.CONST, ""));
    if (!periodic) {
      functions.add(BasisFunction.plain(BasisFunction.Family.AFFINE, BasisFunction.Part.X, ""));
      functions.add(BasisFunction.plain(BasisFunction.Family.AFFINE, BasisFunction.Part.Y, ""));
      functions.add(BasisFunction.plain(BasisFunction.Family.AFFINE, BasisFunction.Part.Z, ""));
    }
    for (Wavevector k : wavevectors) {
      for (BasisFunction.Part part : List.of(BasisFunction.Part.COS, BasisFunction.Part.SIN)) {
        functions.add(
            new BasisFunction(
                BasisFunction.Family.FOURIER, k.x(), k.y(), k.z(), part, k.weight(), ""));
      }
    }
    return functions;
  }

  private static double[] evaluate(Composite composite, List<BasisFunction> functions, Box cell) {
    int n = composite.nAtoms();
    int m = functions.size();
    double[] centre = PlainFunctions.centreOfMass(composite);
    double[] values = new double[n * m];
    for (int i = 0; i < n; i++) {
      double x = composite.reference(i, 0);
      double y = composite.reference(i, 1);
      double z = composite.reference(i, 2);
      for (int a = 0; a < m; a++) {
        BasisFunction function = functions.get(a);
        // Phases from the centre: a shift of the origin only mixes cos and sin of one wavevector.
        double phase =
            function.kx() * (x - centre[0])
                + function.ky() * (y - centre[1])
                + function.kz() * (z - centre[2]);
        values[i * m + a] =
            switch (function.part()) {
              case CONST -> 1;
              case X -> 2 * (x - centre[0]) / cell.lx();
              case Y -> 2 * (y - centre[1]) / cell.ly();
              case Z -> 2 * (z - centre[2]) / cell.lz();
              case COS -> StrictMath.cos(phase);
              case SIN -> StrictMath.sin(phase);
              case PRODUCT -> throw new IllegalStateException(function.label());
            };
      }
    }
    PlainFunctions.clearRounding(composite, values, m);
    return values;
  }

  /**
   * Contiguous parts of the sphere with nearly equal numbers of functions. The functions are
   * ordered by |k|, then direction, and a wavevector's cos and sin stay together, so every patch is
   * a connected piece of a spherical shell and the first one holds the slowest functions.
   */
  private int[] patches(List<BasisFunction> functions) {
    int m = functions.size();
    int first = 0;
    while (functions.get(first).family() != BasisFunction.Family.FOURIER) {
      first++;
    }
    return PlainFunctions.patches(m, first, 2, nPatches);
  }

  private double[] effectiveMasses(
      Composite composite,
      List<BasisFunction> functions,
      double[] values,
      List<Wavevector> wavevectors) {
    int m = functions.size();
    double smallest = wavevectors.get(0).length();
    double total = composite.totalMass();
    // m_c: the mean mass of a nanocomponent; of an atom where there is but one component.
    int parts = composite.nComponents() > 1 ? composite.nComponents() : composite.nAtoms();
    double[] mu = new double[m];
    for (int a = 0; a < m; a++) {
      double natural = PlainFunctions.norm2(composite, values, m, a);
      mu[a] =
          scaling.effectiveMass(
              functions.get(a).k(), natural, smallest, cutoff, total, total / parts);
      if (!(mu[a] > 0)) {
        mu[a] = total;
      }
    }
    return mu;
  }
}
