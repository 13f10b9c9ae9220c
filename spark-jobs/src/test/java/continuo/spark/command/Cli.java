package continuo.spark.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A command run in this process, with the Spark settings that are shipped.
 *
 * @param exitCode exit code the process would have
 * @param out standard output
 * @param err standard error, without the log
 */
record Cli(int exitCode, String out, String err) {
  private static final String DEFAULTS = "continuo.spark.defaults";

  /** The shipped settings of Spark. */
  static final Path SPARK_DEFAULTS =
      Path.of(System.getProperty("basedir", "")).resolve("../conf/spark-defaults.conf");

  static Cli run(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int a = 0; a < texts.length; a++) {
      texts[a] = arguments[a].toString();
    }
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setProperty(DEFAULTS, SPARK_DEFAULTS.toString());
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    try {
      int exitCode = Main.execute(texts);
      return new Cli(
          exitCode,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.clearProperty(DEFAULTS);
    }
  }
}
