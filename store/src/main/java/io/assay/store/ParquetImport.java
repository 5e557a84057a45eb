package io.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.store.ForeignColumns.Role;
import io.assay.store.ForeignRows.Name;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/**
 * Reads bars from Parquet files of any maker: one or many symbols, columns in any order and of any type that can be
 * cast, found by their common names. Nothing is filled or repaired: a missing number is NaN, a missing day is missing.
 */
public final class ParquetImport {
    /** Days beyond the years 0..9999 are a sign of a wrong unit. */
    private static final long FIRST_DAY = Days.of(1, 1, 1);

    private static final long LAST_DAY = Days.of(9999, 12, 31);
    private static final int FIRST_NUMBER = 3;
    private static final int BROKEN = FIRST_NUMBER + ForeignRows.WIDTH;
    private static final int ROW_NUMBER = BROKEN + 1;
    private static final int CURRENCY = BROKEN + 2;
    private static final int BASIS = BROKEN + 3;

    private final Path file;
    private final ForeignColumns columns;
    private final Optional<ZoneId> zone;

    private ParquetImport(Path file, ForeignColumns columns, Optional<ZoneId> zone) {
        this.file = file;
        this.columns = columns;
        this.zone = zone;
    }

    /**
     * Reads every symbol of a file, sorted by market and symbol.
     *
     * @throws DataException if it is no Parquet file, lacks a column (the message names those that are there), or dates
     *     its rows by moments, whose day depends on a time zone
     */
    public static List<ForeignSeries> read(Path file) {
        List<ForeignSeries> all = new ArrayList<>();
        read(file, Optional.empty(), all::add);
        return all;
    }

    /**
     * Hands over one symbol after the other.
     *
     * @param zone the exchange's, which turns moments into days; files that are dated by days need none
     * @throws DataException as {@link #read(Path)}
     */
    public static void read(Path file, Optional<ZoneId> zone, Consumer<ForeignSeries> sink) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(
                    DataProblem.of("the Parquet file must exist").at(file.toString(), 0));
        }
        try (Connection connection = DuckDb.open()) {
            ForeignColumns columns = ForeignColumns.find(file, describe(connection, file));
            if (columns.hasMoments() && zone.isEmpty()) {
                throw new DataException(
                        DataProblem.of("rows are dated by moments in time, and their day depends on the exchange's time"
                                        + " zone")
                                .at(file.toString(), 0)
                                .withFix("say which market it is, or store dates without a time"));
            }
            new ParquetImport(file, columns, zone).run(connection, sink);
        } catch (SQLException e) {
            throw new DataException(
                    DataProblem.of("the file cannot be read as Parquet: " + DuckDb.message(e))
                            .at(file.toString(), 0),
                    e);
        }
    }

    static List<SqlTable.Column> describe(Connection connection, Path file) throws SQLException {
        List<SqlTable.Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "DESCRIBE SELECT * FROM read_parquet(" + DuckDb.literal(file.toString()) + ")");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(new SqlTable.Column(rows.getString(1), rows.getString(2)));
            }
        }
        return columns;
    }

    private void run(Connection connection, Consumer<ForeignSeries> sink) throws SQLException {
        ForeignRows[] current = {new ForeignRows("", new Name("", "", "", ""))};
        boolean any = false;
        try (DuckDBPreparedStatement statement =
                        connection.unwrap(DuckDBConnection.class).prepare(columns.sql());
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (long r = 0; r < chunk.rowCount(); r++) {
                    Name name = new Name(
                            text(chunk, 0, r), symbol(chunk, r), text(chunk, CURRENCY, r), text(chunk, BASIS, r));
                    if (!any || !current[0].isOf(name)) {
                        hand(any, current[0], sink);
                        current[0] = new ForeignRows(file.toString(), name);
                        any = true;
                    }
                    row(chunk, r, current[0]);
                }
            }
        }
        hand(any, current[0], sink);
    }

    private void hand(boolean any, ForeignRows rows, Consumer<ForeignSeries> sink) {
        if (any) {
            sink.accept(rows.series(columns.has(Role.ADJUSTED)));
        }
    }

    private static String text(DuckDBDataChunkReader chunk, int column, long row) {
        return chunk.vector(column).isNull(row) ? "" : chunk.vector(column).getString(row);
    }

    private String symbol(DuckDBDataChunkReader chunk, long row) {
        if (!columns.has(Role.SYMBOL)) {
            return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        }
        String symbol = text(chunk, 1, row);
        if (symbol.isBlank()) {
            throw new DataException(DataProblem.of("every row must name its symbol")
                    .at(file.toString(), chunk.vector(ROW_NUMBER).getLong(row) + 1));
        }
        return symbol;
    }

    private void row(DuckDBDataChunkReader chunk, long row, ForeignRows into) {
        long number = chunk.vector(ROW_NUMBER).getLong(row);
        if (chunk.vector(2).isNull(row)) {
            into.reject(number, "the date cannot be read", "");
            return;
        }
        long day = day(chunk.vector(2).getLong(row));
        if (day < FIRST_DAY || day > LAST_DAY) {
            into.reject(number, "the date must lie in the years 1 to 9999", String.valueOf(day));
            return;
        }
        if (!chunk.vector(BROKEN).isNull(row)) {
            into.reject(number, "a number cannot be read", chunk.vector(BROKEN).getString(row));
            return;
        }
        double[] values = new double[ForeignRows.WIDTH];
        for (int c = 0; c < values.length; c++) {
            values[c] = chunk.vector(FIRST_NUMBER + c).getDouble(row, Double.NaN);
        }
        into.add((int) day, values);
    }

    private long day(long raw) {
        if (!columns.hasMoments()) {
            return raw;
        }
        ZoneId place = zone.orElseThrow();
        return Instant.EPOCH
                .plus(raw, ChronoUnit.MICROS)
                .atZone(place)
                .toLocalDate()
                .toEpochDay();
    }
}
