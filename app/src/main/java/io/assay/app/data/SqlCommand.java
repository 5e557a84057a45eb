package io.assay.app.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.report.TextTable;
import io.assay.store.MarketStore;
import io.assay.store.SqlTable;
import io.assay.store.SqlWindow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay sql "..."}. */
@Command(
        name = "sql",
        description = {
            "Ask the stored data in SQL (DuckDB's dialect). Changes nothing.",
            "Views: bars (market, symbol, date, open, high, low, close, adj_close, volume), listings, actions.",
            "It reads the workspace and nothing else: no files, no network."
        },
        footer = {
            "",
            "Examples:",
            "  assay sql \"SELECT symbol, max(high) FROM bars GROUP BY symbol LIMIT 5\"",
            "  assay --json sql \"SELECT * FROM listings\""
        })
public final class SqlCommand extends AssayCommand {
    @Parameters(paramLabel = "QUERY", description = "One SELECT.")
    private String query = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Rows to print at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    /** The answer, for machines. */
    record Report(List<SqlTable.Column> columns, List<Map<String, @Nullable Object>> rows, boolean cut) {}

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--limit", limit, 1);
        try (MarketStore store = MarketStore.open(context.workspace());
                SqlWindow window = SqlWindow.open(store)) {
            SqlTable answer = window.query(query, limit);
            String[] names =
                    answer.columns().stream().map(SqlTable.Column::name).toArray(String[]::new);
            TextTable table = TextTable.of(names);
            answer.rows().forEach(row -> table.row(row.toArray()));
            if (answer.cut()) {
                context.output().remark("only the first " + limit + " rows; --limit shows more");
            }
            context.output().result(report(answer, names), table.text());
            return ExitCode.OK;
        }
    }

    private static Report report(SqlTable answer, String[] names) {
        List<Map<String, @Nullable Object>> rows = answer.rows().stream()
                .map(row -> {
                    Map<String, @Nullable Object> named = new LinkedHashMap<>();
                    for (int c = 0; c < names.length; c++) {
                        Object value = row.get(c);
                        named.put(
                                names[c],
                                value instanceof Number || value instanceof Boolean || value == null
                                        ? value
                                        : value.toString());
                    }
                    return named;
                })
                .toList();
        return new Report(answer.columns(), rows, answer.cut());
    }
}
