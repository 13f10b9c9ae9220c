package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.BurstContext;
import continuo.estimate.diffusion.ConstrainedForce;
import continuo.estimate.diffusion.DiffusionEstimate;
import continuo.estimate.diffusion.GreenKubo;
import continuo.estimate.diffusion.MeanSquareDisplacement;
import continuo.estimate.diffusion.ReplicaSeries;
import continuo.estimate.diffusion.SampledSeries;
import continuo.estimate.diffusion.SamplingPlan;
import continuo.forcefield.MolecularSystem;
import continuo.plain.MdSample;
import continuo.plain.PlainMd;
import continuo.plain.PlainMdPlan;
import continuo.structure.AtomLabel;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A single nanoparticle in a small periodic cell of a fluid that conserves energy and momentum. */
class HostDiffusionTest {
  private static final double STEP = 0.005;
  private static final int REPLICAS = 16;

  private static final String CONF =
      """
      units = lj
      seed = 5
      system {
        type = superlattice, cells = [1, 1, 1], lattice-constant = 4
        particle { spacing = 1, atom-mass = 20, bond-stiffness = 500 }
        link.count = 0
        host { density = 0.6, epsilon = 1, sigma = 1, atom-mass = 1, cutoff-ratio = 1.1225, skin = 0.3,
          margin = 2.6 }
      }
      thermostat { temperature = 1, collision-rate = 0, equilibration-rate = 1 }
      order-parameters { family = components, patches = 1 }
      ensemble { lanes = 8, preparation-steps = 1000 }
      burst { time-step = 0.005, equilibration-steps = 200, sampling-steps = 2000, sample-every = 4 }
      stiffness.estimator = secant
      langevin { time-step = 20, steps = 2, max-bond-change = 0.1 }
      """;

  /** Mostly held: 40 time units, some 60 memory times of the force. */
  private static final SamplingPlan HELD =
      new SamplingPlan(REPLICAS, 200, 8, 1000, 4, 200, 40, 5, 1, 0, 1, 8, 0.5, 0.2, 0.4);

  private static final Simulation SIMULATION = Simulation.of(Runs.config(CONF));
  private static final double KT = SIMULATION.config().kT();
  private static final double MASS = 13 * 20;
  private static final double HOST_MASS = SIMULATION.system().composite().nHost();

  private static double[] start;
  private static SampledSeries held;

  @BeforeAll
  static void sample() {
    start = Preparation.start(SIMULATION);
    held = DiffusionSampler.of(SIMULATION, HELD).sample(start, new double[3]);
  }

  private static double mean(DiffusionEstimate d) {
    return (d.value().get(0, 0) + d.value().get(1, 1) + d.value().get(2, 2)) / 3;
  }

  private static double variance(DiffusionEstimate d) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      sum += Math.pow(d.error().get(axis, axis) / 3, 2);
    }
    return sum;
  }

  @Test
  void forcesOnAHeldParticleGiveTheDiffusionOfAFreeOne() {
    DiffusionEstimate fromForces = new ConstrainedForce(0, KT, 6).estimate(held.forces());
    int every = 40;
    List<List<MdSample>> samples =
        PlainMd.run(SIMULATION, new PlainMdPlan(REPLICAS, 12_000, every, 400));
    double[][][] q = new double[REPLICAS][][];
    for (int r = 0; r < REPLICAS; r++) {
      q[r] = samples.get(r).stream().map(MdSample::q).toArray(double[][]::new);
    }
    DiffusionEstimate free =
        new MeanSquareDisplacement(8, 16).estimate(new ReplicaSeries(q, every * STEP));

    double error = Math.sqrt(variance(fromForces) + variance(free));
    assertThat(Math.abs(mean(fromForces) - mean(free))).isLessThan(4 * error);
    // Sharp enough to tell the frame of the host from that in which the whole is at rest, where D
    // is smaller by the square of m_h/(M + m_h).
    double share = HOST_MASS / (HOST_MASS + MASS);
    assertThat(mean(free) * (1 - share * share)).isGreaterThan(4 * error);
  }

  /** Of a Maxwell distribution over all atoms, kT(1 + M/m_h). */
  @Test
  void momentumRelativeToTheHostHasTheReducedMass() {
    GreenKubo.EqualTime zero = GreenKubo.equalTime(held.momenta());
    double expected = KT * (1 + MASS / HOST_MASS);
    for (int axis = 0; axis < 3; axis++) {
      double z = (zero.value().get(axis, axis) - expected) / zero.error().get(axis, axis);
      assertThat(Math.abs(z)).isLessThan(4);
    }
  }

  /**
   * Why the host is held: free, it takes up the momentum −∫F dt, whose square is at most that of
   * two thermal momenta, 2 m_h kT, however long the force is summed up.
   */
  @Test
  void aFreeHostHidesTheFrictionInItsMomentum() {
    Composite atoms = SIMULATION.system().composite();
    int n = atoms.nAtoms();
    int[] components = new int[n];
    List<AtomLabel> labels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      components[i] = i < n - atoms.nHost() ? 0 : 1;
      labels.add(atoms.label(i));
    }
    // The same atoms, but the fluid counts as a second component without functions.
    MolecularSystem unheld =
        new MolecularSystem(
            new Composite(
                atoms.box(), atoms.copyMasses(), atoms.copyReference(), components, labels),
            SIMULATION.system().terms());
    BurstContext context =
        new BurstContext(unheld, SIMULATION.basis(), SIMULATION.context().settings());
    ReplicaSeries forces =
        new DiffusionSampler(context, HELD, 8).sample(start, new double[3]).forces();
    double[] impulse = impulse(forces);
    double limit = 2 * HOST_MASS * KT;
    assertThat(Math.abs(impulse[0] - limit)).isLessThan(4 * impulse[1]);

    // With the host held the square grows as 2 kT ζ t and has long passed that limit.
    DiffusionEstimate d = new ConstrainedForce(0, KT, 6).estimate(held.forces());
    double time = forces.samples() * forces.interval();
    double friction = KT * MASS / mean(d);
    double error = friction * Math.sqrt(variance(d)) / mean(d);
    assertThat(2 * KT * time * (friction - 4 * error)).isGreaterThan(limit + 4 * impulse[1]);
  }

  /** ⟨(∫F dt)²⟩ of one axis over the whole series, and its standard error over replicas. */
  private static double[] impulse(ReplicaSeries forces) {
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < forces.replicas(); r++) {
      double ofReplica = 0;
      for (int axis = 0; axis < 3; axis++) {
        double impulse = 0;
        for (double[] sample : forces.replica(r)) {
          impulse += sample[axis] * forces.interval() * Math.sqrt(MASS);
        }
        ofReplica += impulse * impulse / 3;
      }
      sum += ofReplica;
      squares += ofReplica * ofReplica;
    }
    int n = forces.replicas();
    double mean = sum / n;
    return new double[] {mean, Math.sqrt((squares / n - mean * mean) / (n - 1))};
  }
}
