package continuo.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Loops on vectors of the width that the kernels use. */
final class VectorLimitLoops implements LimitLoops {
  private static final VectorShape SHAPE =
      DoubleVector.SPECIES_PREFERRED.vectorBitSize() > VectorShape.S_512_BIT.vectorBitSize()
          ? VectorShape.S_512_BIT
          : DoubleVector.SPECIES_PREFERRED.vectorShape();
  private static final VectorSpecies<Double> D = VectorSpecies.of(double.class, SHAPE);
  private static final VectorSpecies<Float> F = VectorSpecies.of(float.class, SHAPE);
  private static final int ROUND = 512;

  /** Latency (4 cycles) times throughput (2 a cycle) of multiply-adds on present cores. */
  private static final int CHAINS = 8;

  private static final int SLOW_CHAINS = 6;

  @Override
  public long multiplyAdds() {
    return (long) ROUND * CHAINS * D.length();
  }

  @Override
  public double multiplyAdd() {
    final DoubleVector b = DoubleVector.broadcast(D, 0.999);
    final DoubleVector c = DoubleVector.broadcast(D, 0.001);
    DoubleVector a0 = DoubleVector.broadcast(D, 0.1);
    DoubleVector a1 = DoubleVector.broadcast(D, 0.2);
    DoubleVector a2 = DoubleVector.broadcast(D, 0.3);
    DoubleVector a3 = DoubleVector.broadcast(D, 0.4);
    DoubleVector a4 = DoubleVector.broadcast(D, 0.5);
    DoubleVector a5 = DoubleVector.broadcast(D, 0.6);
    DoubleVector a6 = DoubleVector.broadcast(D, 0.7);
    DoubleVector a7 = DoubleVector.broadcast(D, 0.8);
    for (int n = 0; n < ROUND; n++) {
      a0 = a0.fma(b, c);
      a1 = a1.fma(b, c);
      a2 = a2.fma(b, c);
      a3 = a3.fma(b, c);
      a4 = a4.fma(b, c);
      a5 = a5.fma(b, c);
      a6 = a6.fma(b, c);
      a7 = a7.fma(b, c);
    }
    return a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).lane(0);
  }

  @Override
  public long singleMultiplyAdds() {
    return (long) ROUND * CHAINS * F.length();
  }

  @Override
  public double singleMultiplyAdd() {
    final FloatVector b = FloatVector.broadcast(F, 0.999f);
    final FloatVector c = FloatVector.broadcast(F, 0.001f);
    FloatVector a0 = FloatVector.broadcast(F, 0.1f);
    FloatVector a1 = FloatVector.broadcast(F, 0.2f);
    FloatVector a2 = FloatVector.broadcast(F, 0.3f);
    FloatVector a3 = FloatVector.broadcast(F, 0.4f);
    FloatVector a4 = FloatVector.broadcast(F, 0.5f);
    FloatVector a5 = FloatVector.broadcast(F, 0.6f);
    FloatVector a6 = FloatVector.broadcast(F, 0.7f);
    FloatVector a7 = FloatVector.broadcast(F, 0.8f);
    for (int n = 0; n < ROUND; n++) {
      a0 = a0.fma(b, c);
      a1 = a1.fma(b, c);
      a2 = a2.fma(b, c);
      a3 = a3.fma(b, c);
      a4 = a4.fma(b, c);
      a5 = a5.fma(b, c);
      a6 = a6.fma(b, c);
      a7 = a7.fma(b, c);
    }
    return a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).lane(0);
  }

  @Override
  public long divisions() {
    return (long) ROUND * SLOW_CHAINS * D.length();
  }

  @Override
  public double divide() {
    final DoubleVector b = DoubleVector.broadcast(D, 1.7);
    DoubleVector a0 = DoubleVector.broadcast(D, 1.1);
    DoubleVector a1 = DoubleVector.broadcast(D, 1.2);
    DoubleVector a2 = DoubleVector.broadcast(D, 1.3);
    DoubleVector a3 = DoubleVector.broadcast(D, 1.4);
    DoubleVector a4 = DoubleVector.broadcast(D, 1.5);
    DoubleVector a5 = DoubleVector.broadcast(D, 1.6);
    for (int n = 0; n < ROUND; n++) {
      a0 = b.div(a0);
      a1 = b.div(a1);
      a2 = b.div(a2);
      a3 = b.div(a3);
      a4 = b.div(a4);
      a5 = b.div(a5);
    }
    return a0.add(a1).add(a2).add(a3).add(a4).add(a5).lane(0);
  }

  @Override
  public long squareRoots() {
    return (long) ROUND * SLOW_CHAINS * D.length();
  }

  @Override
  public double squareRoot() {
    final DoubleVector c = DoubleVector.broadcast(D, 1.3);
    DoubleVector a0 = DoubleVector.broadcast(D, 1.1);
    DoubleVector a1 = DoubleVector.broadcast(D, 1.2);
    DoubleVector a2 = DoubleVector.broadcast(D, 1.3);
    DoubleVector a3 = DoubleVector.broadcast(D, 1.4);
    DoubleVector a4 = DoubleVector.broadcast(D, 1.5);
    DoubleVector a5 = DoubleVector.broadcast(D, 1.6);
    for (int n = 0; n < ROUND; n++) {
      a0 = a0.add(c).sqrt();
      a1 = a1.add(c).sqrt();
      a2 = a2.add(c).sqrt();
      a3 = a3.add(c).sqrt();
      a4 = a4.add(c).sqrt();
      a5 = a5.add(c).sqrt();
    }
    return a0.add(a1).add(a2).add(a3).add(a4).add(a5).lane(0);
  }

  @Override
  public void triad(double[] a, double[] b, double[] c, double s) {
    final DoubleVector factor = DoubleVector.broadcast(D, s);
    final int end = D.loopBound(a.length);
    for (int i = 0; i < end; i += D.length()) {
      DoubleVector.fromArray(D, c, i).fma(factor, DoubleVector.fromArray(D, b, i)).intoArray(a, i);
    }
    for (int i = end; i < a.length; i++) {
      a[i] = Math.fma(s, c[i], b[i]);
    }
  }
}
