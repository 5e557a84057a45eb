package io.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.source.TextRows;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/** A Parquet file of any maker, each value as the text that DuckDB makes of it; rows are counted from 1. */
public final class ParquetRows implements TextRows {
    private final Path path;
    private final List<String> columns;

    private ParquetRows(Path path, List<String> columns) {
        this.path = path;
        this.columns = List.copyOf(columns);
    }

    /**
     * Opens a file.
     *
     * @throws DataException if it is not there or no Parquet file
     */
    public static ParquetRows of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(
                    DataProblem.of("the Parquet file must exist").at(file.toString(), 0));
        }
        try (Connection connection = DuckDb.open()) {
            return new ParquetRows(
                    file,
                    ParquetImport.describe(connection, file).stream()
                            .map(SqlTable.Column::name)
                            .toList());
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public String file() {
        return path.toString();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(int[] wanted, Visitor visitor) {
        List<String> select = new ArrayList<>();
        for (int column : wanted) {
            select.add(column < 0 ? "''" : "CAST(" + DuckDb.identifier(columns.get(column)) + " AS VARCHAR)");
        }
        select.add("file_row_number");
        String sql = "SELECT " + String.join(", ", select) + " FROM read_parquet(" + DuckDb.literal(file())
                + ", file_row_number = true) ORDER BY file_row_number";
        try (Connection connection = DuckDb.open();
                DuckDBPreparedStatement statement =
                        connection.unwrap(DuckDBConnection.class).prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            String[] fields = new String[wanted.length];
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (long r = 0; r < chunk.rowCount(); r++) {
                    for (int c = 0; c < fields.length; c++) {
                        fields[c] = chunk.vector(c).isNull(r)
                                ? ""
                                : chunk.vector(c).getString(r).strip();
                    }
                    visitor.row(chunk.vector(fields.length).getLong(r) + 1, fields);
                }
            }
        } catch (SQLException e) {
            throw unreadable(path, e);
        }
    }

    private static DataException unreadable(Path file, SQLException e) {
        return new DataException(
                DataProblem.of("the file cannot be read as Parquet: " + DuckDb.message(e))
                        .at(file.toString(), 0),
                e);
    }
}
