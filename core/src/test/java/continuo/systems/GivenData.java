package continuo.systems;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Published input files that are not part of the project. The folder that holds them is named by
 * the environment variable {@value #VARIABLE}; without it the tests that need them are skipped.
 */
public final class GivenData {
  static final String VARIABLE = "CONTINUO_GIVEN_DATA";

  private GivenData() {}

  /** A file of the folder; skips the test where there is no folder. */
  public static Path file(String name) {
    String folder = System.getenv(VARIABLE);
    assumeTrue(folder != null, VARIABLE + " is not set: no published files to compare with");
    Path file = Path.of(folder, name);
    assumeTrue(Files.exists(file), "no " + file);
    return file;
  }
}
