package continuo.spark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.structure.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunExporterTest {
  private static final int ATOMS = 7;

  @TempDir Path temporary;

  @Test
  void everyFormatHoldsTheFramesOfTheRun() throws IOException {
    Path run = run(2);
    for (ExportFormat format : ExportFormat.values()) {
      Path out = temporary.resolve("out." + format.label());

      ExportSummary summary = export(run, format, out, FrameSelection.ALL);

      assertThat(summary).isEqualTo(new ExportSummary(5, ATOMS));
      assertThat(out).isNotEmptyFile();
    }
    List<String> xyz = Files.readAllLines(temporary.resolve("out.xyz"));
    assertThat(xyz).hasSize(5 * (2 + ATOMS));
    for (int f = 0; f < 5; f++) {
      int head = f * (2 + ATOMS);
      assertThat(xyz.get(head + 1)).endsWith("step=" + 2 * f + " time=" + 0.5 * f);
      for (int i = 0; i < ATOMS; i++) {
        String[] words = xyz.get(head + 2 + i).split(" +", -1);
        assertThat(words[0]).isEqualTo(List.of("C", "H", "Ar", "X", "C").get(i % 5));
        for (int axis = 0; axis < 3; axis++) {
          assertThat(Double.parseDouble(words[1 + axis]))
              .isCloseTo(SampleRun.ANGSTROM * SampleRun.position(2 * f, i, axis), within(0.6e-6));
        }
      }
    }
  }

  @Test
  void onlySelectedFramesAreWritten() throws IOException {
    Path out = temporary.resolve("some.pdb");

    ExportSummary summary = export(run(1), ExportFormat.PDB, out, new FrameSelection(2, 8, 3));

    assertThat(summary.frames()).isEqualTo(3);
    assertThat(Files.readAllLines(out))
        .filteredOn(line -> line.startsWith("REMARK"))
        .containsExactly(
            "REMARK   6 STEP 2, TIME 0.5 PS",
            "REMARK   6 STEP 5, TIME 1.25 PS",
            "REMARK   6 STEP 8, TIME 2.0 PS");
  }

  @Test
  void aRunWithoutFramesSaysHowToGetThem() {
    Path run = run(0);

    assertThatThrownBy(
            () -> export(run, ExportFormat.DCD, temporary.resolve("x.dcd"), FrameSelection.ALL))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Cannot export %s: it holds no frames. Set `output.frames-every` and run again", run);
    assertThat(temporary.resolve("x.dcd")).doesNotExist();
  }

  @Test
  void aSelectionWithoutFramesSaysWhichThereAre() {
    Path run = run(4);

    assertThatThrownBy(
            () ->
                export(
                    run, ExportFormat.XYZ, temporary.resolve("x.xyz"), new FrameSelection(5, 7, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Cannot export steps 5 to 7: no frame among them. There are 3 frames, of steps 0 to 8");
  }

  @Test
  void aFailedExportLeavesNoFileAndKeepsTheOldOne() throws IOException {
    Path run = run(1);
    Path out = Files.writeString(temporary.resolve("old.pdb"), "old");
    Files.delete(run.resolve("frames/part-000000004-000000007.parquet"));
    Files.writeString(run.resolve("frames/part-000000004-000000007.parquet"), "broken");

    assertThatThrownBy(() -> export(run, ExportFormat.PDB, out, FrameSelection.ALL))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("frames/part-000000004-000000007.parquet");
    assertThat(out).hasContent("old");
    assertThat(temporary).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aDirectoryThatIsNotThereIsReported() {
    Path out = temporary.resolve("nowhere/out.xyz");

    assertThatThrownBy(() -> export(run(1), ExportFormat.XYZ, out, FrameSelection.ALL))
        .isInstanceOf(StorageException.class)
        .hasMessage("Cannot write %s: no such directory", out);
  }

  @Test
  void anUnknownFormatIsAnsweredWithThoseThereAre() {
    assertThat(ExportFormat.parse("PDB")).isEqualTo(ExportFormat.PDB);
    assertThatThrownBy(() -> ExportFormat.parse("gro"))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --format \"gro\"; write one of pdb, xyz, dcd, lammps");
  }

  private Path run(int framesEvery) {
    Path run = temporary.resolve("run");
    SampleRun.write(run, "{}", ATOMS, 10, framesEvery, 4);
    return run;
  }

  private static ExportSummary export(
      Path run, ExportFormat format, Path out, FrameSelection selection) {
    return RunExporter.export(
        SampleRun.reader(run), new ExportOptions(format, out, selection, Box.FREE));
  }
}
