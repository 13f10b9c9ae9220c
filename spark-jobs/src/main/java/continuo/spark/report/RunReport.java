package continuo.spark.report;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import continuo.spark.store.RunReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTML file that needs nothing else: data, style and the charts of uPlot are in it. The numbers
 * are in the element {@code data} as JSON; the script writes them as text only, so that no name in
 * a structure file becomes markup.
 */
public final class RunReport {
  private static final String CHARTS = "/META-INF/resources/webjars/uplot/";

  private RunReport() {}

  /**
   * The page of a run.
   *
   * @param reader the run
   * @param status what {@code continuo status} tells of it, by name
   * @param isReduced whether the run is in reduced units, so that those of the columns do not hold
   * @return HTML
   * @throws continuo.error.StorageException if a table cannot be read
   */
  public static String of(RunReader reader, Map<String, Object> status, boolean isReduced) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("status", status);
    data.put("reduced", isReduced);
    data.putAll(new RunFigures(reader).values());
    data.put("description", reader.description());
    String version = text("/META-INF/maven/org.webjars.npm/uplot/pom.properties");
    String charts = CHARTS + property(version, "version") + "/dist/uPlot.";
    return text("page.html")
        .replace("/* uplot.css */", text(charts + "min.css"))
        .replace("/* page.css */", text("page.css"))
        .replace("/* uplot.js */", text(charts + "iife.min.js"))
        .replace("/* page.js */", text("page.js"))
        .replace("/* data */", json(data));
  }

  /** JSON that cannot end the element it stands in. */
  private static String json(Map<String, Object> data) {
    return ConfigValueFactory.fromMap(data)
        .render(ConfigRenderOptions.concise())
        .replace("<", "\\u003c");
  }

  private static String property(String properties, String key) {
    return properties
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No " + key + " in " + properties));
  }

  private static String text(String resource) {
    try (InputStream in = RunReport.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Missing in the jar: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
