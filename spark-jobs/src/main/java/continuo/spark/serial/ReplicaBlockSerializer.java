package continuo.spark.serial;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import continuo.burst.ReplicaBlock;

/** Replica blocks, bit for bit: six ints, then the lengths and values of the two arrays. */
final class ReplicaBlockSerializer extends Serializer<ReplicaBlock> {
  @Override
  public void write(Kryo kryo, Output output, ReplicaBlock block) {
    output.writeInt(block.id());
    output.writeInt(block.patch());
    output.writeInt(block.firstReplica());
    output.writeInt(block.active());
    output.writeInt(block.quarantined());
    output.writeInt(block.lanes());
    output.writeInt(block.positions().length);
    output.writeDoubles(block.positions());
    output.writeDoubles(block.velocities());
  }

  @Override
  public ReplicaBlock read(Kryo kryo, Input input, Class<ReplicaBlock> type) {
    int id = input.readInt();
    int patch = input.readInt();
    int firstReplica = input.readInt();
    int active = input.readInt();
    int quarantined = input.readInt();
    int lanes = input.readInt();
    int n = input.readInt();
    double[] positions = input.readDoubles(n);
    double[] velocities = input.readDoubles(n);
    return new ReplicaBlock(
        id, patch, firstReplica, active, quarantined, lanes, positions, velocities);
  }
}
