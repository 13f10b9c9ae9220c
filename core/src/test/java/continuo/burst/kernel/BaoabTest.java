package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.forcefield.BondTopology;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.random.Stream;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** BAOAB with the forces of the kernels: stationary laws, Verlet limit, conservation. */
class BaoabTest {
  private static final int LANES = 8;
  private static final Kernels KERNELS = KernelProvider.fastest(LANES);

  /** A system with positions, velocities and forces. */
  private static final class Dynamics {
    final MolecularSystem system;
    final double[] masses;
    final double[] x;
    final double[] v;
    final double[] f;
    final double[] energy = new double[LANES];
    final LaneForces forces;
    final LaneNoise noise = KERNELS.noise(LANES);
    Baoab baoab;

    Dynamics(MolecularSystem system, double kT) {
      this.system = system;
      Composite composite = system.composite();
      masses = composite.copyMasses();
      x = TestSystems.lanes(new SplittableRandom(1), composite, LANES, 0);
      v = new double[x.length];
      f = new double[x.length];
      forces = KERNELS.forces(system, LANES);
      noise.restart(9, Stream.VELOCITIES, 0, 0);
      noise.fill(v, composite.nAtoms());
      for (int c = 0; c < v.length; c++) {
        v[c] *= Math.sqrt(kT / masses[c / (3 * LANES)]);
      }
      forces.compute(x, f, energy);
      noise.restart(9, Stream.THERMOSTAT, 0, 0);
    }

    void use(double timeStep, double collisionRate, double kT) {
      baoab = KERNELS.baoab(masses, LANES, new Thermostat(timeStep, collisionRate, kT));
    }

    void step(int steps) {
      for (int s = 0; s < steps; s++) {
        baoab.kickAndDrift(x, v, f, s == 0 ? 1 : 2, noise);
        forces.compute(x, f, null);
      }
      baoab.kick(v, f);
      forces.energies(x, energy);
    }

    double totalEnergy(int lane) {
      double kinetic = 0;
      for (int c = lane; c < v.length; c += LANES) {
        kinetic += 0.5 * masses[c / (3 * LANES)] * v[c] * v[c];
      }
      return kinetic + energy[lane];
    }
  }

  /**
   * Pairs of unit masses on springs: the relative coordinate q = r₁ − r₂ has ω² = 2k, ⟨q²⟩ = kT/k
   * at any Δt and ⟨q̇²⟩ = 2kT (1 − (ωΔt)²/4). ωΔt = 1 makes the second factor ¾. 150 pairs × 3 axes
   * × 8 lanes, sampled 600 times; at γ = 2ω the position decays by e^(−ωt) as t e^(−ωt), and after
   * 12 steps the correlation of squares is below 1e-8, so the samples are independent: relative
   * standard error √(2/(150·3·8·600)) = 9.6e-4, of which 4 are allowed (risk 6e-5 each).
   */
  @Test
  void positionsInAHarmonicWellAreExactAtAnyStepAndMomentaFollowTheirLaw() {
    int pairs = 150;
    double k = 3;
    double kT = 1.7;
    double omega = Math.sqrt(2 * k);
    int[] even = new int[pairs];
    int[] odd = new int[pairs];
    Arrays.setAll(even, p -> 2 * p);
    Arrays.setAll(odd, p -> 2 * p + 1);
    double[] stiffness = new double[pairs];
    Arrays.fill(stiffness, k);
    BondTopology topology = new BondTopology(even, odd, new int[3 * pairs]);
    Dynamics d =
        new Dynamics(
            TestSystems.system(
                TestSystems.composite(Box.FREE, new double[6 * pairs]),
                new HarmonicBonds(topology, stiffness, new double[pairs])),
            kT);
    d.use(1 / omega, 2 * omega, kT);
    d.step(100);
    double q2 = 0;
    double u2 = 0;
    long n = 0;
    for (int sample = 0; sample < 600; sample++) {
      d.step(12);
      for (int p = 0; p < pairs; p++) {
        for (int c = 0; c < 3 * LANES; c++) {
          int a = 6 * p * LANES + c;
          int b = a + 3 * LANES;
          q2 += (d.x[a] - d.x[b]) * (d.x[a] - d.x[b]);
          u2 += (d.v[a] - d.v[b]) * (d.v[a] - d.v[b]);
          n++;
        }
      }
    }
    double allowed = 4 * Math.sqrt(2.0 / n);
    assertThat(q2 / n / (kT / k)).isCloseTo(1, within(allowed));
    assertThat(u2 / n / (2 * kT * 0.75)).isCloseTo(1, within(allowed));
  }

  /** Free atoms: v after t is c^(t/Δt) v₀ plus noise, so ⟨v(0) v(t)⟩ = (kT/m) exp(−γt). */
  @Test
  void velocitiesOfFreeAtomsDecayWithTheCollisionRateAtTheirTemperature() {
    int n = 4000;
    double[] masses = new double[n];
    Arrays.setAll(masses, i -> 1 + i % 5);
    Dynamics d =
        new Dynamics(
            TestSystems.system(TestSystems.composite(Box.FREE, masses, new double[3 * n])), 0.8);
    d.use(0.1, 0.7, 0.8);
    double[] before = d.v.clone();
    d.step(10);
    double correlation = 0;
    double kinetic = 0;
    for (int c = 0; c < before.length; c++) {
      double m = masses[c / (3 * LANES)];
      correlation += m * before[c] * d.v[c];
      kinetic += m * d.v[c] * d.v[c];
    }
    // Relative to kT the terms have variances 1 + c² and 2: standard errors √((1 + c²)/n), √(2/n).
    double c = Math.exp(-0.7);
    int terms = before.length;
    assertThat(correlation / terms / 0.8).isCloseTo(c, within(4 * Math.sqrt((1 + c * c) / terms)));
    assertThat(kinetic / terms / 0.8).isCloseTo(1, within(4 * Math.sqrt(2.0 / terms)));
  }

  @Test
  void withoutCollisionsItIsVelocityVerletAndDrawsNoNoise() {
    Dynamics d = anharmonicNetwork();
    double dt = 0.01;
    d.use(dt, 0, 5);
    double[] x = d.x.clone();
    double[] v = d.v.clone();
    double[] f = d.f.clone();
    LaneForces forces = KERNELS.forces(d.system, LANES);
    for (int step = 0; step < 20; step++) {
      for (int c = 0; c < x.length; c++) {
        v[c] += 0.5 * dt / d.masses[c / (3 * LANES)] * f[c];
        x[c] += dt * v[c];
      }
      forces.compute(x, f, new double[LANES]);
      for (int c = 0; c < x.length; c++) {
        v[c] += 0.5 * dt / d.masses[c / (3 * LANES)] * f[c];
      }
    }
    double[] next = new double[3 * LANES];
    d.noise.fill(next, 1);
    d.noise.restart(9, Stream.THERMOSTAT, 0, 0);
    d.step(20);
    for (int c = 0; c < x.length; c++) {
      assertThat(d.x[c]).isCloseTo(x[c], within(1e-12));
      assertThat(d.v[c]).isCloseTo(v[c], within(1e-11));
    }
    double[] nextAfterwards = new double[3 * LANES];
    d.noise.fill(nextAfterwards, 1);
    Bits.assertSame(nextAfterwards, next);
  }

  /**
   * Velocity Verlet conserves a shadow energy that differs from the true one by Δt² times a
   * function of the state, so the spread of the true energy along one trajectory shrinks fourfold
   * with half the step. The next term is (ωΔt)² ~ 0.03 of this, and the trajectory hardly differs
   * over the short run.
   */
  @Test
  void theEnergyErrorWithoutCollisionsIsQuadraticInTheTimeStep() {
    double coarse = energySpread(anharmonicNetwork(), 0.02, 400);
    double fine = energySpread(anharmonicNetwork(), 0.01, 800);
    assertThat(coarse / fine).isBetween(3.7, 4.3);
  }

  @Test
  void aLennardJonesCrystalKeepsItsEnergyAndMomentum() {
    Composite fcc = TestSystems.fcc(4, 1.0);
    LennardJones lj =
        new LennardJones(
            new int[fcc.nAtoms()],
            LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(2.2).shifted().build(),
            0.3,
            ExcludedPairs.NONE);
    Dynamics d = new Dynamics(TestSystems.system(fcc, lj), 0.5);
    d.use(0.002, 0, 0);
    double[] momentum = momentum(d);
    d.step(100);
    double[] before = new double[LANES];
    Arrays.setAll(before, d::totalEnergy);
    d.step(1500);
    for (int lane = 0; lane < LANES; lane++) {
      // Thermal energy is 3·256·0.5 = 384; the step error at ωΔt ≈ 0.04 is about 1e-4 of it, and
      // the
      // kink of the force at the cut-off adds as much. A lost pair costs at least 0.02 at once.
      assertThat(d.totalEnergy(lane)).isCloseTo(before[lane], within(0.15));
    }
    // 1600 steps of rounding, 1e-16 of forces up to 100 and of 256 velocities each.
    double[] after = momentum(d);
    for (int c = 0; c < after.length; c++) {
      assertThat(after[c]).isCloseTo(momentum[c], within(1e-11));
    }
  }

  @Test
  void impossibleSettingsAreRefused() {
    double[] masses = {1};
    assertThatThrownBy(() -> KERNELS.baoab(masses, LANES, new Thermostat(0, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid time step 0.0 ps: must be finite and > 0");
    assertThatThrownBy(() -> KERNELS.baoab(masses, LANES, new Thermostat(0.001, Double.NaN, 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("collision rate NaN");
    assertThatThrownBy(() -> KERNELS.baoab(masses, LANES, new Thermostat(0.001, 1, -1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("kT -1.0 kJ/mol");
    assertThatThrownBy(() -> KERNELS.baoab(new double[] {1, 0}, LANES, new Thermostat(0.001, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mass of atom 1");
  }

  private static Dynamics anharmonicNetwork() {
    SplittableRandom random = new SplittableRandom(12);
    int n = 60;
    double[] r = TestSystems.separatedPoints(random, n, 4, 4, 4, 0.7, Box.FREE);
    double[] masses = TestSystems.uniform(random, n, 1, 3);
    BondTopology topology = TestSystems.bonds(random, n, 5 * n, false);
    double[] stiffness = TestSystems.uniform(random, 5 * n, 2, 6);
    double[] restLength = new double[5 * n];
    for (int b = 0; b < restLength.length; b++) {
      double r2 = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = r[3 * topology.i(b) + axis] - r[3 * topology.j(b) + axis];
        r2 += d * d;
      }
      restLength[b] = Math.sqrt(r2);
    }
    return new Dynamics(
        TestSystems.system(
            TestSystems.composite(Box.FREE, masses, r),
            new HarmonicBonds(topology, stiffness, restLength)),
        0.3);
  }

  /** Root mean square of the deviation of the energy from its mean, over all lanes. */
  private static double energySpread(Dynamics d, double timeStep, int steps) {
    d.use(timeStep, 0, 0);
    double[] sum = new double[LANES];
    double[] sum2 = new double[LANES];
    double[] first = new double[LANES];
    Arrays.setAll(first, d::totalEnergy);
    for (int step = 0; step < steps; step++) {
      d.step(1);
      for (int lane = 0; lane < LANES; lane++) {
        double e = d.totalEnergy(lane) - first[lane];
        sum[lane] += e;
        sum2[lane] += e * e;
      }
    }
    double variance = 0;
    for (int lane = 0; lane < LANES; lane++) {
      variance += (sum2[lane] - sum[lane] * sum[lane] / steps) / steps;
    }
    return Math.sqrt(variance / LANES);
  }

  /** [xyz][lane]. */
  private static double[] momentum(Dynamics d) {
    double[] p = new double[3 * LANES];
    for (int c = 0; c < d.v.length; c++) {
      p[c % (3 * LANES)] += d.masses[c / (3 * LANES)] * d.v[c];
    }
    return p;
  }
}
