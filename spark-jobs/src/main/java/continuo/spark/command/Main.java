package continuo.spark.command;

import continuo.error.ContinuoException;
import continuo.error.StorageException;
import java.io.PrintWriter;
import java.util.Set;
import org.apache.hadoop.fs.FSError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

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
    subcommands = {
      RunCommand.class,
      ResumeCommand.class,
      StatusCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      CheckCommand.class,
      BenchCommand.class,
      ScaleCommand.class,
      ValidateCommand.class,
      MdCommand.class,
      CompareCommand.class
    },
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
    throw new ParameterException(
        spec.commandLine(),
        "Missing command; allowed: "
            + String.join(", ", spec.commandLine().getSubcommands().keySet()));
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
    CommandLine line =
        new CommandLine(main)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((e, given) -> refuse(e))
            .setExecutionExceptionHandler((e, command, parsed) -> report(e, main.debug));
    try {
      return line.execute(args);
    } catch (FSError e) {
      // What Hadoop makes of a failing local disk; it does not name the file.
      return report(
          new StorageException("Cannot use the local disk: " + e.getCause().getMessage(), e),
          main.debug);
    } catch (OutOfMemoryError e) {
      return report(
          new StorageException(
              "Cannot continue: %s; the heap of this process is %d MB. Raise CONTINUO_MEMORY, or choose a smaller system or fewer replicas"
                  .formatted(e.getMessage(), Runtime.getRuntime().maxMemory() >> 20),
              e),
          main.debug);
    }
  }

  /** A command line that cannot be understood: one sentence, and where to read on. */
  private static int refuse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("continuo: " + describe(e));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println(command.getHelp().synopsisHeading() + command.getHelp().synopsis(0).strip());
    err.printf("More: %s --help%n", command.getCommandSpec().qualifiedName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String describe(ParameterException e) {
    Set<String> commands = e.getCommandLine().getSubcommands().keySet();
    if (e instanceof UnmatchedArgumentException unmatched
        && !commands.isEmpty()
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      return "Unknown command '%s'; allowed: %s"
          .formatted(unmatched.getUnmatched().get(0), String.join(", ", commands));
    }
    return e.getMessage();
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
