/**
 * A run directory on any Hadoop file system: Parquet tables, {@code run.json}, checkpoints.
 *
 * <p>{@link continuo.spark.store.ParquetRunStore} writes it, {@link continuo.spark.store.RunReader}
 * reads the tables. Nothing here needs a Spark session. Invariants, whenever the process is killed:
 *
 * <ul>
 *   <li>A directory with {@code run.json} is a run whose static tables are complete.
 *   <li>A file has its final name only when its contents are complete: on a local disk and HDFS it
 *       is renamed, on an object store it appears when its stream is closed. Names {@code _….tmp}
 *       are unfinished files, which no reader of {@code *.parquet} opens.
 *   <li>The newest manifest lists the files of all whole steps, each row once. It appears all at
 *       once, and with it the rows and the checkpoint of a commit.
 *   <li>What is in the directory of a table is in a manifest already: readers that know nothing of
 *       manifests see rows of committed steps, each once, and none of them ever goes while the run
 *       goes on. A step is in the directory of {@code steps} only when its rows are in every other
 *       one.
 *   <li>Of the files that a manifest lists, none is deleted before the second compaction after it.
 * </ul>
 *
 * <p>No step of this relies on a rename being atomic on an object store, or on a directory listing
 * being up to date: what a listing lacks is asked for by name.
 *
 * <p>Failures of the file system become {@link continuo.error.StorageException} naming the file.
 */
package continuo.spark.store;
