package io.assay.app.series;

import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.Days;
import io.assay.market.Series;
import io.assay.market.series.PublishedSeries;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.SeriesStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay data series list}. */
@Command(
        name = "list",
        description = "List the stored outside series: what they cover, and how it is known when values came out.",
        footer = {"", "Examples:", "  assay data series list", "  assay data series list --as-of 2015-03-20"})
final class SeriesListCommand extends AssayCommand {
    @Mixin
    private AsOfOption asOf = new AsOfOption();

    /** One series, for machines. */
    record Row(String series, String first, String last, int values, String revisions, String known, String source) {
        static Row of(PublishedSeries stored, int day) {
            Series series = stored.series();
            int[] standing = series.standing(day);
            boolean none = standing.length == 0;
            return new Row(
                    series.name(),
                    none ? "" : Days.text(series.periodDay(standing[0])),
                    none ? "" : Days.text(series.periodDay(standing[standing.length - 1])),
                    standing.length,
                    stored.revisions(),
                    stored.publication(),
                    stored.source());
        }
    }

    @Override
    protected int run(Context context) {
        SeriesStore store = SeriesStore.of(context.workspace());
        List<Row> rows = store.names().stream()
                .map(store::read)
                .map(s -> Row.of(s, asOf.day()))
                .toList();
        TextTable table = TextTable.of("series", "first", "last", "values", "revisions", "known");
        rows.forEach(r -> table.row(r.series(), r.first(), r.last(), Text.count(r.values()), r.revisions(), r.known()));
        context.output()
                .result(
                        rows,
                        rows.isEmpty()
                                ? "No series is stored. Fix: assay data import-series PATH"
                                : table.text() + Text.count(rows.size())
                                        + " series. REVISED: values as revised later, not as first published.");
        return ExitCode.OK;
    }
}
