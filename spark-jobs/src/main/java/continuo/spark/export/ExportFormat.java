package continuo.spark.export;

import continuo.error.InputException;
import continuo.export.SystemFormat;
import continuo.structure.Box;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** File formats frames can be written in. */
public enum ExportFormat {
  /** Protein Data Bank, one MODEL a frame; names, positions to 0.001 Å. */
  PDB {
    @Override
    FrameWriter open(OutputStream out, AtomNames atoms, Box box, FrameTimes times) {
      return new PdbFrameWriter(out, atoms, box);
    }
  },
  /** Extended XYZ; positions to 1e-6 Å, step and time of each frame. */
  XYZ {
    @Override
    FrameWriter open(OutputStream out, AtomNames atoms, Box box, FrameTimes times) {
      return new XyzFrameWriter(out, atoms, box);
    }
  },
  /** CHARMM/NAMD binary trajectory; positions only, single precision, to go with a PDB. */
  DCD {
    @Override
    FrameWriter open(OutputStream out, AtomNames atoms, Box box, FrameTimes times) {
      return new DcdFrameWriter(out, atoms.size(), box, times);
    }
  };

  /** The word on the command line, and the ending of files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param word what the user wrote
   * @throws InputException if there is no such format; lists those there are
   */
  public static ExportFormat parse(String word) {
    return Arrays.stream(values())
        .filter(format -> format.label().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "Invalid --format \"%s\"; write one of %s".formatted(word, allowed())));
  }

  /** All formats, as a user writes them. */
  static String allowed() {
    return Arrays.stream(values()).map(ExportFormat::label).collect(Collectors.joining(", "))
        + ", "
        + systems();
  }

  /** The formats that hold a system and no frames, as a user writes them. */
  public static String systems() {
    return Arrays.stream(SystemFormat.values())
        .map(SystemFormat::label)
        .collect(Collectors.joining(", "));
  }

  /**
   * @param out where the file goes; closed with the writer
   * @param times steps and times of the frames that will be written
   */
  abstract FrameWriter open(OutputStream out, AtomNames atoms, Box box, FrameTimes times);
}
