package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;

/** Parquet files of CSV files, written by DuckDB, for tools that read the one better than the other. */
public final class ParquetCopy {
    private ParquetCopy() {}

    /**
     * Writes a Parquet file with the rows of a CSV file, column by column of the type that all its values have; empty
     * fields are missing values. The file is there whole or not at all.
     *
     * @param csv with a heading
     * @param parquet replaced
     * @throws DataException if the CSV file cannot be read
     */
    public static void of(Path csv, Path parquet) {
        Path unfinished = parquet.resolveSibling(parquet.getFileName() + AtomicFiles.UNFINISHED);
        try (Connection connection = DuckDb.open()) {
            DuckDb.execute(connection, "SET preserve_insertion_order = true");
            DuckDb.execute(
                    connection,
                    "COPY (SELECT * FROM read_csv(" + DuckDb.literal(csv.toString())
                            + ", header = true, sample_size = -1, delim = ',', quote = '\"')) TO "
                            + DuckDb.literal(unfinished.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new DataException(DataProblem.of("cannot be written as Parquet: " + DuckDb.message(e))
                    .at(csv.toString(), 0));
        }
        force(unfinished);
        AtomicFiles.publish(unfinished, parquet);
    }

    private static void force(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
