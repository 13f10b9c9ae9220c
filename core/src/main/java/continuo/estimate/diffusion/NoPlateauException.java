package continuo.estimate.diffusion;

/**
 * The running integral of a momentum correlation has no plateau, so there is no time between fast
 * and slow at which it gives a diffusion coefficient, or the series do not reach it.
 */
public final class NoPlateauException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int coordinate;

  /**
   * @param coordinate which coordinate
   * @param message names the coordinate, what was found and what is needed
   */
  NoPlateauException(int coordinate, String message) {
    super(message);
    this.coordinate = coordinate;
  }

  /** Coordinate without a plateau. */
  public int coordinate() {
    return coordinate;
  }
}
