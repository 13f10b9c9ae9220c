package continuo.spark.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementsTest {
  @ParameterizedTest
  @CsvSource({
    "CA, 12.011, C",
    "CA, 40.078, Ca",
    "CA, 110.0, ''",
    "1HB2, 1.008, H",
    "OXT, 15.9994, O",
    "AR, 39.948, Ar",
    "Cl-, 35.453, Cl",
    "BB, 72.0, ''",
    "HG11, 1.008, H",
    "HG, 200.59, Hg",
    "HA, 3.024, ''",
    "12, 1.0, ''"
  })
  void nameAndMassMustBothFit(String name, double mass, String element) {
    assertThat(Elements.guess(name, mass)).isEqualTo(element);
  }
}
