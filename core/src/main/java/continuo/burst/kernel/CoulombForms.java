package continuo.burst.kernel;

import continuo.forcefield.CoulombLaw;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.ReactionField;
import continuo.math.ErrorFunction;
import continuo.math.Exponential;

/** Coulomb laws over flat arrays, for unit charges and constant. */
final class CoulombForms {
  private CoulombForms() {}

  /** V(r) of a law. */
  static PairForm of(CoulombLaw law) {
    if (law instanceof ReactionField field) {
      return new Field(field, 1);
    } else if (law instanceof DebyeHueckel screened) {
      return new Screened(screened);
    }
    return new Damped((DampedShiftedForce) law, 0);
  }

  /** V(r) − 1/(ε_r r), for excluded pairs; null when the law leaves them nothing. */
  static PairForm ofExcluded(CoulombLaw law) {
    if (law instanceof ReactionField field) {
      return new Field(field, 0);
    }
    return law instanceof DampedShiftedForce damped ? new Damped(damped, 1) : null;
  }

  /** [b/r + k r² − c]/ε_r with b = 1, or 0 without the bare interaction. */
  private static final class Field implements PairForm {
    private final double bare;
    private final double k;
    private final double c;

    Field(ReactionField law, double bare) {
      this.bare = bare / law.permittivity();
      k = law.k() / law.permittivity();
      c = law.c() / law.permittivity();
    }

    @Override
    public void evaluate(int n, double[] r2, double[] v, double[] c) {
      final double bare = this.bare;
      final double k = this.k;
      final double shift = this.c;
      for (int m = 0; m < n; m++) {
        final double inverse2 = 1 / (r2[m] + PlainDistanceCoordinate.TINY);
        final double coulomb = bare * Math.sqrt(inverse2);
        v[m] = Math.fma(k, r2[m], coulomb - shift);
        c[m] = Math.fma(coulomb, inverse2, -2 * k);
      }
    }
  }

  /** exp(−r/λ)/(ε_r r) − V_c. */
  private static final class Screened implements PairForm {
    private final double inverseLength;
    private final double bare;
    private final double shift;
    private final Scratch argument = new Scratch();

    Screened(DebyeHueckel law) {
      inverseLength = 1 / law.screeningLength();
      bare = 1 / law.permittivity();
      shift = law.shift();
    }

    @Override
    public void evaluate(int n, double[] r2, double[] v, double[] c) {
      final double[] argument = this.argument.of(n);
      final double inverseLength = this.inverseLength;
      final double bare = this.bare;
      final double shift = this.shift;
      for (int m = 0; m < n; m++) {
        argument[m] = -inverseLength * Math.sqrt(r2[m]);
      }
      Exponential.of(argument, v, n);
      for (int m = 0; m < n; m++) {
        final double inverse2 = 1 / r2[m];
        final double energy = bare * v[m] * Math.sqrt(inverse2);
        c[m] = energy * (1 - argument[m]) * inverse2;
        v[m] = energy - shift;
      }
    }
  }

  /** [erfc(αr)/r − b/r − e + g r]/ε_r with b = 0, or 1 without the bare interaction. */
  private static final class Damped implements PairForm {
    private final double bare;
    private final double damping;
    private final double energyShift;
    private final double forceShift;
    private final double inversePermittivity;

    /** αr below which a series is used. */
    private static final double SHORT = 1e-3;

    private final Scratch argument = new Scratch();
    private final Scratch gaussian = new Scratch();

    Damped(DampedShiftedForce law, double bare) {
      this.bare = bare;
      damping = law.damping();
      energyShift = law.energyShift();
      forceShift = law.forceShift();
      inversePermittivity = 1 / law.permittivity();
    }

    @Override
    public void evaluate(int n, double[] r2, double[] v, double[] c) {
      final double[] argument = this.argument.of(n);
      final double[] gaussian = this.gaussian.of(n);
      final double bare = this.bare;
      final double damping = this.damping;
      final double energyShift = this.energyShift;
      final double forceShift = this.forceShift;
      final double inversePermittivity = this.inversePermittivity;
      final double slope = DampedShiftedForce.TWO_OVER_ROOT_PI * damping;
      for (int m = 0; m < n; m++) {
        argument[m] = damping * Math.sqrt(r2[m]);
      }
      ErrorFunction.complement(argument, gaussian, v, n);
      for (int m = 0; m < n; m++) {
        final double inverse2 = 1 / (r2[m] + PlainDistanceCoordinate.TINY);
        final double inverse = Math.sqrt(inverse2);
        final double r = r2[m] * inverse;
        final double energy = (v[m] - bare) * inverse;
        v[m] = inversePermittivity * (energy - energyShift + forceShift * r);
        c[m] =
            inversePermittivity
                * (Math.fma(slope, gaussian[m], energy) * inverse2 - forceShift * inverse);
      }
      if (bare == 1) {
        correctShort(n, r2, argument, v, c);
      }
    }

    /**
     * −erf(αr)/r of excluded pairs at αr &lt; 10⁻³, where the difference above cancels: its series
     * −(2α/√π)(1 − (αr)²/3 + …), whose next term is below 10⁻¹³.
     */
    private void correctShort(int n, double[] r2, double[] argument, double[] v, double[] c) {
      final double slope = DampedShiftedForce.TWO_OVER_ROOT_PI * damping;
      for (int m = 0; m < n; m++) {
        if (argument[m] < SHORT) {
          final double a2 = argument[m] * argument[m];
          final double r = Math.sqrt(r2[m]);
          v[m] = inversePermittivity * (slope * (a2 / 3 - 1) - energyShift + forceShift * r);
          c[m] =
              -inversePermittivity
                  * (slope * damping * damping * (2.0 / 3 - 0.4 * a2)
                      + forceShift / Math.max(r, 1e-50));
        }
      }
    }
  }
}
