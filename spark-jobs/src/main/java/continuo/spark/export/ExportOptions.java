package continuo.spark.export;

import continuo.structure.Box;
import java.nio.file.Path;

/**
 * What to export and where to.
 *
 * @param format format of the file
 * @param out local file; replaced if it is there
 * @param selection frames wanted
 * @param box cell of the run, or free space
 */
public record ExportOptions(ExportFormat format, Path out, FrameSelection selection, Box box) {}
