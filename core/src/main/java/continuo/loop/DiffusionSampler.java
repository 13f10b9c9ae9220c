package continuo.loop;

import continuo.burst.BlockBurst;
import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.burst.BurstSettings;
import continuo.burst.HostFrame;
import continuo.burst.PhiConstraint;
import continuo.burst.ReplicaBlock;
import continuo.burst.kernel.Baoab;
import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneForces;
import continuo.burst.kernel.LaneNoise;
import continuo.error.NumericalException;
import continuo.estimate.diffusion.ConstrainedForce;
import continuo.estimate.diffusion.DiffusionEstimate;
import continuo.estimate.diffusion.GreenKubo;
import continuo.estimate.diffusion.NoPlateauException;
import continuo.estimate.diffusion.ReplicaSeries;
import continuo.estimate.diffusion.Restrained;
import continuo.estimate.diffusion.SampledSeries;
import continuo.estimate.diffusion.SamplingPlan;
import continuo.estimate.diffusion.Swarm;
import continuo.orderparam.OrderParameterBasis;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the bursts that the estimators need, with the kernels of the run and in this process, and
 * keeps their time series. The replicas go through three stretches at one Φ:
 *
 * <ol>
 *   <li>Φ held: forces, averaged over every interval;
 *   <li>released with fresh Maxwell momenta, several times, with Φ held again in between: momenta
 *       and coordinates;
 *   <li>Φ in a harmonic restraint: coordinates, after equilibration in it.
 * </ol>
 *
 * <p>Stretches in which nothing is sampled have the equilibration's collision rate. Where there is
 * a host all coordinates and momenta are those in the frame of its centre of mass, which is held in
 * the first and third stretch and free in the second: a released composite and its host have the
 * momenta of the Maxwell distribution, so that ⟨q̇²⟩ = kT(1 + M/m_h) along a rigid shift, M the
 * mass of the composite and m_h that of the host.
 *
 * <p>Replicas are independent and addressed by number; the series do not depend on how many run
 * side by side or on how many threads there are.
 */
public final class DiffusionSampler {
  private final BurstContext context;
  private final OrderParameterBasis basis;
  private final SamplingPlan plan;
  private final double[] masses;
  private final int lanes;

  /**
   * @param context system, basis, thermostat and seed; preparation by its settings
   * @param plan lengths of the stretches
   * @param lanes replicas side by side
   */
  public DiffusionSampler(BurstContext context, SamplingPlan plan, int lanes) {
    this.context = context;
    this.basis = context.basis();
    this.plan = plan;
    this.masses = context.system().composite().copyMasses();
    this.lanes = lanes;
  }

  /** For the system, order parameters and thermostat of a configuration. */
  public static DiffusionSampler of(Simulation simulation, SamplingPlan plan) {
    return new DiffusionSampler(simulation.context(), plan, simulation.config().ensemble().lanes());
  }

  /**
   * All series at one Φ.
   *
   * @param positions structure to start every replica from, [atom][xyz], nm; read
   * @param q coordinates of the state, 3R; read
   */
  public SampledSeries sample(double[] positions, double[] q) {
    List<BlockLayout> layout = BlockLayout.of(1, plan.replicas(), lanes);
    double[][][] forces = new double[plan.replicas()][plan.heldSamples()][3 * basis.rank()];
    double[][][] momenta =
        new double[plan.replicas() * plan.releases()][plan.releasedSamples()][3 * basis.rank()];
    double[][][] free = new double[momenta.length][plan.releasedSamples()][3 * basis.rank()];
    double[][][] restrained =
        new double[plan.replicas()][plan.restrainedSamples()][3 * basis.rank()];
    layout.parallelStream()
        .forEach(
            block -> {
              Run run = new Run(block, positions, q);
              run.held(forces);
              run.released(momenta, free);
              run.restrained(restrained);
            });
    double dt = context.settings().timeStep();
    return new SampledSeries(
        new ReplicaSeries(forces, plan.heldEvery() * dt),
        new ReplicaSeries(momenta, plan.releasedEvery() * dt),
        new ReplicaSeries(free, plan.releasedEvery() * dt),
        new ReplicaSeries(restrained, plan.restrainedEvery() * dt));
  }

  /** One block of replicas on its way through the stretches. */
  private final class Run {
    private final BlockLayout block;
    private final double[] q;
    private final double[] x;
    private final double[] v;
    private final double[] f;
    private final double[] forceSum;
    private final double[] work;
    private final LaneForces forces;
    private final Baoab sampling;
    private final Baoab equilibration;
    private final LaneNoise noise;
    private final PhiConstraint constraint;
    private final HostFrame host;
    private final BasisProduct product;
    private final BasisProduct weighted;

    Run(BlockLayout block, double[] positions, double[] q) {
      Kernels kernels = context.kernels(lanes);
      ReplicaBlock start = BlockBurst.prepare(context, kernels, block, positions).state();
      if (start.counted().length < block.active()) {
        throw new NumericalException(
            "A replica of block %d broke down in the preparation; shorten `burst.time-step`"
                .formatted(block.id()));
      }
      this.block = block;
      this.q = q;
      this.x = start.positions().clone();
      this.v = start.velocities().clone();
      this.f = new double[x.length];
      this.forceSum = new double[x.length];
      this.work = new double[3 * basis.rank() * lanes];
      this.forces = kernels.forces(context.system(), lanes);
      this.sampling = kernels.baoab(masses, lanes, context.settings().thermostat());
      this.equilibration =
          kernels.baoab(masses, lanes, context.settings().equilibrationThermostat());
      this.noise = kernels.noise(lanes);
      this.constraint = new PhiConstraint(kernels, basis, context.system().composite(), lanes);
      this.host = new HostFrame(context.system().composite(), lanes);
      this.product = kernels.basis(basis.orthonormalAtAtoms(), basis.nAtoms(), basis.rank(), lanes);
      this.weighted = kernels.basis(timesMass(), basis.nAtoms(), basis.rank(), lanes);
      noise.restart(
          context.settings().seed(), Stream.DIFFUSION_THERMOSTAT, 0, block.firstReplica());
      hold();
    }

    /** m_i Ũ_i, by which a force on q acts on the atoms in a restraint. */
    private double[] timesMass() {
      double[] u = basis.orthonormalAtAtoms().clone();
      for (int c = 0; c < u.length; c++) {
        u[c] *= masses[c / basis.rank()];
      }
      return u;
    }

    private void hold() {
      constraint.hold(q);
      constraint.project(x, v);
    }

    void held(double[][][] out) {
      advance(equilibration, plan.equilibrationSteps(), true, 0);
      for (int k = 0; k < plan.heldSamples(); k++) {
        Arrays.fill(forceSum, 0);
        advance(sampling, plan.heldEvery(), true, 0);
        for (int c = 0; c < forceSum.length; c++) {
          forceSum[c] /= plan.heldEvery();
        }
        product.contract(forceSum, null, work);
        put(out, 0, k, null);
      }
    }

    void released(double[][][] momenta, double[][][] coordinates) {
      for (int release = 0; release < plan.releases(); release++) {
        double[] heldPositions = x.clone();
        double[] heldVelocities = v.clone();
        drawVelocities(release);
        for (int k = 0; k < plan.releasedSamples(); k++) {
          if (k > 0) {
            advance(sampling, plan.releasedEvery(), false, 0);
          }
          double[] frame = v.clone();
          host.enterVelocities(frame);
          product.contract(frame, masses, work);
          put(momenta, release, k, null);
          System.arraycopy(x, 0, frame, 0, x.length);
          host.enterPositions(frame);
          product.contract(frame, masses, work);
          put(coordinates, release, k, basis.origin());
        }
        System.arraycopy(heldPositions, 0, x, 0, x.length);
        System.arraycopy(heldVelocities, 0, v, 0, v.length);
        advance(equilibration, plan.stepsBetweenReleases(), true, 0);
      }
    }

    void restrained(double[][][] out) {
      drawVelocities(plan.releases());
      double stiffness = plan.restraint();
      advance(equilibration, plan.restrainedEquilibrationSteps(), false, stiffness);
      for (int k = 0; k < plan.restrainedSamples(); k++) {
        advance(sampling, plan.restrainedEvery(), false, stiffness);
        product.contract(x, masses, work);
        put(out, 0, k, basis.origin());
      }
    }

    private void drawVelocities(int release) {
      double[] gaussian = new double[3 * masses.length];
      for (int l = 0; l < lanes; l++) {
        KeyedRandom.fillGaussian(
            gaussian,
            context.settings().seed(),
            Stream.DIFFUSION_VELOCITIES,
            release,
            block.firstReplica() + l);
        for (int c = 0; c < gaussian.length; c++) {
          v[c * lanes + l] = gaussian[c] * Math.sqrt(context.settings().kT() / masses[c / 3]);
        }
      }
    }

    /** BAOAB, with Φ held every step, or in a restraint of a stiffness in 1/ps², or free. */
    private void advance(Baoab baoab, int count, boolean held, double stiffness) {
      computeForces(stiffness);
      for (int s = 1; s <= count; s++) {
        baoab.kickAndDrift(x, v, f, s == 1 ? 1 : 2, noise, forceSum);
        if (held) {
          constraint.project(x, v);
        } else if (stiffness > 0) {
          host.holdPositions(x);
          host.holdVelocities(v);
        }
        computeForces(stiffness);
      }
      if (count > 0) {
        baoab.kick(v, f, forceSum);
        if (held) {
          constraint.projectVelocities(v);
        } else if (stiffness > 0) {
          host.holdVelocities(v);
        }
      }
    }

    /** V and ½κ|q − q₀|², whose force on atom i is −κ m_i Ũ_i (q − q₀). */
    private void computeForces(double stiffness) {
      forces.compute(x, f, null);
      if (stiffness > 0) {
        product.contract(x, masses, work);
        for (int c = 0; c < q.length; c++) {
          for (int l = 0; l < lanes; l++) {
            work[c * lanes + l] = -stiffness * (work[c * lanes + l] - basis.origin()[c] - q[c]);
          }
        }
        weighted.expand(work, f);
      }
    }

    private void put(double[][][] out, int release, int sample, double[] origin) {
      for (int l = 0; l < block.active(); l++) {
        double[] to =
            out[(block.firstReplica() + l) * (out.length / plan.replicas()) + release][sample];
        for (int c = 0; c < to.length; c++) {
          to[c] = work[c * lanes + l] - (origin == null ? 0 : origin[c]);
        }
      }
    }
  }

  /** The estimator of momentum correlations for these series. */
  public GreenKubo greenKubo() {
    return new GreenKubo(plan.correlationTime());
  }

  /** The estimator of forces at fixed Φ for these series. */
  public ConstrainedForce constrainedForce() {
    BurstSettings settings = context.settings();
    return new ConstrainedForce(
        settings.collisionRate(), settings.kT(), Math.max(2, settings.tapers()));
  }

  /** The estimator of released replicas for these series. */
  public Swarm swarm() {
    return new Swarm(plan.swarmStart(), plan.swarmEnd());
  }

  /**
   * The four estimates from one set of series: green-kubo, constrained-force, restrained, swarm.
   *
   * @throws NumericalException if the momentum correlation of a coordinate has no plateau; names
   *     its axis and the basis function it is most like
   */
  public List<DiffusionEstimate> estimates(SampledSeries series) {
    return List.of(
        momentumEstimate(series),
        constrainedForce().estimate(series.forces()),
        new Restrained().estimate(series.restrained()),
        swarm().estimate(series.released()));
  }

  private DiffusionEstimate momentumEstimate(SampledSeries series) {
    try {
      return greenKubo().estimate(series.momenta());
    } catch (NoPlateauException e) {
      throw new NumericalException(
          "Cannot take D from momentum correlations. %s. Coordinate %d is along %c and most like mode %s"
              .formatted(
                  e.getMessage(),
                  e.coordinate(),
                  "xyz".charAt(e.coordinate() % 3),
                  mostLike(e.coordinate() / 3)),
          e);
    }
  }

  /** The basis function that has the largest share in a coordinate, (U_a, Ũ_c). */
  private String mostLike(int coordinate) {
    int best = 0;
    double largest = 0;
    for (int a = 0; a < basis.nFunctions(); a++) {
      double overlap = 0;
      for (int i = 0; i < basis.nAtoms(); i++) {
        overlap +=
            masses[i]
                * basis.functionsAtAtoms()[i * basis.nFunctions() + a]
                * basis.orthonormalAtAtoms()[i * basis.rank() + coordinate];
      }
      if (Math.abs(overlap) > largest) {
        largest = Math.abs(overlap);
        best = a;
      }
    }
    return "%d (%s)".formatted(best, basis.function(best).label());
  }
}
