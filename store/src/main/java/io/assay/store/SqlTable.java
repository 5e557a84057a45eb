package io.assay.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param columns its columns in order
 * @param rows its rows, one value a column; null where SQL says NULL
 * @param cut whether there were more rows than were asked for
 */
public record SqlTable(List<Column> columns, List<List<@Nullable Object>> rows, boolean cut) {
    /** Copies the lists. */
    public SqlTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column of an answer.
     *
     * @param name as the query calls it
     * @param type DuckDB's name of its type, for example {@code DOUBLE}
     */
    public record Column(String name, String type) {}
}
