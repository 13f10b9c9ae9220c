package continuo.bench;

import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneForces;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Composite;
import java.util.List;

/** One energy term on its own, with a clock. */
final class TimedTerm {
  private final String name;
  private final LaneForces forces;
  private final double[] part;
  private final double[] energy;
  private final long listBefore;
  private long nanoseconds;

  /**
   * @param x positions at which a first list is made, which is not timed
   */
  TimedTerm(EnergyTerm term, Composite composite, Kernels kernels, int lanes, double[] x) {
    this.name = term.name();
    this.forces = kernels.forces(new MolecularSystem(composite, List.of(term)), lanes);
    this.part = new double[x.length];
    this.energy = new double[lanes];
    forces.compute(x, part, energy);
    this.listBefore = forces.listStatistics().nanoseconds();
  }

  /** Evaluates the term, timed, and adds it, not timed. */
  void add(double[] x, double[] f) {
    long began = System.nanoTime();
    forces.compute(x, part, energy);
    nanoseconds += System.nanoTime() - began;
    for (int c = 0; c < f.length; c++) {
      f[c] += part[c];
    }
  }

  String name() {
    return name;
  }

  long listNanoseconds() {
    return forces.listStatistics().nanoseconds() - listBefore;
  }

  long forceNanoseconds() {
    return nanoseconds - listNanoseconds();
  }
}
