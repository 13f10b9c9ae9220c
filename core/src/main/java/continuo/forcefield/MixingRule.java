package continuo.forcefield;

/** How ε and σ of unlike types follow from those of like types; ε_ab = √(ε_a ε_b) in both. */
public enum MixingRule {
  /** σ_ab = (σ_a + σ_b)/2: GROMACS combination rule 2, LAMMPS {@code mix arithmetic}. */
  LORENTZ_BERTHELOT {
    @Override
    double sigma(double a, double b) {
      return 0.5 * (a + b);
    }
  },
  /** σ_ab = √(σ_a σ_b): GROMACS combination rule 3, LAMMPS {@code mix geometric}, OPLS. */
  GEOMETRIC {
    @Override
    double sigma(double a, double b) {
      return Math.sqrt(a * b);
    }
  };

  abstract double sigma(double a, double b);

  double epsilon(double a, double b) {
    return Math.sqrt(a * b);
  }
}
