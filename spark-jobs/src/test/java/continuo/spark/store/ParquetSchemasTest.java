package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.store.Tables;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs that know nothing of Continuo learn from its files. */
class ParquetSchemasTest {
  @TempDir Path directory;

  @BeforeEach
  void writeRun() {
    new SyntheticRun(4, 2).run(new ParquetRunStore(directory.toUri(), new Configuration()));
  }

  @Test
  void everyFileCarriesUnitsAndDescriptions() throws Exception {
    ParquetMetadata footer = footer("steps/part-000000002-000000003.parquet");

    assertThat(footer.getFileMetaData().getKeyValueMetaData())
        .containsEntry("continuo.schema.version", Integer.toString(Tables.SCHEMA_VERSION))
        .containsEntry("continuo.table", "steps")
        .containsEntry("continuo.table.description", Tables.STEPS.description())
        .containsEntry("continuo.unit.time", "ps")
        .containsEntry("continuo.unit.potential_energy", "kJ/mol")
        .containsEntry("continuo.description.time", "simulated time of the state");
  }

  @Test
  void keysAreRequiredAndAllElseMayBeMissing() throws Exception {
    assertThat(footer("frames/part-000000000-000000001.parquet").getFileMetaData().getSchema())
        .hasToString(
            """
            message frames {
              required int32 step;
              required int32 atom;
              optional double x;
              optional double y;
              optional double z;
            }
            """);
    assertThat(footer("atoms/part-static.parquet").getFileMetaData().getSchema().toString())
        .contains("optional binary name (STRING);");
  }

  @Test
  void sparkSqlSeesTypesUnitsAndCommentsAndSkipsUnfinishedFiles() throws Exception {
    java.nio.file.Files.writeString(
        directory.resolve("steps/_part-000000004-000000005.parquet.tmp"), "unfinished");
    try (SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate()) {
      Dataset<Row> steps = spark.read().parquet(directory.resolve("steps").toString());

      StructField time = steps.schema().apply("time");
      assertThat(time.dataType()).isEqualTo(DataTypes.DoubleType);
      assertThat(time.getComment().get()).isEqualTo("simulated time of the state");
      assertThat(time.metadata().getString("unit")).isEqualTo("ps");
      assertThat(steps.schema().apply("markov").dataType()).isEqualTo(DataTypes.BooleanType);
      assertThat(steps.orderBy("step").select("step").collectAsList())
          .extracting(row -> row.getInt(0))
          .containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void metadataOfEveryTableIsValidJson() {
    for (var table : Tables.PER_STEP) {
      Map<String, String> metadata = ParquetSchemas.metadata(table);

      assertThat(
              org.apache.spark.sql.types.DataType.fromJson(
                  metadata.get("org.apache.spark.sql.parquet.row.metadata")))
          .asString()
          .startsWith("StructType(StructField(step,IntegerType,false)");
    }
  }

  private ParquetMetadata footer(String file) throws Exception {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(directory.resolve(file).toUri()),
                new Configuration()))) {
      return reader.getFooter();
    }
  }
}
