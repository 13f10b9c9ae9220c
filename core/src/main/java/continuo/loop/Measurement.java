package continuo.loop;

import continuo.estimate.EnsembleMoments;
import continuo.estimate.ForceMismatch;
import continuo.estimate.Friction;
import continuo.estimate.RelaxationSpectrum;
import continuo.estimate.StateVerdict;
import continuo.estimate.ThermalForce;
import continuo.estimate.ThermalForceFilter;
import continuo.estimate.TimescaleGap;
import continuo.langevin.LangevinStep;
import org.ejml.data.DMatrixRMaj;

/**
 * All that was learned at one state.
 *
 * @param moments sums of the bursts
 * @param rounds bursts each replica ran
 * @param measured thermal force of this state alone
 * @param noise covariance of its sampling error in the coordinates, 3R×3R
 * @param force thermal force that is used, with what earlier states tell
 * @param filter state of its filter
 * @param mismatch of the measured force and the one that the last step predicted
 * @param excess what the mismatch is beyond its sampling error, in units of the random force; NaN
 *     where no step led here
 * @param friction ζ
 * @param spectrum relaxation rates
 * @param gap time scales
 * @param step the Langevin step that leads to the next state
 * @param verdict whether all this can be relied on
 */
record Measurement(
    EnsembleMoments moments,
    int rounds,
    ThermalForce measured,
    DMatrixRMaj noise,
    ThermalForce force,
    ThermalForceFilter filter,
    ForceMismatch mismatch,
    double excess,
    Friction friction,
    RelaxationSpectrum spectrum,
    TimescaleGap gap,
    LangevinStep step,
    StateVerdict verdict) {
  /** The same with another step to the next state. */
  Measurement with(LangevinStep other) {
    return new Measurement(
        moments, rounds, measured, noise, force, filter, mismatch, excess, friction, spectrum, gap,
        other, verdict);
  }

  /** The same, but doubtful at best. */
  Measurement doubtful(String because) {
    return new Measurement(
        moments,
        rounds,
        measured,
        noise,
        force,
        filter,
        mismatch,
        excess,
        friction,
        spectrum,
        gap,
        step,
        verdict.doubtful(because));
  }
}
