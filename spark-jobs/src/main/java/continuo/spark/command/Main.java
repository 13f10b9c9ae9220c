package continuo.spark.command;

import continuo.error.ContinuoException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Entry point of {@code continuo} and of {@code spark-submit}. Exit codes: 0 done; 2 bad
 * configuration or input; 3 numerical failure; 4 storage or cluster failure; 130, 143 interrupted
 * after a checkpoint.
 */
@Command(
    name = "continuo",
    description =
        "Multiscale simulation of nanocomposites by order parameters in wavevector space.",
    mixinStandardHelpOptions = true,
    version = "continuo " + Version.TEXT,
    subcommands = {RunCommand.class, ResumeCommand.class, ExportCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /**
   * Runs a command.
   *
   * @return exit code
   */
  static int execute(String... args) {
    Main main = new Main();
    return new CommandLine(main)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, line, parsed) -> report(e, main.debug))
        .execute(args);
  }

  private static int report(Exception e, boolean debug) {
    if (debug) {
      e.printStackTrace();
    }
    if (e instanceof ContinuoException known) {
      System.err.println("continuo: " + known.getMessage());
      return known.exitCode();
    }
    System.err.println(
        "continuo: unexpected failure, please report it: "
            + e
            + (debug ? "" : " (run again with --debug for the place)"));
    return 1;
  }
}
