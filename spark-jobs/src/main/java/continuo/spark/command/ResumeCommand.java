package continuo.spark.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code continuo resume DIR}: goes on with a run from its newest checkpoint. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Go on with the run that a directory holds.")
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Run directory or URI.")
  private String directory;

  @Mixin private SessionOptions options;

  @Override
  public Integer call() {
    return new RunSession(directory, options).resume();
  }
}
