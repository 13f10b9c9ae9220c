package continuo.spark.serial;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import continuo.spark.store.HadoopBlockSink;
import continuo.spark.store.HadoopBlockSource;
import continuo.spark.store.HadoopSettings;
import java.util.function.Function;

/**
 * Where blocks of a checkpoint go to or come from: run directory, step, Hadoop settings.
 *
 * @param <T> sink or source
 */
final class BlockStoreSerializer<T> extends Serializer<T> {
  private final Function<T, Fields> fields;
  private final Function<Fields, T> make;

  private BlockStoreSerializer(Function<T, Fields> fields, Function<Fields, T> make) {
    this.fields = fields;
    this.make = make;
  }

  static BlockStoreSerializer<HadoopBlockSink> sinks() {
    return new BlockStoreSerializer<>(
        sink -> new Fields(sink.runDirectory(), sink.nextStep(), sink.settings()),
        f -> new HadoopBlockSink(f.runDirectory(), f.settings(), f.nextStep()));
  }

  static BlockStoreSerializer<HadoopBlockSource> sources() {
    return new BlockStoreSerializer<>(
        source -> new Fields(source.runDirectory(), source.nextStep(), source.settings()),
        f -> new HadoopBlockSource(f.runDirectory(), f.settings(), f.nextStep()));
  }

  @Override
  public void write(Kryo kryo, Output output, T object) {
    Fields f = fields.apply(object);
    output.writeString(f.runDirectory());
    output.writeInt(f.nextStep());
    String[] entries = f.settings().entries();
    output.writeInt(entries.length);
    for (String entry : entries) {
      output.writeString(entry);
    }
  }

  @Override
  public T read(Kryo kryo, Input input, Class<T> type) {
    String runDirectory = input.readString();
    int nextStep = input.readInt();
    String[] entries = new String[input.readInt()];
    for (int e = 0; e < entries.length; e++) {
      entries[e] = input.readString();
    }
    return make.apply(new Fields(runDirectory, nextStep, new HadoopSettings(entries)));
  }

  private record Fields(String runDirectory, int nextStep, HadoopSettings settings) {}
}
