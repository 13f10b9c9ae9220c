package continuo.spark.serial;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import continuo.burst.BlockScalars;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.burst.ChainSums;
import continuo.burst.PatchPartial;
import continuo.burst.ReplicaBlock;
import continuo.estimate.PatchSums;
import continuo.spark.stage.BlockOutcome;
import continuo.spark.store.HadoopBlockSink;
import continuo.spark.store.HadoopBlockSource;
import java.util.ArrayList;
import java.util.HashMap;
import org.apache.spark.serializer.KryoRegistrator;

/**
 * Everything that Kryo may meet, for {@code spark.kryo.registrationRequired=true}. The order gives
 * the class ids, so this is a constant list: the same on the driver and on every executor. Append
 * only.
 */
public final class ContinuoRegistrator implements KryoRegistrator {
  @Override
  public void registerClasses(Kryo kryo) {
    kryo.register(double[].class);
    kryo.register(double[][].class);
    kryo.register(double[][][].class);
    kryo.register(int[].class);
    kryo.register(int[][].class);
    kryo.register(long[].class);
    kryo.register(long[][].class);
    kryo.register(boolean[].class);
    kryo.register(byte[].class);
    kryo.register(String[].class);
    kryo.register(Object[].class);
    kryo.register(ArrayList.class);
    kryo.register(HashMap.class);
    kryo.register(ReplicaBlock.class, new ReplicaBlockSerializer());
    kryo.register(ReplicaBlock[].class);
    kryo.register(HadoopBlockSink.class, BlockStoreSerializer.sinks());
    kryo.register(HadoopBlockSource.class, BlockStoreSerializer.sources());
    kryo.register(BlockOutcome.class);
    kryo.register(PatchPartial.class);
    kryo.register(PatchPartial[].class);
    kryo.register(BlockScalars.class);
    kryo.register(PatchSums.class);
    // Records and what they hold: small, sent once a step, so Java's serialisation will do.
    kryo.register(BurstContext.class, new JavaSerializer());
    kryo.register(BurstRequest.class, new JavaSerializer());
    kryo.register(ChainSums.class);
    registerByName(kryo, "scala.reflect.ManifestFactory$ObjectManifest");
  }

  /** Scala's own classes that a shuffle of grouped pairs sends and Java code cannot name. */
  private static void registerByName(Kryo kryo, String name) {
    try {
      kryo.register(Class.forName(name, false, ContinuoRegistrator.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Spark's class " + name + " is not on the class path", e);
    }
  }
}
