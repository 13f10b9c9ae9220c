package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link InverseRoot}. */
final class VectorInverseRoot {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private VectorInverseRoot() {}

  static DoubleVector of(DoubleVector a) {
    final DoubleVector y0 =
        LongVector.broadcast(VectorWidth.LONG, InverseRoot.MAGIC)
            .sub(a.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 1))
            .reinterpretAsDoubles();
    final DoubleVector t = a.mul(y0).mul(y0);
    final DoubleVector y =
        broadcast(InverseRoot.A2)
            .fma(t, broadcast(InverseRoot.A1))
            .fma(t, broadcast(InverseRoot.A0))
            .mul(y0);
    final DoubleVector h = a.mul(y).fma(y, broadcast(-1));
    return broadcast(InverseRoot.B3)
        .fma(h, broadcast(InverseRoot.B2))
        .fma(h, broadcast(InverseRoot.B1))
        .fma(h.mul(y), y);
  }

  private static DoubleVector broadcast(double a) {
    return DoubleVector.broadcast(S, a);
  }
}
