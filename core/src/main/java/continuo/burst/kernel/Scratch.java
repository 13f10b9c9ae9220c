package continuo.burst.kernel;

/** An array that grows when a longer one is asked for; its contents are then lost. */
final class Scratch {
  private double[] array = new double[256];

  double[] of(int length) {
    if (array.length < length) {
      array = new double[length + length / 2];
    }
    return array;
  }
}
