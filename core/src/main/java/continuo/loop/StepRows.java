package continuo.loop;

import continuo.burst.BlockScalars;
import continuo.config.LangevinConfig;
import continuo.config.OutputConfig;
import continuo.config.RunConfig;
import continuo.estimate.Diffusion;
import continuo.estimate.SamplingQuality;
import continuo.forcefield.DoubleWellBonds;
import continuo.langevin.TimeGrid;
import continuo.orderparam.BasisFunction;
import continuo.orderparam.OrderParameterBasis;
import continuo.store.TableRows;
import continuo.store.Tables;
import continuo.structure.AtomLabel;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/** Turns states and measurements into rows of the tables, under the scaling law of the run. */
final class StepRows {
  private final Simulation simulation;
  private final RunConfig config;
  private final OrderParameterBasis basis;
  private final Composite composite;
  private final boolean hasLinks;
  private final double sampleTime;
  private final TimeGrid grid;

  StepRows(Simulation simulation) {
    this.simulation = simulation;
    this.config = simulation.config();
    this.basis = simulation.basis();
    this.composite = simulation.system().composite();
    this.grid = simulation.timeGrid();
    this.sampleTime = simulation.context().settings().sampleTime();
    this.hasLinks =
        simulation.system().flatTerms().stream()
            .anyMatch(term -> term instanceof DoubleWellBonds links && links.topology().size() > 0);
  }

  /** Rows of the tables that are fixed for a run. */
  static List<TableRows> fixed(Simulation simulation) {
    OrderParameterBasis basis = simulation.basis();
    TableRows modes = new TableRows(Tables.MODES);
    for (int a = 0; a < basis.nFunctions(); a++) {
      BasisFunction f = basis.function(a);
      modes.add(
          a,
          f.family().name().toLowerCase(Locale.ROOT),
          f.kx(),
          f.ky(),
          f.kz(),
          f.k(),
          f.parity(),
          f.weight(),
          basis.effectiveMass(a),
          1 / basis.effectiveMass(a),
          basis.patchOf(a));
    }
    Composite composite = simulation.system().composite();
    TableRows atoms = new TableRows(Tables.ATOMS);
    for (int i = 0; i < composite.nAtoms(); i++) {
      AtomLabel label = composite.label(i);
      atoms.add(
          i,
          label.name(),
          label.residue(),
          label.chain(),
          label.residueNumber(),
          composite.component(i),
          composite.mass(i),
          composite.reference(i, 0),
          composite.reference(i, 1),
          composite.reference(i, 2));
    }
    return List.of(modes, atoms);
  }

  /**
   * Rows of one step.
   *
   * @param state the state measured
   * @param m what was measured
   * @param positions positions of replica 0; null unless a frame is due
   * @param wallSeconds wall time of the measurement
   */
  List<TableRows> of(State state, Measurement m, double[] positions, double wallSeconds) {
    OutputConfig output = config.output();
    List<TableRows> tables = new ArrayList<>();
    tables.add(orderParameters(state));
    tables.add(thermalForces(state, m));
    if (isDue(state.step, output.diffusionEvery())) {
      tables.add(diffusion(state, m));
    }
    if (isFrameDue(state)) {
      tables.add(frame(state, positions));
    }
    tables.add(step(state, m, wallSeconds));
    return tables;
  }

  /** Whether positions are to be stored at a state. */
  boolean isFrameDue(State state) {
    return isDue(state.step, config.output().framesEvery());
  }

  private static boolean isDue(int step, int every) {
    return every > 0 && step % every == 0;
  }

  private TableRows orderParameters(State state) {
    TableRows table = new TableRows(Tables.ORDER_PARAMETERS);
    double[] phi = simulation.orderParameters(state.q);
    for (int a = 0; a < basis.nFunctions(); a++) {
      table.add(state.step, state.time, a, phi[3 * a], phi[3 * a + 1], phi[3 * a + 2]);
    }
    return table;
  }

  private TableRows thermalForces(State state, Measurement m) {
    TableRows table = new TableRows(Tables.THERMAL_FORCES);
    double[] f = m.force().value();
    double[] se = m.force().error();
    SamplingQuality quality = SamplingQuality.of(m.moments(), state.friction, sampleTime);
    for (int a = 0; a < basis.nFunctions(); a++) {
      double s = basis.scale(a);
      double fast = m.gap().fast()[a];
      double slow = m.gap().slow()[a];
      table.add(
          state.step,
          a,
          s * f[3 * a],
          s * f[3 * a + 1],
          s * f[3 * a + 2],
          s * se[3 * a],
          s * se[3 * a + 1],
          s * se[3 * a + 2],
          m.force().effectiveSamples()[a],
          fast,
          orNull(slow),
          orNull(slow / fast),
          s * m.measured().value()[3 * a],
          s * m.measured().value()[3 * a + 1],
          s * m.measured().value()[3 * a + 2],
          s * m.measured().error()[3 * a],
          s * m.measured().error()[3 * a + 1],
          s * m.measured().error()[3 * a + 2],
          quality.correlationTime()[a],
          s * quality.blockError()[3 * a],
          s * quality.blockError()[3 * a + 1],
          s * quality.blockError()[3 * a + 2],
          quality.rHat()[a],
          quality.burnIn()[a],
          orNull(m.mismatch().functions()[a]),
          m.verdict().modes()[a].toString());
    }
    return table;
  }

  private TableRows diffusion(State state, Measurement m) {
    TableRows table = new TableRows(Tables.DIFFUSION);
    Diffusion diffusion = Diffusion.of(m.friction(), basis, config.kT(), m.spectrum().algebra());
    for (int a = 0; a < basis.nFunctions(); a++) {
      for (int b = 0; b <= a; b++) {
        Object[] row = new Object[3 + 18];
        row[0] = state.step;
        row[1] = a;
        row[2] = b;
        fill(row, 3, diffusion.value(), a, b);
        fill(row, 12, diffusion.error(), a, b);
        table.add(row);
      }
    }
    return table;
  }

  private static void fill(Object[] row, int at, DMatrixRMaj matrix, int a, int b) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        row[at + 3 * i + j] = matrix.get(3 * a + i, 3 * b + j);
      }
    }
  }

  private TableRows frame(State state, double[] positions) {
    TableRows table = new TableRows(Tables.FRAMES);
    for (int i = 0; i < composite.nAtoms(); i++) {
      table.add(state.step, i, positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
    }
    return table;
  }

  private TableRows step(State state, Measurement m, double wallSeconds) {
    LangevinConfig langevin = config.langevin();
    BlockScalars s = m.moments().scalars();
    double n = s.count;
    TableRows table = new TableRows(Tables.STEPS);
    table.add(
        state.step,
        state.time,
        grid.dt(state.level),
        state.attempt,
        s.kineticEnergy / n / config.units().boltzmann(),
        s.potentialEnergy / n,
        m.moments().replicas(),
        s.quarantined,
        m.rounds(),
        s.steps,
        composite.nAtoms() * ((double) s.steps * m.moments().replicas() + state.quenchSteps()),
        state.subMoves,
        orNull(m.gap().ratio()),
        m.gap().slowestFast(),
        orNull(m.gap().slowestSlow()),
        m.gap().admits(grid.dt(state.level)),
        langevin.noiseCompensation() ? (Double) m.step().noiseRatio() : null,
        m.step().isCompensated(),
        constraintDrift(state, m),
        m.gap().unstable(),
        state.stiffness.age(),
        m.friction().shrinkage(),
        s.radiusOfGyration / n,
        hasLinks ? (Double) (s.linkLength / n) : null,
        Math.sqrt(s.residualSquared / n),
        orNull(m.mismatch().overall()),
        m.verdict().state().toString(),
        m.verdict().reason(),
        wallSeconds,
        s.seconds);
    return table;
  }

  /** Largest rms drift of a coordinate between projections over its thermal width √(kT/H). */
  private double constraintDrift(State state, Measurement m) {
    BlockScalars s = m.moments().scalars();
    DMatrixRMaj h = state.stiffness.matrix();
    double largest = 0;
    for (int c = 0; c < s.driftSquared.length; c++) {
      double stiffness = Math.max(0, h.get(c, c));
      largest = Math.max(largest, s.driftSquared[c] / s.projections * stiffness / config.kT());
    }
    return Math.sqrt(largest);
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
