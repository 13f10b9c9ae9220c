package continuo.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitSystemTest {
  @ParameterizedTest
  @CsvSource({
    "1.4 nm, 1.4",
    "14 A, 1.4",
    "14 Å, 1.4",
    "3 A, 0.3",
    "1400 pm, 1.4",
    "1.4nm, 1.4",
    "0.0014 um, 1.4",
    "-.5e-1 nm, -0.05",
  })
  void lengthsAreReadInNanometres(String text, double value) {
    assertThat(UnitSystem.MOLECULAR.parse(text, Dimension.LENGTH)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"10 fs, 0.01", "2 ps, 2", "1.5 ns, 1500", "1 us, 1000000"})
  void timesAreReadInPicoseconds(String text, double value) {
    assertThat(UnitSystem.MOLECULAR.parse(text, Dimension.TIME)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"110 amu, 110", "110 Da, 110", "0.11 kDa, 110", "110 g/mol, 110"})
  void massesAreReadInAmu(String text, double value) {
    assertThat(UnitSystem.MOLECULAR.parse(text, Dimension.MASS)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "2 kJ/mol, 2",
    "2 kcal/mol, 8.368",
    "2000 J/mol, 2",
    "2 amu nm^2/ps^2, 2",
    "2 kJ mol^-1, 2",
    "2 kJ·mol⁻¹, 2",
  })
  void energiesAreReadInKilojoulesPerMole(String text, double value) {
    assertThat(UnitSystem.MOLECULAR.parse(text, Dimension.ENERGY)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "150 kJ/mol/nm^2, 150",
    "1 kcal/mol/A^2, 418.4",
    "150 kJ/(mol nm^2), 150",
    "150 kJ/(mol*nm²), 150",
    "150 amu/ps^2, 150",
  })
  void stiffnessesAreReadInKilojoulesPerMolePerSquareNanometre(String text, double value) {
    assertThat(UnitSystem.MOLECULAR.parse(text, Dimension.STIFFNESS)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"20 1/ps, 20", "20/ps, 20", "20 ps^-1, 20", "0.02 1/fs, 20"})
  void ratesAreReadPerPicosecond(String text, double value) {
    assertThat(UnitSystem.MOLECULAR.parse(text, Dimension.RATE)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"7 1/nm, 7", "0.7 1/A, 7", "0.7 A^-1, 7"})
  void wavenumbersAreReadPerNanometre(String text, double value) {
    assertThat(UnitSystem.MOLECULAR.parse(text, Dimension.WAVENUMBER)).isEqualTo(value);
  }

  @Test
  void missingUnitIsRefusedWithAnExample() {
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse("1.4", Dimension.LENGTH))
        .isInstanceOf(UnitException.class)
        .hasMessage("unit missing; write for example \"1.4 nm\"");
  }

  @Test
  void wrongDimensionIsNamed() {
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse("3 kJ", Dimension.ENERGY))
        .hasMessageContaining("an energy is needed, for example \"3 kJ/mol\"");
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse("3 ps", Dimension.LENGTH))
        .hasMessage("ps is a time; a length is needed, for example \"3 nm\"");
  }

  @Test
  void unknownUnitIsNamed() {
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse("3 furlong", Dimension.LENGTH))
        .hasMessageStartingWith("unknown unit \"furlong\"; known are nm, A");
  }

  @Test
  void unitsAreCaseSensitive() {
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse("3 NM", Dimension.LENGTH))
        .hasMessageStartingWith("unknown unit \"NM\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "nm 3", "NaN nm", "Infinity nm", "1e400000 nm", "--3 nm"})
  void textsThatAreNoNumbersAreRefused(String text) {
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse(text, Dimension.LENGTH))
        .isInstanceOf(UnitException.class);
  }

  @Test
  void overflowIsRefused() {
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse("1e999 nm", Dimension.LENGTH))
        .isInstanceOf(UnitException.class)
        .hasMessage("too large for a double");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 nm^",
        "3 nm^0",
        "3 (nm",
        "3 nm)",
        "3 nm/",
        "3 *nm",
        "3 nm//ps",
        "3 nm^x",
        "3 2nm"
      })
  void brokenUnitExpressionsAreRefused(String text) {
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse(text, Dimension.LENGTH))
        .isInstanceOf(UnitException.class);
  }

  @Test
  void deepNestingIsRefusedBeforeItIsParsed() {
    String text = "1 " + "(".repeat(100_000);
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse(text, Dimension.LENGTH))
        .hasMessageContaining("longer than");
  }

  @Test
  void reducedUnitsTakePlainNumbersOnly() {
    assertThat(UnitSystem.LJ.parse("1.4", Dimension.LENGTH)).isEqualTo(1.4);
    assertThatThrownBy(() -> UnitSystem.LJ.parse("1.4 nm", Dimension.LENGTH))
        .hasMessage("units = lj takes plain numbers; write for example 1.4");
  }

  @Test
  void pureNumbersTakeNoUnit() {
    assertThat(UnitSystem.MOLECULAR.parse("1.5", Dimension.NONE)).isEqualTo(1.5);
    assertThatThrownBy(() -> UnitSystem.MOLECULAR.parse("1.5 nm", Dimension.NONE))
        .hasMessage("this is a number without unit; write for example 1.5");
  }

  @Test
  void formattedValuesReadBackToTheSameBits() {
    Random random = new Random(7);
    Dimension[] dimensions = {
      Dimension.LENGTH,
      Dimension.STIFFNESS,
      Dimension.WAVENUMBER,
      Dimension.DIFFUSION,
      Dimension.FRICTION,
      Dimension.FORCE,
      Dimension.TEMPERATURE,
      Dimension.NONE,
      Dimension.LENGTH.power(3).times(Dimension.CHARGE)
    };
    for (UnitSystem units : UnitSystem.values()) {
      for (Dimension dimension : dimensions) {
        for (int i = 0; i < 200; i++) {
          double value = random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
          String text = units.format(value, dimension);
          assertThat(units.parse(text, dimension)).as(text).isEqualTo(value);
        }
      }
    }
  }

  @Test
  void boltzmannConstantIsThatOfTheUnits() {
    // CODATA 2018: R = 8.31446261815324 J/mol/K exactly.
    assertThat(UnitSystem.MOLECULAR.boltzmann()).isEqualTo(0.00831446261815324);
    assertThat(UnitSystem.LJ.boltzmann()).isEqualTo(1);
  }
}
