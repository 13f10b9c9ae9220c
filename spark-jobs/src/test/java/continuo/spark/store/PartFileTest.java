package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {
  @Test
  void aNameIsReadBackAsItWasWritten() {
    PartFile part = new PartFile(7, 123_456_789);

    assertThat(part.fileName()).isEqualTo("part-000000007-123456789.parquet");
    assertThat(PartFile.parse(part.fileName())).contains(part);
  }

  @Test
  void stepsOfTenDigitsAreStillRead() {
    PartFile part = new PartFile(999_999_999, Integer.MAX_VALUE);

    assertThat(PartFile.parse(part.fileName())).contains(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "part-000000002-000000001.parquet",
        "part-1-2.parquet",
        "part-000000001-9999999999.parquet",
        "_part-000000001-000000002.parquet.tmp",
        ".part-000000001-000000002.parquet.crc",
        "part-static.parquet",
        "part-000000001-000000002.csv"
      })
  void otherNamesAreNotTaken(String name) {
    assertThat(PartFile.parse(name)).isEmpty();
  }
}
