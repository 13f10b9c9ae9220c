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

/**
 * All that was learned at one state.
 *
 * @param moments sums of the bursts
 * @param rounds bursts each replica ran
 * @param measured thermal force of this state alone
 * @param force thermal force that is used, with what earlier states tell
 * @param filter state of its filter
 * @param mismatch of the measured force and the one that the last step predicted
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
    ThermalForce force,
    ThermalForceFilter filter,
    ForceMismatch mismatch,
    Friction friction,
    RelaxationSpectrum spectrum,
    TimescaleGap gap,
    LangevinStep step,
    StateVerdict verdict) {}
