package io.assay.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.assay.base.DataException;
import io.assay.base.DataProblem;

/** Which column of somebody else's file is what, found by its name; and the SQL that reads it. */
final class ForeignColumns {
    private final Path file;
    private final Map<Role, SqlTable.Column> found;

    private ForeignColumns(Path file, Map<Role, SqlTable.Column> found) {
        this.file = file;
        this.found = found;
    }

    /** What a column can be; names are compared in lower case and without anything but letters and digits. */
    enum Role {
        DATE(true, "date", "datetime", "timestamp", "day", "time", "indexlevel0", "index"),
        SYMBOL(false, "symbol", "ticker", "sym"),
        MARKET(false, "market"),
        CURRENCY(false, "currency"),
        BASIS(false, "basis"),
        OPEN(true, "open", "openprice", "o"),
        HIGH(true, "high", "highprice", "h"),
        LOW(true, "low", "lowprice", "l"),
        CLOSE(true, "close", "closeprice", "c"),
        ADJUSTED(false, "adjclose", "adjustedclose", "closeadj", "adjcloseprice"),
        VOLUME(true, "volume", "vol", "v");

        private final boolean needed;
        private final String names;

        Role(boolean needed, String... names) {
            this.needed = needed;
            this.names = String.join(" ", names);
        }

        private List<String> names() {
            return List.of(names.split(" "));
        }
    }

    /**
     * Finds the columns.
     *
     * @throws DataException naming the columns that are there, if one that is needed is missing or a role fits two
     */
    static ForeignColumns find(Path file, List<SqlTable.Column> columns) {
        Map<Role, SqlTable.Column> found = new EnumMap<>(Role.class);
        String all = columns.stream().map(SqlTable.Column::name).collect(Collectors.joining(", "));
        for (Role role : Role.values()) {
            List<SqlTable.Column> fitting = best(role, columns);
            if (fitting.size() > 1) {
                throw wrong(file, "have one column for " + name(role) + ", not " + fitting.size(), all);
            }
            if (fitting.isEmpty() && role.needed) {
                throw wrong(file, "have a column " + name(role), all);
            }
            fitting.forEach(c -> found.put(role, c));
        }
        return new ForeignColumns(file, found);
    }

    /** The columns of the first name in the role's list that any column bears. */
    private static List<SqlTable.Column> best(Role role, List<SqlTable.Column> columns) {
        for (String name : role.names()) {
            List<SqlTable.Column> fitting =
                    columns.stream().filter(c -> plain(c.name()).equals(name)).toList();
            if (!fitting.isEmpty()) {
                return fitting;
            }
        }
        return List.of();
    }

    private static DataException wrong(Path file, String rule, String columns) {
        return new DataException(DataProblem.of("a Parquet file of bars must " + rule)
                .at(file.toString(), 0)
                .withValue(columns)
                .withFix("rename its columns to date, symbol, open, high, low, close, adj_close, volume"));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String name(Role role) {
        return "'" + role.names().get(0) + "'";
    }

    /** Whether there is a column of that role. */
    boolean has(Role role) {
        return found.containsKey(role);
    }

    /** Whether the date column holds moments in time, so that the day depends on a time zone. */
    boolean hasMoments() {
        return column(Role.DATE).type().equals("TIMESTAMP WITH TIME ZONE");
    }

    private SqlTable.Column column(Role role) {
        SqlTable.Column column = found.get(role);
        if (column == null) {
            throw new IllegalArgumentException("there is no column for " + role + " in " + file);
        }
        return column;
    }

    private String text(Role role) {
        return has(role) ? "CAST(" + DuckDb.identifier(column(role).name()) + " AS VARCHAR)" : "''";
    }

    /**
     * A query for market, symbol, day (or microseconds), six numbers, what cannot be read, the row number, currency and
     * price basis.
     */
    String sql() {
        List<Role> numbers = List.of(Role.OPEN, Role.HIGH, Role.LOW, Role.CLOSE, Role.ADJUSTED, Role.VOLUME);
        List<String> select = new ArrayList<>();
        select.add(text(Role.MARKET));
        select.add(text(Role.SYMBOL));
        select.add(day());
        List<String> broken = new ArrayList<>();
        for (Role role : numbers) {
            String name =
                    DuckDb.identifier(column(has(role) ? role : Role.CLOSE).name());
            String cast = "TRY_CAST(" + name + " AS DOUBLE)";
            select.add(cast);
            broken.add("CASE WHEN " + name + " IS NOT NULL AND " + cast + " IS NULL THEN "
                    + DuckDb.literal(name(role) + " ") + " || CAST(" + name + " AS VARCHAR) END");
        }
        select.add("coalesce(" + String.join(", ", broken) + ")");
        select.add("file_row_number");
        select.add(text(Role.CURRENCY));
        select.add(text(Role.BASIS));
        return "SELECT " + String.join(", ", select) + " FROM read_parquet(" + DuckDb.literal(file.toString())
                + ", file_row_number = true) ORDER BY 1, 2, file_row_number";
    }

    private String day() {
        SqlTable.Column date = column(Role.DATE);
        String name = DuckDb.identifier(date.name());
        if (hasMoments()) {
            return "epoch_us(" + name + ")";
        }
        if (date.type().equals("VARCHAR")) {
            return "coalesce(TRY_CAST(" + name + " AS DATE), CAST(TRY_CAST(" + name + " AS TIMESTAMP) AS DATE))"
                    + " - DATE '1970-01-01'";
        }
        if (date.type().equals("DATE") || date.type().startsWith("TIMESTAMP")) {
            return "CAST(" + name + " AS DATE) - DATE '1970-01-01'";
        }
        throw new DataException(DataProblem.of("column '" + date.name() + "' must be a date, a time stamp or text")
                .at(file.toString(), 0)
                .withValue(date.type()));
    }
}
