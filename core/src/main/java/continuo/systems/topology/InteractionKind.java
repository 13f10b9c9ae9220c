package continuo.systems.topology;

import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondTopology;
import continuo.forcefield.CosineAngles;
import continuo.forcefield.DistanceRestraints;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.FeneBonds;
import continuo.forcefield.FourteenPairs;
import continuo.forcefield.G96Angles;
import continuo.forcefield.GaussianContacts;
import continuo.forcefield.HarmonicAngles;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.HarmonicDihedrals;
import continuo.forcefield.MorseBonds;
import continuo.forcefield.PeriodicDihedrals;
import continuo.forcefield.PowerPairs;
import continuo.forcefield.RestrictedAngles;
import continuo.forcefield.RyckaertBellemansDihedrals;
import java.util.Arrays;

/** Bonded interactions that files can hold: their atoms and parameters, base units and radians. */
public enum InteractionKind {
  /** k, r₀. */
  HARMONIC_BOND(2, 2) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new HarmonicBonds(pairs(atoms), p[0], p[1]);
    }
  },
  /** k, R₀, ε, σ. */
  FENE_BOND(2, 4) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new FeneBonds(pairs(atoms), p[0], p[1], p[2], p[3]);
    }
  },
  /** D, α, r₀. */
  MORSE_BOND(2, 3) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new MorseBonds(pairs(atoms), p[0], p[1], p[2]);
    }
  },
  /** k, r₁, r₂, r₃. */
  DISTANCE_RESTRAINT(2, 4) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new DistanceRestraints(pairs(atoms), p[0], p[1], p[2], p[3]);
    }
  },
  /** C₁₂, C₁₀, C₆. */
  POWER_PAIR(2, 3) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new PowerPairs(pairs(atoms), p[0], p[1], p[2]);
    }
  },
  /** C₁₂, C₆, Q. */
  FOURTEEN_PAIR(2, 3) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new FourteenPairs(pairs(atoms), p[0], p[1], p[2]);
    }
  },
  /** ε, r₀, w, C₁₂. */
  GAUSSIAN_CONTACT(2, 4) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new GaussianContacts(pairs(atoms), p[0], p[1], p[2], p[3]);
    }
  },
  /** k, θ₀. */
  HARMONIC_ANGLE(3, 2) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new HarmonicAngles(atoms, p[0], p[1]);
    }
  },
  /** k of k(1 + cos θ). */
  COSINE_ANGLE(3, 1) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new CosineAngles(atoms, p[0]);
    }
  },
  /** k, θ₀ of ½k(cos θ − cos θ₀)². */
  G96_ANGLE(3, 2) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new G96Angles(atoms, p[0], p[1]);
    }
  },
  /** k, θ₀ of ½k(cos θ − cos θ₀)²/sin² θ. */
  RESTRICTED_ANGLE(3, 2) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new RestrictedAngles(atoms, p[0], p[1]);
    }
  },
  /** k, n, δ. */
  PERIODIC_DIHEDRAL(4, 3) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      int[] multiplicity = Arrays.stream(p[1]).mapToInt(n -> (int) n).toArray();
      return new PeriodicDihedrals(atoms, p[0], multiplicity, p[2]);
    }
  },
  /** C₀ … C₅. */
  RYCKAERT_BELLEMANS(4, RyckaertBellemansDihedrals.COEFFICIENTS) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      double[] flat = new double[atoms.size() * p.length];
      for (int c = 0; c < flat.length; c++) {
        flat[c] = p[c % p.length][c / p.length];
      }
      return new RyckaertBellemansDihedrals(atoms, flat);
    }
  },
  /** k, φ₀. */
  HARMONIC_DIHEDRAL(4, 2) {
    @Override
    EnergyTerm term(AtomTuples atoms, double[][] p) {
      return new HarmonicDihedrals(atoms, p[0], p[1]);
    }
  };

  private final int arity;
  private final int nParameters;

  InteractionKind(int arity, int nParameters) {
    this.arity = arity;
    this.nParameters = nParameters;
  }

  /** Atoms of an interaction. */
  int arity() {
    return arity;
  }

  /** Parameters of an interaction. */
  int nParameters() {
    return nParameters;
  }

  /**
   * @param p [parameter][interaction]
   */
  abstract EnergyTerm term(AtomTuples atoms, double[][] p);

  /** The vector of a bond is r_i − (r_j + image·L); the first image is 0. */
  private static BondTopology pairs(AtomTuples tuples) {
    int n = tuples.size();
    int[] i = new int[n];
    int[] j = new int[n];
    int[] image = new int[3 * n];
    for (int b = 0; b < n; b++) {
      i[b] = tuples.atom(b, 0);
      j[b] = tuples.atom(b, 1);
      for (int axis = 0; axis < 3; axis++) {
        image[3 * b + axis] = tuples.image(b, 1, axis);
      }
    }
    return new BondTopology(i, j, image);
  }
}
