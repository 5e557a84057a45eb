package io.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * SQL over what a store held when the window was opened, in DuckDB's dialect: the tables {@code bars} (market, symbol,
 * date, open, high, low, close, adj_close, volume), {@code listings} and {@code actions}. It reads and nothing else:
 * one SELECT at a time, no file but the store's own segments, no network, no settings. Not for several threads.
 */
public final class SqlWindow implements AutoCloseable {
    private static final String NOT_A_SELECT = "Expected a single SELECT statement";

    private final Connection connection;
    private final List<Path> files;

    private SqlWindow(Connection connection, List<Path> files) {
        this.connection = connection;
        this.files = List.copyOf(files);
    }

    /** Hears the rows of an answer as they come. */
    public interface Rows {
        /** Hears of the columns, once, before any row. */
        void columns(List<SqlTable.Column> columns);

        /** Hears one row; false ends the query. */
        boolean row(List<@Nullable Object> values);
    }

    /** Opens a window onto what the store holds now. */
    public static SqlWindow open(MarketStore store) {
        try {
            Connection connection = DuckDb.open();
            boolean opened = false;
            try {
                List<Path> files = DuckDb.show(connection, store.snapshot());
                DuckDb.execute(connection, "SET allowed_paths = " + DuckDb.paths(files));
                DuckDb.execute(connection, "SET enable_external_access = false");
                DuckDb.execute(connection, "SET lock_configuration = true");
                opened = true;
                return new SqlWindow(connection, files);
            } finally {
                if (!opened) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open DuckDB over " + store.workspace() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Answers a query.
     *
     * @param limit how many rows at most, at least 1
     * @throws UsageException with DuckDB's message if it cannot be answered or is not one SELECT
     */
    public SqlTable query(String sql, int limit) {
        Check.atLeast("limit", limit, 1);
        List<SqlTable.Column> columns = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        boolean[] cut = {false};
        stream(sql, new Rows() {
            @Override
            public void columns(List<SqlTable.Column> found) {
                columns.addAll(found);
            }

            @Override
            public boolean row(List<@Nullable Object> values) {
                if (rows.size() == limit) {
                    cut[0] = true;
                    return false;
                }
                rows.add(values);
                return true;
            }
        });
        return new SqlTable(columns, rows, cut[0]);
    }

    /**
     * Answers a query row by row. Dates are {@link java.time.LocalDate}, timestamps {@link java.time.LocalDateTime},
     * numbers the boxed type of their width, lists and structures text.
     *
     * @throws UsageException with DuckDB's message if it cannot be answered or is not one SELECT
     */
    public void stream(String sql, Rows sink) {
        if (sql.isBlank()) {
            throw new UsageException("a query must be one SELECT, was empty");
        }
        try {
            requireSelect(sql);
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData meta = rows.getMetaData();
                List<SqlTable.Column> columns = new ArrayList<>();
                for (int c = 1; c <= meta.getColumnCount(); c++) {
                    columns.add(new SqlTable.Column(meta.getColumnLabel(c), meta.getColumnTypeName(c)));
                }
                sink.columns(columns);
                boolean more = true;
                while (more && rows.next()) {
                    more = sink.row(values(rows, columns.size()));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * DuckDB's table function {@code query} binds one SELECT and refuses everything else. It must come first: preparing
     * a text of several statements would run all but the last.
     */
    private void requireSelect(String sql) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM query(" + DuckDb.literal(sql) + ")")) {
            Check.that(!statement.isClosed(), "statement", "be open", "closed");
        }
    }

    private UsageException failed(SQLException e) {
        UsageException failure = new UsageException(sentence(DuckDb.message(e)));
        failure.initCause(e);
        return failure;
    }

    private String sentence(String message) {
        if (message.contains(NOT_A_SELECT)) {
            return "a query must be one SELECT (or WITH, FROM, DESCRIBE, SHOW, SUMMARIZE): the store is read here,"
                    + " never changed";
        }
        // DuckDB opens files by name for each query, so unlike a mapped store it notices a compaction.
        return files.stream().allMatch(Files::exists)
                ? "the query cannot be answered: " + message
                : "the store was compacted while this window was open. Fix: run the query again";
    }

    private static List<@Nullable Object> values(ResultSet rows, int columns) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns);
        for (int c = 1; c <= columns; c++) {
            values.add(plain(rows.getObject(c)));
        }
        return Collections.unmodifiableList(values);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        return value instanceof Array || value instanceof Struct ? String.valueOf(value) : value;
    }

    /** Closes the database in memory. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close DuckDB: " + e.getMessage(), e);
        }
    }
}
