package continuo.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Cells against plain loops over their images. */
class BoxTest {
  /** Images along each vector that a plain loop visits; the flattest cell here needs 12. */
  private static final int IMAGES = 14;

  private static Box random(SplittableRandom random) {
    double lx = random.nextDouble(1, 6);
    double ly = random.nextDouble(1, 6);
    double lz = random.nextDouble(1, 6);
    return new Box(
        lx,
        ly,
        lz,
        lx * random.nextDouble(-0.5, 0.5),
        lx * random.nextDouble(-0.5, 0.5),
        ly * random.nextDouble(-0.5, 0.5));
  }

  private static double shortest2(Box box, double[] d, boolean own) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = -IMAGES; a <= IMAGES; a++) {
      for (int b = -IMAGES; b <= IMAGES; b++) {
        for (int c = -IMAGES; c <= IMAGES; c++) {
          double r2 = 0;
          for (int axis = 0; axis < 3; axis++) {
            double image = a * box.component(0, axis) + b * box.component(1, axis);
            double e = d[axis] - image - c * box.component(2, axis);
            r2 += e * e;
          }
          if (!own || a != 0 || b != 0 || c != 0) {
            least = Math.min(least, r2);
          }
        }
      }
    }
    return least;
  }

  @Test
  void theShortestImageIsTheShortestOfAllImages() {
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < 300; n++) {
      Box box = random(random);
      double[] d = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        d[axis] = box.length(axis) * random.nextDouble(-1.5, 1.5);
      }
      assertThat(box.nearest2(d[0], d[1], d[2])).isCloseTo(shortest2(box, d, false), within(1e-12));
      double own = Math.sqrt(shortest2(box, new double[3], true));
      assertThat(box.shortest()).isCloseTo(own, within(1e-12));
    }
  }

  @Test
  void widthsEdgesAnglesAndFractionsAreThoseOfTheVectors() {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < 100; n++) {
      Box box = random(random);
      for (int v = 0; v < 3; v++) {
        double[] a = vector(box, (v + 1) % 3);
        double[] b = vector(box, (v + 2) % 3);
        double[] normal = {
          a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
        };
        assertThat(box.width(v)).isCloseTo(box.volume() / length(normal), within(1e-12));
        assertThat(box.edge(v)).isCloseTo(length(vector(box, v)), within(1e-12));
        double sine = length(normal) / (length(a) * length(b));
        assertThat(Math.sin(Math.toRadians(box.angle(v)))).isCloseTo(sine, within(1e-12));
      }
      double[] s = random.doubles(3, -2, 2).toArray();
      double[] r = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        r[axis] = box.shift(axis, s[0], s[1], s[2]);
      }
      for (int v = 0; v < 3; v++) {
        assertThat(box.fraction(v, r[0], r[1], r[2])).isCloseTo(s[v], within(1e-13));
      }
    }
  }

  private static double[] vector(Box box, int v) {
    return new double[] {box.component(v, 0), box.component(v, 1), box.component(v, 2)};
  }

  private static double length(double[] a) {
    return Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
  }

  @Test
  void theNearestDistanceOfAtomsIsThatOverAllImages() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 60; round++) {
      Box box = random(random);
      int n = 1 + random.nextInt(12);
      double[] r = random.doubles(3L * n, -6, 6).toArray();
      double[] masses = new double[n];
      Arrays.fill(masses, 1);
      AtomLabel label = new AtomLabel("CA", "GLY", "A", 1);
      Composite composite =
          new Composite(box, masses, r, new int[n], Collections.nCopies(n, label));
      double least = n == 1 ? shortest2(box, new double[3], true) : Double.POSITIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double[] d = {
            r[3 * i] - r[3 * j], r[3 * i + 1] - r[3 * j + 1], r[3 * i + 2] - r[3 * j + 2]
          };
          least = Math.min(least, box.nearest2(d[0], d[1], d[2]));
        }
      }
      assertThat(composite.nearestDistance()).isCloseTo(Math.sqrt(least), within(1e-9));
    }
  }

  @Test
  void aTiltBeyondHalfALengthIsRefused() {
    assertThatThrownBy(() -> new Box(4, 5, 6, 2.1, 0, 0))
        .hasMessageContaining("tilt xy = 2.1 nm exceeds half of lx = 4.0 nm")
        .hasMessageContaining("the lattice stays the same");
    assertThatThrownBy(() -> new Box(4, 5, 6, 0, 0, -2.6)).hasMessageContaining("tilt yz");
    assertThatThrownBy(() -> new Box(4, 5, 6, 0, Double.NaN, 0)).hasMessageContaining("tilt xz");
    assertThatThrownBy(() -> new Box(0, 0, 0, 0.1, 0, 0)).hasMessageContaining("all positive");
    assertThat(new Box(4, 5, 6, -2, 2, 2.5).isTriclinic()).isTrue();
    assertThat(new Box(4, 5, 6).isTriclinic()).isFalse();
  }
}
