package continuo.store;

import static continuo.store.Column.Type.BOOLEAN;
import static continuo.store.Column.Type.DOUBLE;
import static continuo.store.Column.Type.INT;
import static continuo.store.Column.Type.TEXT;

import java.util.ArrayList;
import java.util.List;

/** The tables of a run and what their columns mean. */
public final class Tables {
  /** Version of the schemas below; raised when a column comes, goes or changes its meaning. */
  public static final int SCHEMA_VERSION = 3;

  /** Order-parameter basis functions, fixed for a run. */
  public static final TableSchema MODES =
      new TableSchema(
          "modes",
          "one order-parameter basis function",
          List.of(
              new Column("mode", INT, "1", "index of the basis function, from 0"),
              new Column("family", TEXT, "", "constant, affine, fourier, legendre or component"),
              new Column("kx", DOUBLE, "1/nm", "wavevector; 0 unless fourier"),
              new Column("ky", DOUBLE, "1/nm", "wavevector"),
              new Column("kz", DOUBLE, "1/nm", "wavevector"),
              new Column("k", DOUBLE, "1/nm", "length of the wavevector"),
              new Column(
                  "parity",
                  TEXT,
                  "",
                  "cos, sin, const, or the axis x, y, z of an affine one; degrees of a Legendre product;"
                      + " const, x, y, z and number of a component"),
              new Column("weight", DOUBLE, "1", "weight in integrals over wavevectors"),
              new Column("mu", DOUBLE, "amu", "effective mass (U_a, U_a) under the scaling law"),
              new Column("omega", DOUBLE, "1/amu", "scaling function 1/mu"),
              new Column("patch", INT, "1", "patch of the wavevector sphere")));

  /** Atoms, fixed for a run. */
  public static final TableSchema ATOMS =
      new TableSchema(
          "atoms",
          "one atom or bead",
          List.of(
              new Column("atom", INT, "1", "index, from 0"),
              new Column("name", TEXT, "", "atom name"),
              new Column("residue", TEXT, "", "residue name"),
              new Column("chain", TEXT, "", "chain identifier"),
              new Column("residue_number", INT, "1", "residue number in the chain"),
              new Column(
                  "component", INT, "1", "nanocomponent the atom belongs to; -1 for the host"),
              new Column("mass", DOUBLE, "amu", "mass"),
              new Column("x0", DOUBLE, "nm", "reference position"),
              new Column("y0", DOUBLE, "nm", "reference position"),
              new Column("z0", DOUBLE, "nm", "reference position")));

  /** One row a Langevin step. */
  public static final TableSchema STEPS =
      new TableSchema(
          "steps",
          "one state of the order parameters and what was measured at it",
          List.of(
              new Column("step", INT, "1", "index of the state; 0 is the start"),
              new Column("time", DOUBLE, "ps", "simulated time of the state"),
              new Column(
                  "dt",
                  DOUBLE,
                  "ps",
                  "length of the step that led to the state; at the start the first to be tried"),
              new Column(
                  "rejected",
                  INT,
                  "1",
                  "longer steps to this state that were taken back; their work is in burst_steps"),
              new Column("temperature", DOUBLE, "K", "kinetic temperature of the residual motion"),
              new Column("potential_energy", DOUBLE, "kJ/mol", "mean over replicas"),
              new Column(
                  "replicas", INT, "1", "replicas in the ensemble, without quarantined ones"),
              new Column(
                  "quarantined",
                  INT,
                  "1",
                  "replicas that broke down at this state or before and are in no sum since"),
              new Column("rounds", INT, "1", "bursts each replica ran at this state"),
              new Column(
                  "burst_steps", INT, "1", "molecular-dynamics steps of a replica, all phases"),
              new Column(
                  "atom_steps",
                  DOUBLE,
                  "1",
                  "atoms × (replicas × burst_steps + steps of the quench that thermal-force.memory asks for)"),
              new Column(
                  "sub_moves", INT, "1", "parts the coherent move to this state was split into"),
              new Column("gap", DOUBLE, "1", "tau_slow / tau_fast; null where tau_slow is"),
              new Column("tau_fast", DOUBLE, "ps", "slowest memory time of the residual forces"),
              new Column(
                  "tau_slow",
                  DOUBLE,
                  "ps",
                  "slowest relaxation time of the order parameters; at a saddle the growth time of the most unstable direction; null if nothing is bound"),
              new Column("markov", BOOLEAN, "", "tau_fast < dt < tau_slow holds"),
              new Column(
                  "noise_ratio",
                  DOUBLE,
                  "1",
                  "largest share of the random force that is sampling error of f"),
              new Column(
                  "noise_compensated",
                  BOOLEAN,
                  "",
                  "all of that share was taken out of the random force"),
              new Column(
                  "constraint_drift",
                  DOUBLE,
                  "1",
                  "largest drift of an order parameter between projections, in thermal widths"),
              new Column("unstable_directions", INT, "1", "negative eigenvalues of the stiffness"),
              new Column("stiffness_age", INT, "1", "steps since the stiffness was measured"),
              new Column(
                  "friction_shrinkage",
                  DOUBLE,
                  "1",
                  "weight of the diagonal target in the friction estimate"),
              new Column("radius_of_gyration", DOUBLE, "nm", "mean over replicas"),
              new Column(
                  "mean_link_length",
                  DOUBLE,
                  "nm",
                  "mean double-well link length; null without links"),
              new Column(
                  "residual", DOUBLE, "nm", "rms displacement of an atom from the coherent shape"),
              new Column(
                  "mismatch",
                  DOUBLE,
                  "1",
                  "root mean square over the modes of thermal_forces.mismatch; null at the start"),
              new Column("verdict", TEXT, "", "trust, doubtful or invalid"),
              new Column("verdict_reason", TEXT, "", "what led to it; empty with trust"),
              new Column(
                  "wall_seconds", DOUBLE, "s", "wall time of the step; differs from run to run"),
              new Column(
                  "md_seconds",
                  DOUBLE,
                  "s",
                  "task time spent in bursts; differs from run to run")));

  /** One row a state and basis function. */
  public static final TableSchema ORDER_PARAMETERS =
      new TableSchema(
          "order_parameters",
          "one order parameter at one state",
          List.of(
              new Column("step", INT, "1", "index of the state"),
              new Column("time", DOUBLE, "ps", "simulated time"),
              new Column("mode", INT, "1", "basis function"),
              new Column("phi_x", DOUBLE, "nm", "order parameter"),
              new Column("phi_y", DOUBLE, "nm", "order parameter"),
              new Column("phi_z", DOUBLE, "nm", "order parameter")));

  /** One row a state and basis function. */
  public static final TableSchema THERMAL_FORCES =
      new TableSchema(
          "thermal_forces",
          "the thermal force on one order parameter at one state",
          List.of(
              new Column("step", INT, "1", "index of the state"),
              new Column("mode", INT, "1", "basis function"),
              new Column("f_x", DOUBLE, "kJ/mol/nm", "thermal force"),
              new Column("f_y", DOUBLE, "kJ/mol/nm", "thermal force"),
              new Column("f_z", DOUBLE, "kJ/mol/nm", "thermal force"),
              new Column("se_x", DOUBLE, "kJ/mol/nm", "standard error"),
              new Column("se_y", DOUBLE, "kJ/mol/nm", "standard error"),
              new Column("se_z", DOUBLE, "kJ/mol/nm", "standard error"),
              new Column("n_eff", DOUBLE, "1", "effective number of independent force samples"),
              new Column("tau_fast", DOUBLE, "ps", "memory time of the force"),
              new Column(
                  "tau_slow",
                  DOUBLE,
                  "ps",
                  "relaxation time of the order parameter; null if not bound or at a saddle"),
              new Column("gap", DOUBLE, "1", "tau_slow / tau_fast; null where tau_slow is"),
              new Column(
                  "f_raw_x", DOUBLE, "kJ/mol/nm", "thermal force measured at this state alone"),
              new Column(
                  "f_raw_y", DOUBLE, "kJ/mol/nm", "thermal force measured at this state alone"),
              new Column(
                  "f_raw_z", DOUBLE, "kJ/mol/nm", "thermal force measured at this state alone"),
              new Column("se_raw_x", DOUBLE, "kJ/mol/nm", "standard error of f_raw_x"),
              new Column("se_raw_y", DOUBLE, "kJ/mol/nm", "standard error of f_raw_y"),
              new Column("se_raw_z", DOUBLE, "kJ/mol/nm", "standard error of f_raw_z"),
              new Column("tau_int", DOUBLE, "ps", "integrated autocorrelation time of the force"),
              new Column(
                  "se_blocks_x",
                  DOUBLE,
                  "kJ/mol/nm",
                  "standard error from blocks and replicas of this state alone"),
              new Column(
                  "se_blocks_y",
                  DOUBLE,
                  "kJ/mol/nm",
                  "standard error from blocks and replicas of this state alone"),
              new Column(
                  "se_blocks_z",
                  DOUBLE,
                  "kJ/mol/nm",
                  "standard error from blocks and replicas of this state alone"),
              new Column(
                  "r_hat",
                  DOUBLE,
                  "1",
                  "average over time against average over the ensemble, on half bursts; 1 if they"
                      + " agree"),
              new Column(
                  "burn_in",
                  DOUBLE,
                  "ps",
                  "beginning of the samples that still shows the last move; 0 if none does"),
              new Column(
                  "mismatch",
                  DOUBLE,
                  "1",
                  "distance of the measured force from the one the last step predicted, in standard errors of the difference; null at the start and where the force has no noise"),
              new Column("verdict", TEXT, "", "trust, doubtful or invalid")));

  /** Lower triangle of D in blocks: mode_i ≥ mode_j. */
  public static final TableSchema DIFFUSION = diffusion();

  /** Positions of replica 0, or of the next in service. */
  public static final TableSchema FRAMES =
      new TableSchema(
          "frames",
          "the position of one atom of replica 0, or of the next if it is quarantined, at one state",
          List.of(
              new Column("step", INT, "1", "index of the state"),
              new Column("atom", INT, "1", "atom"),
              new Column("x", DOUBLE, "nm", "position, unwrapped"),
              new Column("y", DOUBLE, "nm", "position, unwrapped"),
              new Column("z", DOUBLE, "nm", "position, unwrapped")));

  /** What {@code continuo validate} found, beside no run. */
  public static final TableSchema VALIDATION =
      new TableSchema(
          "validation",
          "one comparison of the fidelity ladder",
          List.of(
              new Column("rung", TEXT, "", "rung of the ladder"),
              new Column("system", TEXT, "", "what was simulated"),
              new Column("quantity", TEXT, "", "what was measured, with its unit if it has one"),
              new Column("value", DOUBLE, "", "measured; null if skipped"),
              new Column("reference", DOUBLE, "", "known answer; null if skipped"),
              new Column(
                  "error_bar",
                  DOUBLE,
                  "",
                  "standard error, or the tolerance of an exact comparison; null if skipped"),
              new Column("z", DOUBLE, "1", "(value - reference) / error_bar"),
              new Column("limit", DOUBLE, "1", "largest |z| that passes: 4, or 1 if exact"),
              new Column("verdict", TEXT, "", "pass, fail or skipped"),
              new Column("note", TEXT, "", "where the reference is from, or why it was skipped")));

  /** One row a replica and sample of plain molecular dynamics. */
  public static final TableSchema MD_SAMPLES =
      new TableSchema(
          "md_samples",
          "one sample of one replica of plain molecular dynamics",
          List.of(
              new Column("replica", INT, "1", "replica, from 0"),
              new Column("sample", INT, "1", "sample, from 0 at the start of the sampling"),
              new Column("time", DOUBLE, "ps", "simulated time"),
              new Column("temperature", DOUBLE, "K", "kinetic temperature of all atoms"),
              new Column("potential_energy", DOUBLE, "kJ/mol", "of the replica"),
              new Column("kinetic_energy", DOUBLE, "kJ/mol", "of the replica"),
              new Column("radius_of_gyration", DOUBLE, "nm", "of the replica"),
              new Column(
                  "mean_link_length",
                  DOUBLE,
                  "nm",
                  "mean double-well link length; null without links")));

  /** One row a replica, sample and basis function of plain molecular dynamics. */
  public static final TableSchema MD_ORDER_PARAMETERS =
      new TableSchema(
          "md_order_parameters",
          "one order parameter of one replica of plain molecular dynamics, rigid rotation of a free"
              + " body taken out as in a run",
          List.of(
              new Column("replica", INT, "1", "replica, from 0"),
              new Column("sample", INT, "1", "sample, from 0 at the start of the sampling"),
              new Column("time", DOUBLE, "ps", "simulated time"),
              new Column("mode", INT, "1", "basis function"),
              new Column("phi_x", DOUBLE, "nm", "order parameter"),
              new Column("phi_y", DOUBLE, "nm", "order parameter"),
              new Column("phi_z", DOUBLE, "nm", "order parameter")));

  /** One row a quantity of a run beside plain molecular dynamics. */
  public static final TableSchema COMPARISON =
      new TableSchema(
          "comparison",
          "one quantity of a run beside plain molecular dynamics of the same system",
          List.of(
              new Column("quantity", TEXT, "", "variance, relaxation_time, link_length, …"),
              new Column("unit", TEXT, "", "of the values"),
              new Column("index", INT, "1", "slow mode, from 0; null where there is none"),
              new Column("time", DOUBLE, "ps", "simulated time; null where there is none"),
              new Column("md", DOUBLE, "", "by plain molecular dynamics"),
              new Column("md_se", DOUBLE, "", "its standard error"),
              new Column("run", DOUBLE, "", "by the run; null if it could not be had"),
              new Column("run_se", DOUBLE, "", "its standard error"),
              new Column("z", DOUBLE, "1", "difference over its standard error"),
              new Column(
                  "cost_ratio",
                  DOUBLE,
                  "1",
                  "atom-steps that plain molecular dynamics needs over those that the run needs, at"
                      + " equal relative error")));

  /** Written once, when the run is made. */
  public static final List<TableSchema> STATIC = List.of(MODES, ATOMS);

  /** Appended to; {@code steps} comes last, so that a step in it is whole everywhere. */
  public static final List<TableSchema> PER_STEP =
      List.of(ORDER_PARAMETERS, THERMAL_FORCES, DIFFUSION, FRAMES, STEPS);

  private Tables() {}

  private static TableSchema diffusion() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("step", INT, "1", "index of the state"));
    columns.add(new Column("mode_i", INT, "1", "basis function"));
    columns.add(new Column("mode_j", INT, "1", "basis function, not greater than mode_i"));
    for (String prefix : List.of("d", "se")) {
      for (String row : List.of("x", "y", "z")) {
        for (String column : List.of("x", "y", "z")) {
          columns.add(
              new Column(
                  prefix + "_" + row + column,
                  DOUBLE,
                  "nm^2/ps",
                  prefix.equals("d")
                      ? "diffusion matrix, row (mode_i, "
                          + row
                          + "), column (mode_j, "
                          + column
                          + ")"
                      : "standard error"));
        }
      }
    }
    return new TableSchema(
        "diffusion", "one 3×3 block of the lower triangle of the symmetric matrix D", columns);
  }
}
