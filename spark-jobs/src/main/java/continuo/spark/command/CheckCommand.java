package continuo.spark.command;

import continuo.error.InputException;
import continuo.error.NumericalException;
import continuo.loop.Simulation;
import continuo.orderparam.OrderParameterBasis;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.units.Dimension;
import continuo.validate.TermCheck;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code continuo check CONF}: reads everything a run would read, and looks at its forces. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Read and build everything that a run of a configuration needs, without dynamics: energy of"
            + " every term at the reference positions, and forces against finite differences.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;

  /**
   * Prints what there is.
   *
   * @return exit code 0
   * @throws InputException if the configuration or an input is wrong
   * @throws NumericalException if an energy is not finite, or forces are not the gradient of one
   */
  @Override
  public Integer call() {
    Simulation simulation = Simulation.of(configuration.load());
    PrintWriter out = spec.commandLine().getOut();
    describe(simulation, out);
    List<TermCheck> terms = TermCheck.of(simulation.system());
    table(simulation, terms, out);
    out.flush();
    List<TermCheck> wrong = terms.stream().filter(term -> !term.passes()).toList();
    if (!wrong.isEmpty()) {
      throw new NumericalException(
          "Forces are not the gradient of the energy: "
              + wrong.stream()
                  .map(
                      term ->
                          String.format(
                              Locale.ROOT,
                              "%s is off by %.3g times what truncation and rounding allow",
                              term.term(),
                              term.worst()))
                  .collect(Collectors.joining("; ")));
    }
    return 0;
  }

  private static void describe(Simulation simulation, PrintWriter out) {
    Composite composite = simulation.system().composite();
    OrderParameterBasis basis = simulation.basis();
    Box box = composite.box();
    String length = simulation.config().units().unit(Dimension.LENGTH);
    out.printf(
        Locale.ROOT,
        "%d atoms%s in %d components, mass %.6g, %s%n",
        composite.nAtoms(),
        composite.nHost() > 0 ? " (%d of the host)".formatted(composite.nHost()) : "",
        composite.nComponents(),
        composite.totalMass(),
        box.isPeriodic()
            ? String.format(
                Locale.ROOT,
                "cell %.6g × %.6g × %.6g %s%s",
                box.edge(0),
                box.edge(1),
                box.edge(2),
                length,
                box.isTriclinic()
                    ? String.format(
                        Locale.ROOT,
                        ", angles %.5g, %.5g, %.5g degrees",
                        box.angle(0),
                        box.angle(1),
                        box.angle(2))
                    : "")
            : "free space");
    out.printf(
        Locale.ROOT,
        "%d order-parameter functions of rank %d in %d patches, condition number %.3g (%.3g before"
            + " truncation)%n",
        basis.nFunctions(),
        basis.rank(),
        basis.nPatches(),
        basis.conditionNumber(),
        basis.fullConditionNumber());
    out.printf(
        "%d replicas in %d blocks of %d lanes, kernels %s%n",
        simulation.nReplicas(),
        simulation.layout().size(),
        simulation.config().ensemble().lanes(),
        simulation.kernels().name());
  }

  private static void table(Simulation simulation, List<TermCheck> terms, PrintWriter out) {
    String energy = simulation.config().units().unit(Dimension.ENERGY);
    String force = simulation.config().units().unit(Dimension.FORCE);
    Composite composite = simulation.system().composite();
    out.printf(
        "%-26s %22s %16s  %-24s %s%n",
        "term", "energy (" + energy + ")", "force (" + force + ")", "on atom", "F against -dE/dr");
    double sum = 0;
    for (TermCheck term : terms) {
      sum += term.energy();
      out.printf(
          Locale.ROOT,
          "%-26s %22.12g %16.6g  %-24s %s%n",
          term.term(),
          term.energy(),
          term.largestForce(),
          term.atom() + " (" + composite.label(term.atom()) + ")",
          term.directions() == 0
              ? "not compared: the energy jumps everywhere"
              : String.format(
                  Locale.ROOT,
                  "%s, %.2g of its bound, %d directions",
                  term.passes() ? "agrees" : "DIFFERS",
                  term.worst(),
                  term.directions()));
    }
    out.printf(Locale.ROOT, "%-26s %22.12g%n", "sum", sum);
  }
}
