package continuo.bench;

/** Scalar loops, for a virtual machine without the Vector API. */
final class PlainLimitLoops implements LimitLoops {
  private static final int ROUND = 512;
  private static final int CHAINS = 8;

  @Override
  public long multiplyAdds() {
    return (long) ROUND * CHAINS;
  }

  @Override
  public double multiplyAdd() {
    final double b = 0.999;
    final double c = 0.001;
    double a0 = 0.1;
    double a1 = 0.2;
    double a2 = 0.3;
    double a3 = 0.4;
    double a4 = 0.5;
    double a5 = 0.6;
    double a6 = 0.7;
    double a7 = 0.8;
    for (int n = 0; n < ROUND; n++) {
      a0 = Math.fma(a0, b, c);
      a1 = Math.fma(a1, b, c);
      a2 = Math.fma(a2, b, c);
      a3 = Math.fma(a3, b, c);
      a4 = Math.fma(a4, b, c);
      a5 = Math.fma(a5, b, c);
      a6 = Math.fma(a6, b, c);
      a7 = Math.fma(a7, b, c);
    }
    return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7;
  }

  @Override
  public long singleMultiplyAdds() {
    return (long) ROUND * CHAINS;
  }

  @Override
  public double singleMultiplyAdd() {
    final float b = 0.999f;
    final float c = 0.001f;
    float a0 = 0.1f;
    float a1 = 0.2f;
    float a2 = 0.3f;
    float a3 = 0.4f;
    float a4 = 0.5f;
    float a5 = 0.6f;
    float a6 = 0.7f;
    float a7 = 0.8f;
    for (int n = 0; n < ROUND; n++) {
      a0 = Math.fma(a0, b, c);
      a1 = Math.fma(a1, b, c);
      a2 = Math.fma(a2, b, c);
      a3 = Math.fma(a3, b, c);
      a4 = Math.fma(a4, b, c);
      a5 = Math.fma(a5, b, c);
      a6 = Math.fma(a6, b, c);
      a7 = Math.fma(a7, b, c);
    }
    return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7;
  }

  @Override
  public long divisions() {
    return 4L * ROUND;
  }

  @Override
  public double divide() {
    final double b = 1.7;
    double a0 = 1.1;
    double a1 = 1.2;
    double a2 = 1.3;
    double a3 = 1.4;
    for (int n = 0; n < ROUND; n++) {
      a0 = b / a0;
      a1 = b / a1;
      a2 = b / a2;
      a3 = b / a3;
    }
    return a0 + a1 + a2 + a3;
  }

  @Override
  public long squareRoots() {
    return 4L * ROUND;
  }

  @Override
  public double squareRoot() {
    final double c = 1.3;
    double a0 = 1.1;
    double a1 = 1.2;
    double a2 = 1.3;
    double a3 = 1.4;
    for (int n = 0; n < ROUND; n++) {
      a0 = Math.sqrt(a0 + c);
      a1 = Math.sqrt(a1 + c);
      a2 = Math.sqrt(a2 + c);
      a3 = Math.sqrt(a3 + c);
    }
    return a0 + a1 + a2 + a3;
  }

  @Override
  public void triad(double[] a, double[] b, double[] c, double s) {
    for (int i = 0; i < a.length; i++) {
      a[i] = Math.fma(s, c[i], b[i]);
    }
  }
}
