import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the table of {@code continuo validate} from its Parquet file: z of every statistical
 * comparison, and the share of the tolerance that every exact one used up. Started by {@code
 * notebooks/fidelity}.
 */
public final class FidelityPictures {
  private static final Color BLUE = new Color(0x0072B2);
  private static final Color ORANGE = new Color(0xD55E00);
  private static final Color GREY = new Color(0x808080);

  private FidelityPictures() {}

  private record Point(String rung, double z, boolean passed) {}

  /**
   * @param args the Parquet file and the directory of the pictures
   */
  public static void main(String[] args) throws SQLException, IOException {
    Path pictures = Files.createDirectories(Path.of(args[1]));
    XYChart statistical = chart("fidelity ladder: statistical comparisons", "z");
    List<Point> points = points(args[0], 4);
    draw(statistical, points, 5.5, "z");
    for (double level : new double[] {-4, 4}) {
      level(statistical, points, level, ORANGE);
    }
    level(statistical, points, 0, GREY);
    statistical.getStyler().setYAxisMin(-5.5).setYAxisMax(5.5);
    BitmapEncoder.saveBitmap(
        statistical, pictures.resolve("fidelity-z.png").toString(), BitmapEncoder.BitmapFormat.PNG);
    XYChart exact = chart("fidelity ladder: exact comparisons", "difference / tolerance");
    List<Point> shares = points(args[0], 1);
    draw(exact, shares, 1.35, "share of the tolerance");
    level(exact, shares, 1, ORANGE);
    exact.getStyler().setYAxisMin(0.0).setYAxisMax(1.35);
    BitmapEncoder.saveBitmap(
        exact, pictures.resolve("fidelity-exact.png").toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private static List<Point> points(String file, int limit) throws SQLException {
    List<Point> points = new ArrayList<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select rung, z, verdict from read_parquet('%s') where \"limit\" = %d and verdict <> 'skipped'"
                    .formatted(file.replace("'", "''"), limit))) {
      while (rows.next()) {
        double z = limit == 1 ? Math.abs(rows.getDouble(2)) : rows.getDouble(2);
        points.add(new Point(rows.getString(1), z, rows.getString(3).equals("pass")));
      }
    }
    return points;
  }

  private static XYChart chart(String title, String y) {
    XYChart chart =
        new XYChartBuilder().width(900).height(420).title(title).yAxisTitle(y).build();
    XYStyler style = chart.getStyler();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    style.setChartTitleFont(font.deriveFont(Font.BOLD, 15f));
    style.setAxisTitleFont(font);
    style.setAxisTickLabelsFont(font.deriveFont(12f));
    style.setAnnotationTextFont(font.deriveFont(11f));
    style.setAnnotationTextFontColor(GREY.darker());
    style.setChartBackgroundColor(Color.WHITE);
    style.setChartTitleBoxVisible(false);
    style.setPlotBorderVisible(false);
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotGridLinesColor(new Color(0xE4E4E4));
    style.setXAxisTicksVisible(false);
    style.setXAxisTitleVisible(false);
    style.setLegendVisible(false);
    style.setMarkerSize(7);
    return chart;
  }

  /** Comparisons from left to right in the order of the ladder, those of a rung side by side. */
  private static void draw(XYChart chart, List<Point> points, double top, String name) {
    for (boolean passed : new boolean[] {true, false}) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        if (points.get(i).passed() == passed) {
          x.add((double) i);
          y.add(Math.max(-top, Math.min(top, points.get(i).z())));
        }
      }
      if (!x.isEmpty()) {
        XYSeries series = chart.addSeries(name + (passed ? "" : ", failed"), x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(passed ? SeriesMarkers.CIRCLE : SeriesMarkers.CROSS);
        series.setMarkerColor(passed ? BLUE : ORANGE);
      }
    }
    chart.getStyler().setXAxisMin(-1.0).setXAxisMax((double) points.size());
    int row = 0;
    for (int first = 0; first < points.size(); ) {
      int next = first;
      while (next < points.size() && points.get(next).rung().equals(points.get(first).rung())) {
        next++;
      }
      double height = top * (row++ % 2 == 0 ? 0.96 : 0.88);
      chart.addAnnotation(
          new AnnotationText(points.get(first).rung(), 0.5 * (first + next - 1), height, false));
      if (first > 0) {
        line(
            chart,
            "before " + points.get(first).rung(),
            new double[] {first - 0.5, first - 0.5},
            new double[] {top > 2 ? -top : 0, top},
            new Color(0xD0D0D0));
      }
      first = next;
    }
  }

  private static void level(XYChart chart, List<Point> points, double y, Color color) {
    line(
        chart, "level " + y, new double[] {-1, points.size()}, new double[] {y, y}, color);
  }

  private static void line(XYChart chart, String name, double[] x, double[] y, Color color) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(1.2f));
  }
}
