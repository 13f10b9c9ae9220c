package continuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Warnings are errors. Since JDK 22 the build tells javac so; before, javac counts its own note on
 * incubator modules as a warning that nothing can silence, so the sources are compiled once more
 * here and all other warnings fail the test.
 */
@DisabledForJreRange(min = JRE.JAVA_22, disabledReason = "the build itself runs javac with -Werror")
@EnabledIfSystemProperty(
    named = "continuo.lint",
    matches = ".+",
    disabledReason = "the build passes its -Xlint option in continuo.lint")
class CompilerWarningsTest {
  private static final String INCUBATOR_NOTE = "compiler.warn.incubating.modules";

  @Test
  void mainAndTestSourcesCompileWithoutWarnings(@TempDir Path classes) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
      List<String> options =
          List.of(
              "--release=17",
              "--add-modules=jdk.incubator.vector",
              System.getProperty("continuo.lint"),
              "-proc:none",
              "-classpath",
              classPath(),
              "-d",
              classes.toString());
      StringWriter other = new StringWriter();
      boolean compiled =
          javac
              .getTask(
                  other,
                  files,
                  diagnostics,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources()))
              .call();
      assertThat(compiled).as("%s%s", other, diagnostics.getDiagnostics()).isTrue();
    }
    assertThat(diagnostics.getDiagnostics())
        .filteredOn(diagnostic -> !diagnostic.getCode().equals(INCUBATOR_NOTE))
        .filteredOn(diagnostic -> diagnostic.getKind().name().contains("WARNING"))
        .extracting(
            diagnostic ->
                "%s:%d %s"
                    .formatted(
                        diagnostic.getSource() == null ? "-" : diagnostic.getSource().getName(),
                        diagnostic.getLineNumber(),
                        diagnostic.getMessage(Locale.ROOT)))
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    Path module = Path.of(System.getProperty("basedir", ""));
    try (Stream<Path> main = Files.walk(module.resolve("src/main/java"));
        Stream<Path> test = Files.walk(module.resolve("src/test/java"))) {
      return Stream.concat(main, test).filter(path -> path.toString().endsWith(".java")).toList();
    }
  }

  /** Libraries only: our own classes come from the sources. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .reduce((first, second) -> first + File.pathSeparator + second)
        .orElse("");
  }
}
