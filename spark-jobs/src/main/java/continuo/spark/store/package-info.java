/**
 * A run directory on any Hadoop file system: Parquet tables, {@code run.json}, checkpoints.
 *
 * <p>{@link continuo.spark.store.ParquetRunStore} writes it, {@link continuo.spark.store.RunReader}
 * reads the tables. Nothing here needs a Spark session; a local disk and HDFS are treated alike.
 * Invariants, whenever the process is killed:
 *
 * <ul>
 *   <li>A directory with {@code run.json} is a run whose static tables are complete.
 *   <li>A file has its final name only when its contents are complete. Everything unfinished has a
 *       name {@code _….tmp}, which no reader of {@code *.parquet} opens.
 *   <li>A step is in {@code steps} only when its rows are in every other table.
 *   <li>A checkpoint has {@code driver.bin} only when its blocks and all rows before it are stored.
 * </ul>
 *
 * <p>Failures of the file system become {@link continuo.error.StorageException} naming the file.
 */
package continuo.spark.store;
