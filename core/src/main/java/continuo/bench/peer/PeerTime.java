package continuo.bench.peer;

/**
 * What a program's own timer says.
 *
 * @param atomStepsPerSecond atoms × steps over the wall time of the timed section
 * @param seconds wall time of the timed section
 * @param coreShare processor time over wall time in it
 */
public record PeerTime(double atomStepsPerSecond, double seconds, double coreShare) {}
