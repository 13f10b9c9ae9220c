package continuo.bench;

/**
 * Loops that do nothing but what a core is limited by. Each method does one round of fixed size and
 * returns something that depends on all of it, so that no compiler leaves it out.
 */
interface LimitLoops {
  /** Fused multiply-adds of one round of {@link #multiplyAdd}. */
  long multiplyAdds();

  /** Independent chains of multiply-adds in double. */
  double multiplyAdd();

  /** Same as {@link #multiplyAdds} in single precision. */
  long singleMultiplyAdds();

  /** Independent chains of multiply-adds in single precision. */
  double singleMultiplyAdd();

  /** Divisions of one round of {@link #divide}. */
  long divisions();

  /** Independent chains of divisions in double. */
  double divide();

  /** Square roots of one round of {@link #squareRoot}. */
  long squareRoots();

  /** Independent chains of square roots in double. */
  double squareRoot();

  /** a ← b + s c: two reads and a write an element. */
  void triad(double[] a, double[] b, double[] c, double s);
}
