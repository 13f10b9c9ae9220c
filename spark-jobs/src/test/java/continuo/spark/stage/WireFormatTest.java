package continuo.spark.stage;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.BlockBurst;
import continuo.burst.BlockResult;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.burst.PatchPartial;
import continuo.burst.ReplicaBlock;
import continuo.burst.kernel.KernelProvider;
import continuo.error.NumericalException;
import continuo.estimate.PatchSums;
import continuo.spark.serial.ContinuoRegistrator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What the stages send each other arrives as it left, through Kryo with registration required. */
class WireFormatTest {
  private static final SerializerInstance KRYO =
      new KryoSerializer(
              new SparkConf(false)
                  .set("spark.kryo.registrationRequired", "true")
                  .set("spark.kryo.registrator", ContinuoRegistrator.class.getName()))
          .newInstance();

  private static Bursts bursts;
  private static ReplicaBlock start;
  private static BlockResult withStiffness;
  private static BlockResult withoutStiffness;

  @BeforeAll
  static void runABurst() {
    bursts = Bursts.ofBody();
    start =
        BlockBurst.prepare(
                bursts.context(),
                KernelProvider.fastest(8),
                bursts.layout().get(1),
                bursts.reference())
            .state();
    withStiffness = burst(bursts.context(), bursts.request(0, true));
    withoutStiffness = burst(bursts.context(), bursts.request(1, false));
  }

  private static BlockResult burst(BurstContext context, BurstRequest request) {
    return BlockBurst.run(context, KernelProvider.fastest(8), start, request);
  }

  @Test
  void aContextThatArrivedGivesTheSameBurst() {
    BurstContext arrived = roundTrip(bursts.context());

    assertSame(burst(arrived, bursts.request(0, true)), withStiffness);
  }

  @Test
  void aRequestThatArrivedGivesTheSameBurst() {
    BurstRequest moved = bursts.request(1, false);
    assertThat(moved.rotation()).as("a move with a rotation").isNotNull();

    assertSame(burst(bursts.context(), roundTrip(moved)), withoutStiffness);
    assertThat(roundTrip(BurstRequest.at(3, new double[] {1}, true)).rotation()).isNull();
  }

  @Test
  void partialSumsArriveToTheBitWithAndWithoutStiffness() {
    assertThat(withStiffness.partials()[0].stiffness).isNotNull();
    assertThat(withoutStiffness.partials()[0].stiffness).isNull();
    assertThat(withoutStiffness.partials()[1].scalars).isNull();

    for (BlockResult result : List.of(withStiffness, withoutStiffness)) {
      for (PatchPartial partial : result.partials()) {
        assertSame(roundTrip(partial), partial);
      }
    }
  }

  @Test
  void sumsOfAPatchArriveToTheBit() {
    for (BlockResult result : List.of(withStiffness, withoutStiffness)) {
      for (PatchPartial partial : result.partials()) {
        PatchSums sums = PatchSums.of(List.of(partial));

        assertSame(roundTrip(sums), sums);
      }
    }
  }

  @Test
  void outcomesArriveWithStateMeasurementsOrFailure() {
    BlockOutcome moved = roundTrip(BlockOutcome.of(start));
    assertSame(moved.state(), start);
    assertThat(moved.partials()).isEmpty();
    assertThat(moved.isFailed()).isFalse();

    BlockOutcome measured = roundTrip(BlockOutcome.ofBurst(() -> withStiffness));
    assertSame(
        new BlockResult(measured.state(), measured.partials(), List.of(measured.reports())),
        withStiffness);
    assertThat(measured.isFailed()).isFalse();

    BlockOutcome failed =
        roundTrip(
            BlockOutcome.ofBurst(
                () -> {
                  throw new NumericalException("Cannot continue step 3: é");
                }));
    assertThat(failed.isFailed()).isTrue();
    assertThat(failed.failure()).isEqualTo("Cannot continue step 3: é");
    assertThat(failed.state()).isNull();
    assertThat(failed.partials()).isEmpty();
  }

  static List<Object> plainValues() {
    return List.of(
        new double[] {1, -0.0, Double.NaN, Double.MIN_VALUE},
        new double[][] {{1}, {}, {2, 3}},
        new double[][][] {{{1}}, {}},
        new int[] {1, -1},
        new int[][] {{1}, {}},
        new long[] {1L << 60},
        new long[][] {{1}, {2}},
        new boolean[] {true, false},
        new byte[] {1, 2},
        new String[] {"a", null},
        new Object[] {1, "a", null},
        new ArrayList<>(List.of(1, 2)));
  }

  @ParameterizedTest
  @MethodSource("plainValues")
  void everyPlainClassOfTheRegistratorArrives(Object value) {
    assertSame(roundTrip(value), value);
  }

  @Test
  void aMapArrives() {
    HashMap<String, Integer> map = new HashMap<>(Map.of("a", 1, "b", 2));

    assertThat(roundTrip(map)).isEqualTo(map);
  }

  @Test
  void arraysOfPartialSumsAndBlocksArrive() {
    PatchPartial[] partials = roundTrip(withStiffness.partials());
    assertThat(partials).hasSameSizeAs(withStiffness.partials());
    assertSame(partials[2], withStiffness.partials()[2]);

    ReplicaBlock[] blocks = roundTrip(new ReplicaBlock[] {start, withStiffness.state()});
    assertSame(blocks[0], start);
    assertSame(blocks[1], withStiffness.state());
  }

  private static <T> T roundTrip(T object) {
    @SuppressWarnings("unchecked")
    ClassTag<T> tag = ClassTag$.MODULE$.apply((Class<T>) object.getClass());
    ByteBuffer bytes = KRYO.serialize(object, tag);
    return KRYO.deserialize(bytes, tag);
  }

  private static void assertSame(Object found, Object expected) {
    assertThat(Bits.of(found)).isEqualTo(Bits.of(expected));
  }
}
