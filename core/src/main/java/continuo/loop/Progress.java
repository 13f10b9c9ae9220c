package continuo.loop;

/** Told of every finished step. */
@FunctionalInterface
public interface Progress {
  /** A step is finished, and its rows are with the store. */
  void finished(StepReport step);
}
