package continuo.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  @TempDir Path directory;

  private static String read(Path file) {
    try (InputStream in = InputFiles.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyFileThatIsOpenedIsRecordedWithTheChecksumOfItsBytes() throws IOException {
    Path abc = Files.writeString(directory.resolve("abc"), "abc");
    Path empty = Files.writeString(directory.resolve("empty"), "");
    Path other = Files.writeString(directory.resolve("other"), "not read");
    read(other);

    InputFiles.Recorded<String> recorded =
        InputFiles.recorded(() -> read(abc) + read(directory.resolve("./empty")) + read(abc));

    assertThat(recorded.value()).isEqualTo("abcabc");
    // The examples of FIPS 180-4.
    assertThat(recorded.checksums())
        .containsExactly(
            entry(
                abc.toString(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            entry(
                empty.toString(),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  }

  @Test
  void aFailureEndsTheRecording() {
    assertThatThrownBy(() -> InputFiles.recorded(() -> read(directory.resolve("absent"))))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(InputFiles.recorded(() -> 1).checksums()).isEmpty();
  }
}
