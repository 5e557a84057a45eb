package io.assay.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.market.Listing;
import io.assay.store.Manifest.Part;
import io.assay.store.Manifest.Piece;
import io.assay.store.Manifest.Segment;
import io.assay.store.Manifest.Stored;
import io.assay.store.parquet.PlainFile;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** An embedded DuckDB in memory, with a store's content as {@code bars}, {@code listings} and {@code actions}. */
final class DuckDb {
    private static final int SYMBOL = 1;
    private static final String COLUMNS = "market, symbol, date, open, high, low, close, adj_close, volume";
    private static final String NO_BARS = "SELECT NULL::VARCHAR AS market, NULL::VARCHAR AS symbol, NULL::DATE AS date,"
            + " NULL::DOUBLE AS open, NULL::DOUBLE AS high, NULL::DOUBLE AS low, NULL::DOUBLE AS close,"
            + " NULL::DOUBLE AS adj_close, NULL::DOUBLE AS volume WHERE false";

    private DuckDb() {}

    /** An empty database whose results are streamed; it writes no temporary files beside the user's own. */
    static Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        execute(connection, "SET temp_directory = ''");
        execute(connection, "SET autoinstall_known_extensions = false");
        return connection;
    }

    /** Runs a statement whose result nobody needs. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A text as an SQL literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as an SQL identifier. */
    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The first lines of DuckDB's message, without its picture of the statement. */
    static String message(SQLException e) {
        String text = String.valueOf(e.getMessage());
        int picture = text.indexOf("\nLINE ");
        return (picture < 0 ? text : text.substring(0, picture)).strip().replaceAll("\\s*\\n\\s*", " ");
    }

    /** Makes {@code bars}, {@code listings} and {@code actions} and returns the files that they read. */
    static List<Path> show(Connection connection, Snapshot snapshot) throws SQLException {
        execute(
                connection,
                "CREATE TABLE listings (market VARCHAR, symbol VARCHAR, currency VARCHAR,"
                        + " basis VARCHAR, first_day DATE, last_day DATE, bars INTEGER)");
        execute(
                connection,
                "CREATE TABLE actions (market VARCHAR, symbol VARCHAR, date DATE, kind VARCHAR, value DOUBLE)");
        execute(connection, "CREATE TABLE superseded (file VARCHAR, symbol VARCHAR)");
        insertListings(connection, snapshot);
        insertActions(connection, snapshot);
        List<Path> whole = new ArrayList<>();
        List<Path> partial = new ArrayList<>();
        for (Part part : snapshot.manifest().markets()) {
            for (Segment segment : part.segments()) {
                PlainFile file = snapshot.file(part.market().code(), segment.file());
                List<String> dead = superseded(part, segment.file(), file);
                (dead.isEmpty() ? whole : partial).add(file.path());
                insertSuperseded(connection, file.path(), dead);
            }
        }
        execute(connection, "CREATE VIEW bars AS " + view(whole, partial));
        List<Path> all = new ArrayList<>(whole);
        all.addAll(partial);
        return all;
    }

    /**
     * The symbols whose row group in a segment does not count any more. A segment holds a symbol once at most, so file
     * and symbol name a row group.
     */
    private static List<String> superseded(Part part, String segment, PlainFile file) {
        Set<Integer> live = part.listings().stream()
                .flatMap(s -> s.pieces().stream())
                .filter(p -> p.segment().equals(segment))
                .map(Piece::group)
                .collect(Collectors.toCollection(HashSet::new));
        List<String> dead = new ArrayList<>();
        for (int g = 0; g < file.groups(); g++) {
            if (!live.contains(g)) {
                dead.add(file.text(g, SYMBOL));
            }
        }
        return dead;
    }

    private static String view(List<Path> whole, List<Path> partial) {
        List<String> parts = new ArrayList<>();
        if (!whole.isEmpty()) {
            parts.add("SELECT " + COLUMNS + " FROM read_parquet(" + paths(whole) + ")");
        }
        if (!partial.isEmpty()) {
            parts.add("SELECT " + COLUMNS + " FROM read_parquet(" + paths(partial) + ", filename = 'the_file') b"
                    + " ANTI JOIN superseded s ON (s.file = b.the_file AND s.symbol = b.symbol)");
        }
        return parts.isEmpty() ? NO_BARS : String.join(" UNION ALL ", parts);
    }

    /** Paths as an SQL list. */
    static String paths(List<Path> files) {
        return files.stream().map(f -> literal(f.toString())).collect(Collectors.joining(", ", "[", "]"));
    }

    private static void insertListings(Connection connection, Snapshot snapshot) throws SQLException {
        try (DuckDBAppender into = appender(connection, "listings")) {
            for (Listing listing : snapshot.listings()) {
                into.beginRow()
                        .append(listing.instrument().market())
                        .append(listing.instrument().symbol())
                        .append(listing.currency())
                        .append(listing.basis().name())
                        .append(Days.date(listing.firstDay()))
                        .append(Days.date(listing.lastDay()))
                        .append(listing.bars())
                        .endRow();
            }
        }
    }

    private static void insertActions(Connection connection, Snapshot snapshot) throws SQLException {
        try (DuckDBAppender into = appender(connection, "actions")) {
            for (Part part : snapshot.manifest().markets()) {
                for (Stored stored : part.listings()) {
                    for (Manifest.Action action : stored.actions()) {
                        into.beginRow()
                                .append(part.market().code())
                                .append(stored.symbol())
                                .append(Days.date(action.day()))
                                .append(action.kind().name())
                                .append(action.value())
                                .endRow();
                    }
                }
            }
        }
    }

    private static void insertSuperseded(Connection connection, Path file, List<String> symbols) throws SQLException {
        try (DuckDBAppender into = appender(connection, "superseded")) {
            for (String symbol : symbols) {
                into.beginRow().append(file.toString()).append(symbol).endRow();
            }
        }
    }

    /** What puts rows into a table; closing it makes them visible. */
    static DuckDBAppender appender(Connection connection, String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender(table);
    }
}
