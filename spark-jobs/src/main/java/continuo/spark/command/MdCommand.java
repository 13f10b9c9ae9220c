package continuo.spark.command;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.loop.RunDescription;
import continuo.loop.Simulation;
import continuo.plain.EnergyDrift;
import continuo.plain.LammpsMd;
import continuo.plain.MdRows;
import continuo.plain.MdSample;
import continuo.plain.PlainMd;
import continuo.plain.PlainMdPlan;
import continuo.spark.store.HadoopConfigurations;
import continuo.spark.store.ReportTable;
import continuo.units.UnitSystem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code continuo md CONF}: the system of a configuration by plain molecular dynamics. */
@Command(
    name = "md",
    mixinStandardHelpOptions = true,
    description =
        "Run the system of a configuration by plain molecular dynamics, nothing held, to compare a run"
            + " with. Collision rate 0: constant energy, and its drift is printed.")
final class MdCommand implements Callable<Integer> {
  /** File that describes the directory. */
  static final String DESCRIPTION_FILE = "md.json";

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory or URI of the tables; default: `output.directory` with -md.")
  private String out;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "Independent replicas; default: `ensemble.replicas`.")
  private Integer replicas;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Sampled steps of each replica; default: the time of the run.")
  private Integer steps;

  @Option(
      names = "--sample-every",
      paramLabel = "N",
      description = "Steps between samples; default: the time step of the order parameters.")
  private Integer sampleEvery;

  @Option(
      names = "--settle",
      paramLabel = "N",
      description = "Steps before the first sample; default: 0.")
  private int settle;

  @Option(
      names = "--lammps",
      paramLabel = "CMD",
      description = "By LAMMPS on the exported files, for example lmp; default: own kernels.")
  private String lammps;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Keep the files of LAMMPS there; default: a temporary directory.")
  private Path work;

  /**
   * Runs the replicas and writes their tables.
   *
   * @return exit code 0
   * @throws InputException if an argument or the configuration is wrong
   * @throws continuo.error.NumericalException if a replica breaks down
   * @throws continuo.error.StorageException if the tables cannot be written
   */
  @Override
  public Integer call() {
    RunConfig config = configuration.load();
    Simulation simulation = Simulation.of(config);
    PlainMdPlan plan = plan(config);
    if (work != null && lammps == null) {
      throw new InputException("Invalid --work %s: only LAMMPS has files to keep".formatted(work));
    }
    org.apache.hadoop.fs.Path directory =
        RunPath.of(out == null ? config.output().directory() + "-md" : out);
    long began = System.nanoTime();
    List<List<MdSample>> samples =
        lammps == null
            ? PlainMd.run(simulation, plan)
            : ScratchDirectory.use(
                work, "continuo-md", files -> LammpsMd.run(simulation, plan, lammps, files));
    double seconds = (System.nanoTime() - began) * 1e-9;
    Configuration hadoop = HadoopConfigurations.current();
    ReportTable.write(directory, "md_samples", MdRows.samples(simulation, samples), hadoop);
    ReportTable.write(
        directory, "md_order_parameters", MdRows.orderParameters(simulation, samples), hadoop);
    ReportTable.writeText(directory, DESCRIPTION_FILE, description(simulation, plan), hadoop);
    report(simulation, plan, samples, seconds);
    spec.commandLine()
        .getOut()
        .println(
            "Output: %s (%s, md_samples.parquet, md_order_parameters.parquet)"
                .formatted(directory, DESCRIPTION_FILE));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private PlainMdPlan plan(RunConfig config) {
    double stepsPerMove = config.langevin().timeStep() / config.burst().timeStep();
    int every = sampleEvery == null ? (int) Math.max(1, Math.round(stepsPerMove)) : sampleEvery;
    int all = steps == null ? Math.multiplyExact(every, config.langevin().steps()) : steps;
    return new PlainMdPlan(
        replicas == null ? config.ensemble().replicas() : replicas, all, every, settle);
  }

  private String description(Simulation simulation, PlainMdPlan plan) {
    Map<String, Object> md = new LinkedHashMap<>();
    md.put("engine", lammps == null ? "continuo" : "lammps");
    md.put("replicas", plan.replicas());
    md.put("steps", plan.steps());
    md.put("sample-every", plan.sampleEvery());
    md.put("settle-steps", plan.settleSteps());
    md.put("atom-steps", plan.atomSteps(simulation.system().composite().nAtoms()));
    return ConfigFactory.parseString(
            RunDescription.of(simulation, Version.all(simulation.kernels().name(), null)))
        .withValue("md", ConfigValueFactory.fromMap(md))
        .root()
        .render(ConfigRenderOptions.concise().setFormatted(true).setJson(true));
  }

  private void report(
      Simulation simulation, PlainMdPlan plan, List<List<MdSample>> samples, double seconds) {
    int nAtoms = simulation.system().composite().nAtoms();
    String time = simulation.config().units() == UnitSystem.LJ ? "tau" : "ps";
    double atomSteps = plan.atomSteps(nAtoms);
    say(
        "%d atoms, %d replicas, %d + %d steps of %g %s by %s: %.4g million atom-steps in %.1f s,"
            + " preparation included",
        nAtoms,
        plan.replicas(),
        plan.settleSteps(),
        plan.steps(),
        simulation.config().burst().timeStep(),
        time,
        lammps == null ? "kernels " + simulation.kernels().name() : lammps,
        atomSteps * 1e-6,
        seconds);
    double kinetic =
        samples.stream().flatMap(List::stream).mapToDouble(MdSample::kinetic).average().orElse(0);
    say(
        "Mean kinetic temperature: %.2f K",
        kinetic / (1.5 * nAtoms * simulation.config().units().boltzmann()));
    if (simulation.config().thermostat().collisionRate() == 0 && plan.samples() >= 3) {
      EnergyDrift drift = EnergyDrift.of(samples, nAtoms);
      String energy = simulation.config().units() == UnitSystem.LJ ? "epsilon" : "kJ/mol";
      say(
          "Energy drift (%s forces): %.3g ± %.2g %s per atom and %s; fluctuation %.3g %s per atom",
          simulation.context().settings().precision().name().toLowerCase(Locale.ROOT),
          drift.drift(),
          drift.error(),
          energy,
          time,
          drift.fluctuation(),
          energy);
    }
  }

  private void say(String format, Object... arguments) {
    spec.commandLine().getOut().println(String.format(Locale.ROOT, format, arguments));
  }
}
