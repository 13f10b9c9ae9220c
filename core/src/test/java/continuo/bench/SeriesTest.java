package continuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static List<Figure> figures(double share, double... values) {
    return DoubleStream.of(values).mapToObj(v -> new Figure(v, 1, share)).toList();
  }

  @Test
  void medianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
    assertThat(new Series(figures(1, 3, 1, 2)).median()).isEqualTo(2);
    assertThat(new Series(figures(1, 4, 1, 2, 3)).median()).isEqualTo(2.5);
    assertThat(new Series(figures(1, 7)).median()).isEqualTo(7);
  }

  @Test
  void repeatsThatSharedTheCoreDoNotCount() {
    Series series =
        new Series(List.of(new Figure(5, 1, 0.99), new Figure(1, 1, 0.94), new Figure(6, 1, 0.95)));
    assertThat(series.contended()).isEqualTo(1);
    assertThat(series.least()).isEqualTo(5);
    assertThat(series.greatest()).isEqualTo(6);
    assertThat(series.median()).isEqualTo(5.5);
  }

  @Test
  void whereAllSharedTheCoreAllCount() {
    Series series = new Series(figures(0.5, 3, 1, 2));
    assertThat(series.contended()).isEqualTo(3);
    assertThat(series.median()).isEqualTo(2);
  }

  @Test
  void anUnknownShareCountsAsAWholeCore() {
    assertThat(new Series(figures(Double.NaN, 3, 1, 2)).contended()).isZero();
  }

  @Test
  void noFiguresAreRefused() {
    assertThatThrownBy(() -> new Series(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
