package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on HDFS: killed, taken up by another number of cores, one of two datanodes lost. */
class HdfsIT {
  @TempDir Path directory;

  /** Servers that are stopped on purpose complain at length. */
  @BeforeAll
  static void silenceServers() {
    Configurator.setLevel("org.apache.hadoop", Level.OFF);
  }

  @AfterAll
  static void letThemSpeak() {
    Configurator.setLevel("org.apache.hadoop", Level.WARN);
  }

  @Test
  void ofDriversThatStartAtOnceOneGetsTheLease() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("race").toString());
    try (MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(configuration).numDataNodes(1).format(true).build()) {
      hdfs.waitActive();
      for (int round = 0; round < 5; round++) {
        LeaseRace.assertOneWins(
            new org.apache.hadoop.fs.Path(hdfs.getURI() + "/runs/race-" + round),
            hdfs.getConfiguration(0),
            4);
      }
    }
  }

  @Test
  void aRunOnHdfsHasTheRowsOfOneOnALocalDisk() throws IOException, InterruptedException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("dfs").toString());
    try (MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(configuration).numDataNodes(2).format(true).build()) {
      hdfs.waitActive();
      String uri = hdfs.getURI() + "/runs/body";
      RemoteRun run =
          new RemoteRun(directory, uri, List.of("-Dspark.hadoop.dfs.replication=2"), Map.of());
      RunRows undisturbed = run.undisturbed();

      run.killedInMidRun();
      try (ContinuoProcess process = run.start("local[2]", "--set", "spark.partitions=2")) {
        process.awaitOutput(" 3/5 ");
        hdfs.stopDataNode(0);
        assertThat(process.exitCode()).as(process::toString).isZero();
      }

      RunRows.of(new org.apache.hadoop.fs.Path(uri), hdfs.getConfiguration(0))
          .assertSameAs(undisturbed, "on HDFS, killed, a datanode lost");
    }
  }
}
