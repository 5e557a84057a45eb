package io.assay.app.series;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.Days;
import io.assay.market.Series;
import io.assay.market.series.PublishedSeries;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.SeriesStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data series show NAME}. */
@Command(
        name = "show",
        description = "Show the last values of an outside series, as known at the close of a day.",
        footer = {
            "",
            "Examples:",
            "  assay data series show CPIAUCSL",
            "  assay data series show CPIAUCSL --as-of 2015-03-20 --last 3"
        })
final class SeriesShowCommand extends AssayCommand {
    @Parameters(paramLabel = "NAME", description = "CPIAUCSL or VIX.CLOSE; 'assay data series list' has them all.")
    private String name = "";

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Option(names = "--last", paramLabel = "N", defaultValue = "10", description = "How many values (default: 10).")
    private int last;

    /** One value, for machines. */
    record Value(String period, String known, double value) {}

    /** One series, for machines. */
    record Report(SeriesListCommand.Row series, List<Value> values) {}

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--last", last, 1);
        PublishedSeries stored = SeriesStore.of(context.workspace()).read(name);
        Series series = stored.series();
        int[] standing = series.standing(asOf.day());
        List<Value> values = Arrays.stream(standing)
                .skip(Math.max(0, standing.length - last))
                .mapToObj(
                        i -> new Value(Days.text(series.periodDay(i)), Days.text(series.knownDay(i)), series.value(i)))
                .toList();
        SeriesListCommand.Row row = SeriesListCommand.Row.of(stored, asOf.day());
        TextTable table = TextTable.of("period", "known", "value");
        values.forEach(v -> table.row(v.period(), v.known(), plain(v.value())));
        String head = row.series() + ": " + Text.plural(row.values(), "value")
                + (asOf.isTold() ? " known at the close of " + Days.text(asOf.day()) : "") + ", from "
                + row.source() + ". Values are known: " + row.known() + "."
                + (series.hasVintages() ? "" : " REVISED: values as they were revised later.") + "\n";
        context.output().result(new Report(row, values), head + table.text().stripTrailing());
        return ExitCode.OK;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
