package continuo.spark.export;

/**
 * What was exported.
 *
 * @param frames number of frames
 * @param atoms atoms in each
 */
public record ExportSummary(int frames, int atoms) {}
