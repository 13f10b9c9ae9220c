package continuo.spark.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.ReplicaBlock;
import continuo.spark.store.HadoopBlockSink;
import continuo.spark.store.HadoopBlockSource;
import continuo.spark.store.HadoopSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What crosses the wire arrives as it left, by either of Spark's serialisers. */
class ContinuoRegistratorTest {
  @TempDir Path directory;

  static Stream<SerializerInstance> serializers() {
    return Stream.of(kryo(), new JavaSerializer(new SparkConf(false)).newInstance());
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void aReplicaBlockArrivesToTheBit(SerializerInstance serializer) {
    ReplicaBlock block = block(3);

    ReplicaBlock arrived = roundTrip(serializer, block);

    assertThat(
            List.of(
                arrived.id(),
                arrived.patch(),
                arrived.firstReplica(),
                arrived.active(),
                arrived.quarantined(),
                arrived.lanes()))
        .containsExactly(3, 1, 24, 7, 0b100101, 8);
    assertThat(bits(arrived.positions())).isEqualTo(bits(block.positions()));
    assertThat(bits(arrived.velocities())).isEqualTo(bits(block.velocities()));
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void aBlockSinkStillWritesWhereItShould(SerializerInstance serializer) {
    HadoopSettings settings = HadoopSettings.of(new Configuration());
    HadoopBlockSink sink = new HadoopBlockSink(directory.toUri().toString(), settings, 17);

    roundTrip(serializer, sink).write(block(0));

    HadoopBlockSource source = new HadoopBlockSource(directory.toUri().toString(), settings, 17);
    ReplicaBlock read = roundTrip(serializer, source).read(0);
    assertThat(bits(read.positions())).isEqualTo(bits(block(0).positions()));
    assertThat(directory.resolve("checkpoints/step-000000017/block-00000.bin")).exists();
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void hadoopSettingsTravelWithTheirOwnEntriesOnly(SerializerInstance serializer) {
    Configuration configuration = new Configuration();
    configuration.set("fs.defaultFS", "hdfs://namenode:8020");
    configuration.set("dfs.replication", "2");
    HadoopBlockSink sink = new HadoopBlockSink("/runs/a", HadoopSettings.of(configuration), 1);

    HadoopSettings arrived = roundTrip(serializer, sink).settings();

    assertThat(arrived).isEqualTo(sink.settings());
    assertThat(arrived.toConfiguration().get("fs.defaultFS")).isEqualTo("hdfs://namenode:8020");
    assertThat(arrived.toConfiguration().get("dfs.replication")).isEqualTo("2");
    assertThat(arrived.toConfiguration().get("io.file.buffer.size"))
        .isEqualTo(new Configuration().get("io.file.buffer.size"));
    assertThat(arrived.entries()).hasSizeLessThan(20);
  }

  @Test
  void arraysOfWhatTheStagesExchangeAreRegistered() {
    SerializerInstance kryo = kryo();

    assertThat(roundTrip(kryo, new double[][] {{1, 2}, {}}))
        .isDeepEqualTo(new double[][] {{1, 2}, {}});
    assertThat(roundTrip(kryo, new int[] {1, -1})).containsExactly(1, -1);
    assertThat(roundTrip(kryo, new ReplicaBlock[] {block(1), block(2)})).hasSize(2);
  }

  @Test
  void aClassThatIsNotInTheListIsRefused() {
    assertThatThrownBy(() -> roundTrip(kryo(), new java.util.zip.CRC32()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Class is not registered: java.util.zip.CRC32");
  }

  private static SerializerInstance kryo() {
    return new KryoSerializer(
            new SparkConf(false)
                .set("spark.kryo.registrationRequired", "true")
                .set("spark.kryo.registrator", ContinuoRegistrator.class.getName()))
        .newInstance();
  }

  private static <T> T roundTrip(SerializerInstance serializer, T object) {
    @SuppressWarnings("unchecked")
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) object.getClass());
    ByteBuffer bytes = serializer.serialize(object, tag);
    return serializer.deserialize(bytes, tag);
  }

  private static ReplicaBlock block(int id) {
    double[] positions = new double[48];
    Arrays.setAll(positions, c -> Math.sin(c + id) * 1e-3);
    double[] velocities = new double[48];
    Arrays.setAll(velocities, c -> c == 0 ? -0.0 : 1.0 / c);
    return new ReplicaBlock(id, 1, 8 * id, 7, 0b100101, 8, positions, velocities);
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
