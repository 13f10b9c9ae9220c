package continuo.burst;

/** Turns vectors of every lane, [atom][xyz][lane]. */
final class LaneRotation {
  private LaneRotation() {}

  /**
   * x ← c + R (x − c).
   *
   * @param x overwritten
   * @param lanes lanes
   * @param rotation R, row major, 9; read
   * @param centre c, 3; read
   */
  static void apply(double[] x, int lanes, double[] rotation, double[] centre) {
    double[] from = new double[3];
    for (int first = 0; first < x.length; first += 3 * lanes) {
      for (int l = 0; l < lanes; l++) {
        for (int axis = 0; axis < 3; axis++) {
          from[axis] = x[first + axis * lanes + l] - centre[axis];
        }
        for (int axis = 0; axis < 3; axis++) {
          x[first + axis * lanes + l] =
              centre[axis]
                  + rotation[3 * axis] * from[0]
                  + rotation[3 * axis + 1] * from[1]
                  + rotation[3 * axis + 2] * from[2];
        }
      }
    }
  }
}
