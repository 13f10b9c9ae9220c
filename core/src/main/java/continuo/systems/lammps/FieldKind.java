package continuo.systems.lammps;

import java.util.Locale;

/** Kinds of interactions that have styles, types and coefficients. */
enum FieldKind {
  PAIR(0),
  BOND(2),
  ANGLE(3),
  DIHEDRAL(4),
  IMPROPER(4);

  private final int arity;

  FieldKind(int arity) {
    this.arity = arity;
  }

  /** Atoms of an interaction. */
  int arity() {
    return arity;
  }

  /** The word in commands, for example {@code bond}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word in section names, for example {@code Bond}. */
  String title() {
    return name().charAt(0) + word().substring(1);
  }
}
