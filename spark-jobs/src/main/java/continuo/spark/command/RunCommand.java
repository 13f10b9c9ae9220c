package continuo.spark.command;

import continuo.config.RunConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code continuo run CONF}: starts a run, or goes on with the one the directory already holds. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Run a configuration, or go on with the run its directory already holds. The same command again continues, or says that all is done.")
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory or URI; default: `output.directory` of the configuration.")
  private String out;

  @Mixin private SessionOptions options;

  @Override
  public Integer call() {
    RunConfig config = configuration.load();
    // Recorded, whatever --out says.
    RunPath.of(config.output().directory());
    String directory = out != null ? out : config.output().directory();
    return new RunSession(directory, options).run(config);
  }
}
