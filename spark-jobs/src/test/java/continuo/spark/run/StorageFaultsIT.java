package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output that cannot be written, and checkpoints that are not what was written. */
@Tag("faults")
@Tag("slow")
class StorageFaultsIT {
  private static final int STORAGE = 4;
  private static final long SEED = 2027;

  /** Who is not allowed everything. */
  private static final String NOBODY = "65534";

  @TempDir static Path directory;

  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() throws InterruptedException {
    undisturbed = new ProcessRun(directory, "undisturbed").finish("in-process");
  }

  @Test
  void aFullDiskEndsTheRunWithItsNameAndWithRoomItGoesOn() throws Exception {
    try (FaultTable.Row row = FaultTable.row("disk full (a small file system)")) {
      Path disk = Files.createDirectory(directory.resolve("disk"));
      if (command("mount", "-t", "tmpfs", "-o", "size=64k", "continuo-test", disk.toString())
          != 0) {
        row.outcome("not tried: this user may not mount");
        assumeTrue(false, "needs the right to mount a file system");
      }
      try {
        ProcessRun run = new ProcessRun(directory, disk.resolve("run"));
        for (int kilobytes = 64; ; kilobytes += 256) {
          assertThat(command("mount", "-o", "remount,size=" + kilobytes + "k", disk.toString()))
              .isZero();
          try (ContinuoProcess process = run.start("in-process")) {
            if (process.exitCode() == 0) {
              break;
            }
            assertThat(process.exitCode()).as(process::toString).isEqualTo(STORAGE);
            assertThat(process.err())
                .contains("continuo: Cannot ", disk.toString(), "No space left on device");
            row.tried();
          }
          if (run.exists()) {
            run.assertBeginningOf(undisturbed, "on a full disk");
          }
        }
        assertThat(row.times()).isPositive();
        RunRows.of(run.directory())
            .assertSameAs(undisturbed, "disk full " + row.times() + " times");
      } finally {
        assertThat(command("umount", disk.toString())).isZero();
      }
      row.outcome("exit code 4 naming file and reason; goes on with more room; same bits");
    }
  }

  @Test
  void aFileThatMayNotGrowEndsTheRunWithItsName() throws Exception {
    try (FaultTable.Row row = FaultTable.row("file size limit (ulimit -f)")) {
      ProcessRun run = new ProcessRun(directory, "limited");
      // Blocks of 1024 bytes; the replica blocks are larger than the first ones.
      for (int kilobytes : new int[] {1, 4, 8}) {
        try (ContinuoProcess process = run.startBy(limit(kilobytes), List.of(), "in-process")) {
          assertThat(process.exitCode()).as(process::toString).isEqualTo(STORAGE);
          assertThat(process.err()).contains("continuo: Cannot write ", "File too large");
          row.tried();
        }
      }
      run.finish("in-process").assertSameAs(undisturbed, "files limited");
      row.outcome("exit code 4 naming file and reason; goes on without the limit; same bits");
    }
  }

  private static List<String> limit(int kilobytes) {
    return List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "limit");
  }

  @Test
  void aDirectoryThatMayNotBeWrittenEndsTheRunWithItsName() throws Exception {
    try (FaultTable.Row row = FaultTable.row("permission denied on output")) {
      // The superuser may write anywhere; the run is then another user's.
      boolean root = "root".equals(System.getProperty("user.name"));
      List<String> user =
          root
              ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
              : List.of();
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
      if (root) {
        List<String> test = new ArrayList<>(user);
        test.addAll(List.of("test", "-r", ContinuoProcess.jar()));
        if (command(test.toArray(new String[0])) != 0) {
          row.outcome("not tried: another user cannot read the build");
          assumeTrue(false, "needs a build that another user can read");
        }
      }
      ProcessRun run = new ProcessRun(directory, "denied");
      for (String part : List.of("", "checkpoints", "steps")) {
        if (part.isEmpty()) {
          Files.createDirectory(run.directory());
        } else if (!Files.exists(run.directory().resolve(part))) {
          // Begun, and ended by a signal.
          begin(run, user);
        }
        Path denied = run.directory().resolve(part);
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(denied);
        Files.setPosixFilePermissions(denied, PosixFilePermissions.fromString("r-xr-xr-x"));
        try (ContinuoProcess process = run.startBy(user, List.of(), "in-process")) {
          assertThat(process.exitCode()).as(process::toString).isEqualTo(STORAGE);
          assertThat(process.err())
              .contains("continuo: Cannot ", denied.toString())
              // Of a directory that cannot be made Hadoop tells no more than that.
              .containsAnyOf("ermission denied", "the file system refused");
          row.tried();
        }
        Files.setPosixFilePermissions(denied, before);
        if (root) {
          assertThat(command("chown", "-R", NOBODY + ":" + NOBODY, run.directory().toString()))
              .isZero();
        }
      }
      try (ContinuoProcess process = run.startBy(user, List.of(), "in-process")) {
        assertThat(process.exitCode()).as(process::toString).isZero();
      }
      RunRows.of(run.directory()).assertSameAs(undisturbed, "permission denied");
      row.outcome("exit code 4 naming directory and reason; goes on when allowed; same bits");
    }
  }

  private static void begin(ProcessRun run, List<String> user) throws Exception {
    try (ContinuoProcess process = run.startBy(user, List.of(), "in-process")) {
      process.awaitOutput(" 4/11 ");
      process.kill();
    }
  }

  @Test
  void aCheckpointThatIsNotWhatWasWrittenIsPassedOver() throws Exception {
    Random random = new Random(SEED);
    ProcessRun begun = new ProcessRun(directory, "begun");
    begin(begun, List.of());
    int newest = begun.newestCheckpoint("driver.bin");
    Path checkpoint = Path.of("checkpoints/step-%09d".formatted(newest));
    List<Path> files;
    try (Stream<Path> all = Files.list(begun.directory().resolve(checkpoint))) {
      files = all.map(Path::getFileName).sorted().toList();
    }
    for (Damage damage : Damage.values()) {
      try (FaultTable.Row row = FaultTable.row("a file of the newest checkpoint " + damage.text)) {
        for (Path file : files) {
          ProcessRun run = new ProcessRun(directory, "damaged-" + damage + "-" + file);
          assertThat(command("cp", "-a", begun.directory().toString(), run.directory().toString()))
              .isZero();
          damage.apply(run.directory().resolve(checkpoint).resolve(file), random);
          try (ContinuoProcess process = run.start("in-process")) {
            assertThat(process.exitCode()).as(process::toString).isZero();
            assertThat(process.err()).contains("Skipping checkpoint", checkpoint.toString());
          }
          RunRows.of(run.directory()).assertSameAs(undisturbed, damage + " " + file);
          row.tried();
        }
        row.outcome("found, said, the one before it used; same bits");
      }
    }
  }

  /** What can happen to a file. */
  private enum Damage {
    TORN("torn") {
      @Override
      byte[] of(byte[] bytes, Random random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
    },
    FLIPPED("with one bit flipped") {
      @Override
      byte[] of(byte[] bytes, Random random) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return bytes;
      }
    };

    private final String text;

    Damage(String text) {
      this.text = text;
    }

    abstract byte[] of(byte[] bytes, Random random);

    void apply(Path file, Random random) throws IOException {
      Files.write(file, of(Files.readAllBytes(file), random));
    }
  }

  private static int command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).inheritIO().start().waitFor();
  }
}
