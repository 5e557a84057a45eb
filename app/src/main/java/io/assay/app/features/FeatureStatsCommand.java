package io.assay.app.features;

import java.nio.file.Path;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DayConverter;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.Selection;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.feature.FeatureCorrelation;
import io.assay.feature.FeatureSet;
import io.assay.feature.FeatureStats;
import io.assay.feature.catalogue.Features;
import io.assay.market.Instrument;
import io.assay.report.FeaturePage;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay features stats}. */
@Command(
        name = "stats",
        description =
                "Show how the features of stored symbols are distributed, how much is missing, which say the same.",
        footer = {"", "Examples:", "  assay features stats", "  assay features stats --market US --to 2013-12-31"})
final class FeatureStatsCommand extends AssayCommand {
    /** Columns of a terminal. */
    private static final int WIDTH = 120;

    private static final int SAMPLE = 20_000;
    /** Rank correlation from which two features are said to be the same. */
    private static final double SAME = 0.9;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day to look at (default: the last stored).")
    private int to = Integer.MAX_VALUE;

    /** The statistics, for machines. */
    record Report(long rows, List<FeatureStats.Column> columns, List<List<String>> clusters, String page) {}

    @Override
    protected int run(Context context) {
        FeatureSet set = Features.technical();
        FeatureStats stats = FeatureStats.of(set.columns(), SAMPLE);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            List<Instrument> instruments = selection.from(store, context);
            CleanBars clean = new CleanBars(store, context);
            context.progress().start("Computing features", instruments.size());
            for (Instrument instrument : instruments) {
                clean.of(instrument)
                        .map(bars -> bars.between(Integer.MIN_VALUE, to))
                        .filter(bars -> bars.size() > 0)
                        .map(set::compute)
                        .ifPresent(stats::add);
                context.progress().step(instrument.symbol());
            }
            context.progress().done();
            clean.tell();
        }
        if (stats.rows() == 0) {
            String until = to == Integer.MAX_VALUE ? "" : " up to " + Days.text(to);
            throw new DataException("there is no bar to compute features of" + until);
        }
        return print(context, stats);
    }

    private static int print(Context context, FeatureStats stats) {
        List<FeatureStats.Column> columns = stats.distribution();
        FeatureCorrelation correlation = stats.correlation();
        List<List<String>> clusters = correlation.clusters(SAME);
        Path page = new Workspace(context.workspace()).reports().resolve("features.html");
        AtomicFiles.write(page, FeaturePage.of(stats.rows(), columns, correlation, clusters));
        TextTable table = TextTable.of("feature", "missing", "mean", "sd", "1 %", "median", "99 %");
        for (FeatureStats.Column c : columns) {
            table.row(
                    c.info().name(),
                    Text.percent(c.missingShare()),
                    FeaturePage.number(c.mean()),
                    FeaturePage.number(c.sd()),
                    FeaturePage.number(c.quantiles().get(0)),
                    FeaturePage.number(c.quantiles().get(3)),
                    FeaturePage.number(c.quantiles().get(6)));
        }
        StringBuilder text = new StringBuilder(table.text());
        text.append("\nGroups that say the same (rank correlation above ")
                .append(SAME)
                .append("):\n");
        TextTable same = TextTable.of("number", "features");
        clusters.forEach(c -> same.row(c.size(), String.join(" ", c)));
        text.append(same.text(WIDTH)).append("\nReport: ").append(page);
        context.output().result(new Report(stats.rows(), columns, clusters, page.toString()), text.toString());
        return ExitCode.OK;
    }
}
