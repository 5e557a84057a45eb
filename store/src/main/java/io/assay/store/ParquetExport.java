package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import io.assay.base.AtomicFiles;
import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import org.duckdb.DuckDBAppender;

/**
 * Writes stored bars into one file for other tools: market, symbol, date, open..volume, sorted in that order, and then
 * currency and price basis, so that a file that is imported again means what it meant.
 */
public final class ParquetExport {
    private final MarketStore store;
    private final List<Instrument> instruments;
    private final int first;
    private final int last;

    private ParquetExport(MarketStore store, List<Instrument> instruments, int first, int last) {
        this.store = store;
        this.instruments = List.copyOf(instruments);
        this.first = first;
        this.last = last;
    }

    /** Everything that a store holds. */
    public static ParquetExport of(MarketStore store) {
        List<Instrument> all =
                store.listings().stream().map(Listing::instrument).toList();
        return new ParquetExport(store, all, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Some instruments alone.
     *
     * @throws io.assay.base.UsageException if one of them is not stored
     */
    public ParquetExport only(List<Instrument> chosen) {
        chosen.forEach(i -> store.snapshot().require(i));
        return new ParquetExport(store, chosen, first, last);
    }

    /** The days {@code from} to {@code to} alone, both epoch days and inclusive. */
    public ParquetExport between(int from, int to) {
        Check.that(from <= to, "from", "not be after 'to'", Days.text(from));
        return new ParquetExport(store, instruments, from, to);
    }

    /** Writes Parquet compressed with Zstandard and returns the number of bars. */
    public long write(Path file) {
        return copy(file, "FORMAT parquet, COMPRESSION zstd");
    }

    /**
     * Writes CSV with a header, compressed if the name ends in {@code .gz} in any case, and returns the number of bars.
     */
    public long writeCsv(Path file) {
        boolean zip = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return copy(file, "FORMAT csv, HEADER, COMPRESSION " + (zip ? "gzip" : "none"));
    }

    private long copy(Path file, String format) {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + AtomicFiles.UNFINISHED);
        try {
            Files.createDirectories(target.getParent());
            try (Connection connection = DuckDb.open()) {
                DuckDb.show(connection, store.snapshot());
                choose(connection);
                long bars = copy(connection, temporary, format);
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                AtomicFiles.publish(temporary, target);
                return bars;
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("cannot write " + file + ": " + DuckDb.message(e), e));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void choose(Connection connection) throws SQLException {
        DuckDb.execute(connection, "CREATE TABLE chosen (market VARCHAR, symbol VARCHAR)");
        try (DuckDBAppender into = DuckDb.appender(connection, "chosen")) {
            for (Instrument instrument : instruments) {
                into.beginRow()
                        .append(instrument.market())
                        .append(instrument.symbol())
                        .endRow();
            }
        }
    }

    private long copy(Connection connection, Path file, String format) throws SQLException {
        String sql = "COPY (SELECT b.*, l.currency, l.basis FROM bars b JOIN listings l USING (market, symbol)"
                + " SEMI JOIN chosen USING (market, symbol)"
                + " WHERE date - DATE '1970-01-01' BETWEEN " + first + " AND " + last
                + " ORDER BY market, symbol, date) TO " + DuckDb.literal(file.toString()) + " (" + format + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeLargeUpdate();
        }
    }
}
