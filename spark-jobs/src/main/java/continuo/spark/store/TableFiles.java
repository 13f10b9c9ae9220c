package continuo.spark.store;

import continuo.store.TableRows;
import continuo.store.TableSchema;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.Operators.IntColumn;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/** One Parquet file of a table: writing it whole, reading it row by row. */
final class TableFiles {
  /** Smallest page of the codec probe, bytes. */
  private static final int PROBE_BYTES = 64;

  private TableFiles() {}

  /**
   * Writes all rows as one file, atomically.
   *
   * @return bytes of the file
   * @throws continuo.error.StorageException if the file cannot be written
   */
  static long write(RunDirectory directory, Path file, TableRows rows) {
    return directory.publish(
        file,
        out -> {
          try (ParquetWriter<Object[]> writer = new WriterBuilder(out, rows.schema()).build()) {
            int nColumns = rows.schema().columns().size();
            for (int r = 0; r < rows.size(); r++) {
              Object[] row = new Object[nColumns];
              for (int c = 0; c < nColumns; c++) {
                row[c] = rows.value(r, c);
              }
              writer.write(row);
            }
          }
        });
  }

  /**
   * Writes the rows of some files of a table, one after the other, as one file, atomically. Holds
   * one row group in memory.
   *
   * @param filter rows that are taken over
   * @return bytes of the file
   * @throws continuo.error.StorageException if a file cannot be read or written
   */
  static long merge(
      RunDirectory directory,
      Path file,
      TableSchema table,
      List<StoredFile> sources,
      RowFilter filter) {
    return directory.publish(
        file,
        out -> {
          try (ParquetWriter<Object[]> writer = new WriterBuilder(out, table).build()) {
            for (StoredFile source : sources) {
              copy(directory, source, table, filter, writer);
            }
          }
        });
  }

  private static void copy(
      RunDirectory directory,
      StoredFile source,
      TableSchema table,
      RowFilter filter,
      ParquetWriter<Object[]> writer)
      throws IOException {
    Path path = source.path(directory);
    try (ParquetReader<Object[]> reader = read(directory, path, source.bytes(), table, filter)) {
      for (Object[] row = next(reader, path); row != null; row = next(reader, path)) {
        writer.write(row);
      }
    }
  }

  /**
   * The next row, or null; Parquet reports damage by many kinds of exceptions.
   *
   * @throws continuo.error.StorageException if the file cannot be read or is damaged
   */
  static Object[] next(ParquetReader<Object[]> reader, Path file) {
    try {
      return reader.read();
    } catch (IOException | RuntimeException e) {
      throw RunDirectory.failure("read", file, e);
    }
  }

  /**
   * Opens a file.
   *
   * @param table name and columns wanted
   * @return a reader of one array a row, in the order of the columns wanted
   */
  static ParquetReader<Object[]> read(
      RunDirectory directory, Path file, long length, TableSchema table, RowFilter filter)
      throws IOException {
    ReaderBuilder builder = new ReaderBuilder(directory, file, length, table, filter);
    if (!filter.isAll()) {
      IntColumn column = FilterApi.intColumn(filter.column());
      builder.withFilter(
          FilterCompat.get(
              FilterApi.and(
                  FilterApi.gtEq(column, filter.first()), FilterApi.ltEq(column, filter.last()))));
    }
    return builder.build();
  }

  /** Compression of the files of this process. */
  private static final class Codec {
    /**
     * Zstandard; gzip, which needs no native library, where the library of Zstandard does not load.
     */
    static final CompressionCodecName NAME = choose();

    private static CompressionCodecName choose() {
      CodecFactory codecs = new CodecFactory(new Configuration(false), PROBE_BYTES);
      try {
        BytesInput probe = BytesInput.from(new byte[PROBE_BYTES]);
        boolean works = codecs.getCompressor(CompressionCodecName.ZSTD).compress(probe).size() > 0;
        return works ? CompressionCodecName.ZSTD : CompressionCodecName.GZIP;
      } catch (IOException | LinkageError e) {
        return CompressionCodecName.GZIP;
      } finally {
        codecs.release();
      }
    }
  }

  private static final class WriterBuilder extends ParquetWriter.Builder<Object[], WriterBuilder> {
    private final TableSchema table;

    WriterBuilder(FSDataOutputStream out, TableSchema table) {
      super(new OpenOutput(out));
      this.table = table;
      withConf(new Configuration(false));
      withCompressionCodec(Codec.NAME);
      withPageWriteChecksumEnabled(true);
    }

    @Override
    protected WriterBuilder self() {
      return this;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return new RowWriteSupport(table);
    }

    /** Deprecated in Parquet, but still abstract. */
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      return new RowWriteSupport(table);
    }
  }

  private static final class ReaderBuilder extends ParquetReader.Builder<Object[]> {
    private final TableSchema table;
    private final RowFilter filter;

    ReaderBuilder(
        RunDirectory directory, Path file, long length, TableSchema table, RowFilter filter) {
      // With a configuration of its own: the other constructor parses Hadoop's XML files each time.
      super(
          new HadoopInput(directory, file, length),
          new HadoopParquetConfiguration(new Configuration(false)));
      this.table = table;
      this.filter = filter;
      usePageChecksumVerification(true);
    }

    @Override
    protected ReadSupport<Object[]> getReadSupport() {
      return new RowReadSupport(table, filter);
    }
  }

  /** A stream that somebody else opened, makes durable and closes. */
  private record OpenOutput(FSDataOutputStream out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new DelegatingPositionOutputStream(out) {
        @Override
        public long getPos() {
          return out.getPos();
        }

        @Override
        public void close() throws IOException {
          flush();
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private record HadoopInput(RunDirectory directory, Path file, long length) implements InputFile {
    @Override
    public long getLength() {
      return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
      FSDataInputStream stream = directory.read(file);
      return HadoopStreams.wrap(stream);
    }
  }
}
