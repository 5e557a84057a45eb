package io.assay.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;

/**
 * What acting on signals would have come to day by day, net: on all of them, and on those alone that a model keeps.
 * Each signal is a trade of one unit of money at the open of its entry; it is marked at each close and pays half of its
 * costs at the entry and the rest at the exit, so that its days sum to its net return. A book earns on a day what its
 * open trades earn together.
 *
 * <p>Books of few and of many trades are compared by what does not depend on their size: the Sharpe ratio a year, and
 * the return a year on the money that is at work on the mean day. Days of the same blocks are drawn for all books, so
 * differences are paired; blocks are at least three times as long as a trade may last.
 *
 * @param rows the book of all signals, then one a model
 * @param days sessions on which any trade was open
 */
public record SignalBooks(List<Row> rows, int days) {
    private static final int DRAWS = 1000;
    private static final int YEAR = 252;
    /** Sums of a book: what it earned, its square, and the money at work. */
    private static final int SUMS = 3;
    /** Figures of a book: Sharpe ratio, return a year, both less those of the book of all. */
    private static final int FIGURES = 4;

    /** Copies the list. */
    public SignalBooks {
        rows = List.copyOf(rows);
    }

    /**
     * One book.
     *
     * @param name whose signals are kept
     * @param open trades that are open on the mean day
     * @param sharpe ratio a year of its daily earnings
     * @param perYear return a year on the money at work on the mean day
     * @param overSharpe its ratio less that of the book of all
     * @param overPerYear its return less that of the book of all
     */
    public record Row(
            String name, double open, Estimate sharpe, Estimate perYear, Estimate overSharpe, Estimate overPerYear) {}

    /**
     * Who keeps which signals.
     *
     * @param name of the model
     * @param keeps one a judged signal
     */
    public record Filter(String name, boolean[] keeps) {}

    /**
     * Acts.
     *
     * @param judged positions of the signals that are acted on
     * @param filters which of them who keeps
     * @param bars adjusted bars of an instrument
     * @param terms costs and draws
     */
    public static SignalBooks of(
            TakenSignals taken, int[] judged, List<Filter> filters, Function<Instrument, BarSeries> bars, Terms terms) {
        filters.forEach(f -> Check.sameLength("keeps", f.keeps().length, judged.length));
        Ledger ledger = new Ledger(taken.signals(), judged, filters);
        List<List<Integer>> byInstrument = byInstrument(taken, judged);
        for (int i = 0; i < byInstrument.size(); i++) {
            if (!byInstrument.get(i).isEmpty()) {
                BarSeries own = bars.apply(taken.instruments().get(i));
                byInstrument.get(i).forEach(at -> ledger.add(at, own, terms.roundTrip()));
            }
        }
        return ledger.books(filters, terms);
    }

    /**
     * Beside the signals.
     *
     * @param roundTrip costs of entry and exit together, a fraction of the entry's value
     * @param horizon most sessions of a trade
     * @param seed of the draws
     */
    public record Terms(double roundTrip, int horizon, Seed seed) {}

    private static List<List<Integer>> byInstrument(TakenSignals taken, int[] judged) {
        List<List<Integer>> all = new ArrayList<>();
        taken.instruments().forEach(i -> all.add(new ArrayList<>()));
        for (int at = 0; at < judged.length; at++) {
            all.get(taken.signals().instrument()[judged[at]]).add(at);
        }
        return all;
    }

    /** What every book earned and had at work, by epoch day. */
    private static final class Ledger {
        private final Signals signals;
        private final int[] judged;
        private final List<Filter> filters;
        private final int first;
        private final double[][] earned;
        private final int[][] open;

        Ledger(Signals signals, int[] judged, List<Filter> filters) {
            this.signals = signals;
            this.judged = judged;
            this.filters = filters;
            int from = Integer.MAX_VALUE;
            int to = Integer.MIN_VALUE;
            for (int row : judged) {
                from = Math.min(from, signals.entryDay()[row]);
                to = Math.max(to, signals.exitDay()[row]);
            }
            this.first = from;
            this.earned = new double[filters.size() + 1][to - from + 1];
            this.open = new int[filters.size() + 1][to - from + 1];
        }

        /** Walks through the days of one trade. */
        void add(int at, BarSeries bars, double roundTrip) {
            int signal = judged[at];
            int exit = signals.exitDay()[signal];
            int row = bars.rowOf(signals.entryDay()[signal]);
            Check.that(row >= 0, "bars", "have the day of every entry", signals.entryDay()[signal]);
            double entry = bars.open()[row];
            double before = 0;
            for (; row < bars.size() && bars.days()[row] < exit; row++) {
                double worth = signals.side()[signal] * (bars.close()[row] / entry - 1) - roundTrip / 2;
                book(at, bars.days()[row], worth - before);
                before = worth;
            }
            book(at, exit, signals.net()[signal] - before);
        }

        private void book(int at, int day, double earnings) {
            put(0, day, earnings);
            for (int f = 0; f < filters.size(); f++) {
                if (filters.get(f).keeps()[at]) {
                    put(f + 1, day, earnings);
                }
            }
        }

        private void put(int book, int day, double earnings) {
            earned[book][day - first] += earnings;
            open[book][day - first]++;
        }

        SignalBooks books(List<Filter> names, Terms terms) {
            int[] sessions = IntStream.range(0, open[0].length)
                    .filter(day -> open[0][day] > 0)
                    .toArray();
            DaySums sums = new DaySums(sessions.length, SUMS * earned.length + 1);
            for (int d = 0; d < sessions.length; d++) {
                sums.add(d, SUMS * earned.length, 1);
                for (int book = 0; book < earned.length; book++) {
                    double own = earned[book][sessions[d]];
                    sums.add(d, SUMS * book, own);
                    sums.add(d, SUMS * book + 1, own * own);
                    sums.add(d, SUMS * book + 2, open[book][sessions[d]]);
                }
            }
            Draws draws = DayBlocks.forOverlap(sessions.length, terms.horizon())
                    .sample(m -> figures(sums.total(m), earned.length), DRAWS, terms.seed());
            List<Row> rows = new ArrayList<>();
            for (int book = 0; book < earned.length; book++) {
                int at = FIGURES * book;
                double atWork = IntStream.of(open[book]).sum() / (double) sessions.length;
                rows.add(new Row(
                        book == 0 ? "all signals" : names.get(book - 1).name(),
                        atWork,
                        Estimate.of(draws, at),
                        Estimate.of(draws, at + 1),
                        Estimate.of(draws, at + 2),
                        Estimate.of(draws, at + 3)));
            }
            return new SignalBooks(rows, sessions.length);
        }

        private static double[] figures(double[] total, int books) {
            double days = total[SUMS * books];
            double[] figures = new double[FIGURES * books];
            for (int book = 0; book < books; book++) {
                double mean = total[SUMS * book] / days;
                double variance = total[SUMS * book + 1] / days - mean * mean;
                double atWork = total[SUMS * book + 2] / days;
                figures[FIGURES * book] = variance > 0 ? mean / Math.sqrt(variance) * Math.sqrt(YEAR) : 0;
                figures[FIGURES * book + 1] = atWork > 0 ? YEAR * mean / atWork : 0;
                figures[FIGURES * book + 2] = figures[FIGURES * book] - figures[0];
                figures[FIGURES * book + 3] = figures[FIGURES * book + 1] - figures[1];
            }
            return figures;
        }
    }
}
