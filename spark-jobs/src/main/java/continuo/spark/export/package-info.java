/**
 * Frames of a run for other programs: PDB, extended XYZ and DCD files, streamed from the tables
 * {@code frames}, {@code atoms} and {@code steps} one frame at a time.
 */
package continuo.spark.export;
