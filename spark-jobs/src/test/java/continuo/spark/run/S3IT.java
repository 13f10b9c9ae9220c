package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on an object store, by the real protocol: killed and taken up by other cores. */
@Tag("s3")
class S3IT {
  @TempDir Path directory;

  @Test
  void aRunOnS3HasTheRowsOfOneOnALocalDiskAndLeavesNoCredential()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (S3Server server = S3Server.start(directory)) {
      String uri = "s3a://" + S3Server.BUCKET + "/body";
      List<String> options = new ArrayList<>();
      server.settings().forEach((key, value) -> options.add("-Dspark.hadoop." + key + "=" + value));
      RemoteRun run =
          new RemoteRun(
              directory,
              uri,
              options,
              Map.of(
                  "AWS_ACCESS_KEY_ID", S3Server.IDENTITY,
                  "AWS_SECRET_ACCESS_KEY", S3Server.SECRET));
      RunRows undisturbed = run.undisturbed();

      ContinuoProcess killed = run.killedInMidRun();
      ContinuoProcess second = run.start("local[2]", "--set", "spark.partitions=2");
      try (second) {
        assertThat(second.exitCode()).as(second::toString).isZero();
      }

      Configuration configuration = configuration(server);
      org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(uri);
      RunRows.of(root, configuration).assertSameAs(undisturbed, "on S3, killed");
      for (ContinuoProcess process : List.of(killed, second)) {
        assertThat(process.toString()).doesNotContain(S3Server.IDENTITY, S3Server.SECRET);
      }
      assertNothingHoldsACredential(root, configuration);
    }
  }

  @Test
  void ofDriversThatStartAtOnceOneGetsTheLease() throws Exception {
    try (S3Server server = S3Server.start(directory)) {
      Configuration configuration = configuration(server);
      for (int round = 0; round < 5; round++) {
        LeaseRace.assertOneWins(
            new org.apache.hadoop.fs.Path("s3a://" + S3Server.BUCKET + "/race-" + round),
            configuration,
            4);
      }
    }
  }

  private static Configuration configuration(S3Server server) {
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    configuration.set("fs.s3a.access.key", S3Server.IDENTITY);
    configuration.set("fs.s3a.secret.key", S3Server.SECRET);
    return configuration;
  }

  private static void assertNothingHoldsACredential(
      org.apache.hadoop.fs.Path root, Configuration configuration) throws IOException {
    try (FileSystem s3 = FileSystem.newInstance(root.toUri(), configuration)) {
      RemoteIterator<LocatedFileStatus> objects = s3.listFiles(root, true);
      int seen = 0;
      while (objects.hasNext()) {
        org.apache.hadoop.fs.Path object = objects.next().getPath();
        assertThat(object.getName()).as("nothing unfinished is left").doesNotEndWith(".tmp");
        try (FSDataInputStream in = s3.open(object)) {
          assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
              .as(object.toString())
              .doesNotContain(S3Server.IDENTITY, S3Server.SECRET);
        }
        seen++;
      }
      assertThat(seen).as("objects of the run").isGreaterThan(10);
    }
  }
}
