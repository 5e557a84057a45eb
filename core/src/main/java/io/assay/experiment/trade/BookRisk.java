package io.assay.experiment.trade;

import java.util.Arrays;
import java.util.List;

import io.assay.backtest.AgainstBenchmark;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.NamedPeriods;
import io.assay.backtest.risk.Benchmark;
import io.assay.backtest.risk.RiskInputs;
import io.assay.backtest.risk.RiskReport;
import io.assay.backtest.risk.RiskSpec;
import io.assay.backtest.risk.StressSpec;
import io.assay.backtest.risk.StressWindow;
import io.assay.base.Seed;
import io.assay.experiment.Wiring;
import io.assay.market.Series;
import io.assay.report.BookReport;

/**
 * What may go wrong with a book: beside the index that was asked for, or else beside the equal-weighted book of the
 * same days, and with the falls among the named periods replayed.
 *
 * @param wiring sectors and threads
 * @param asked the index and the named periods
 * @param seed of what is redrawn
 */
record BookRisk(Wiring wiring, Beside asked, Seed seed) {
    /** The group of named periods in which markets fell. */
    private static final String FALL = "bear";

    /**
     * Works it out.
     *
     * @param of the book, its decisions and prices
     * @param alike the equal-weighted book
     */
    RiskReport of(RiskInputs of, BookReport.Book alike) {
        wiring.progress().start("Risk", 1);
        RiskInputs inputs = of.withSectors(wiring.data().sectors())
                .withBenchmark(asked.benchmark()
                        .map(series -> aligned(series, of.result()))
                        .orElseGet(() -> Benchmark.ofLevels(alike.name(), alike.days(), alike.equity())))
                .withParallel(wiring.parallel());
        RiskSpec spec =
                RiskSpec.defaults().withStress(StressSpec.defaults().withWindows(falls(asked.periods(), of.result())));
        RiskReport risk = RiskReport.of(inputs, spec, seed.child("risk"));
        wiring.progress().done();
        return risk;
    }

    /** An index at the closes of the book's sessions: the last one known by each, from the first that is known on. */
    private static Benchmark aligned(Series series, BacktestResult book) {
        AgainstBenchmark.Closes closes = Told.closes(series, book);
        int[] days = Arrays.stream(book.days())
                .filter(day -> place(closes.days(), day) >= 0)
                .toArray();
        double[] levels = Arrays.stream(days)
                .mapToDouble(day -> closes.close()[place(closes.days(), day)])
                .toArray();
        return Benchmark.ofLevels(series.name(), days, levels);
    }

    /** Where the last of ascending days up to a day stands; -1 if there is none. */
    private static int place(int[] days, int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 2;
    }

    /** Named falls; later ones than the book's days might be held out. */
    private static List<StressWindow> falls(NamedPeriods periods, BacktestResult book) {
        int last = book.days()[book.size() - 1];
        return periods.periods().stream()
                .filter(period -> period.group().equals(FALL) && period.to() <= last)
                .map(period -> new StressWindow(period.name(), period.from(), period.to()))
                .toList();
    }
}
