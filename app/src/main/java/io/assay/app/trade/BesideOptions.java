package io.assay.app.trade;

import java.nio.file.Path;

import io.assay.backtest.NamedPeriods;
import io.assay.experiment.regime.IndexCloses;
import io.assay.experiment.trade.Beside;
import io.assay.market.MarketData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is told of a book beside its figures. */
final class BesideOptions {
    @Option(
            names = "--periods",
            paramLabel = "FILE",
            description =
                    "Named periods to look at: a CSV with the columns name, group, from and to (default: rises and"
                            + " falls of the American market since 2000). They must not overlap.")
    private @Nullable Path periods;

    @Option(
            names = "--benchmark",
            paramLabel = "NAME",
            description = "Compare with a stored index: beta, alpha, excess return and information ratio.")
    private @Nullable String benchmark;

    @Option(
            names = "--capacity",
            description = "Run the book with up to 10,000 times the capital, large orders moving prices.")
    private boolean capacity;

    @Option(
            names = "--risk",
            description = "Tell what may go wrong: values at risk and how they held, drawdowns that could have been,"
                    + " exposure to sectors and the equal-weighted book, stress tests. Runs the book some forty times.")
    private boolean risk;

    /**
     * What was asked for.
     *
     * @throws io.assay.base.UsageException if no such index is stored
     * @throws io.assay.base.DataException if the periods cannot be read
     */
    Beside beside(MarketData data) {
        Beside beside = Beside.standard().withCapacity(capacity).withRisk(risk);
        beside = periods == null ? beside : beside.withPeriods(NamedPeriods.read(periods));
        return benchmark == null ? beside : beside.withBenchmark(IndexCloses.series(data, benchmark));
    }
}
