package io.assay.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.metric.Correlation;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;
import io.assay.metric.Returns;
import io.assay.metric.Sharpe;

/**
 * A book beside an index on the same sessions. An index of prices leaves dividends out: a book that gets them is ahead
 * of it by them alone.
 *
 * @param name of the index
 * @param sessions on which both have a return
 * @param days epoch days of the sessions, the first one without a return
 * @param level of the index at them, 1 at the first
 * @param total simple return of the index over them
 * @param annual the same compounded a year
 * @param sharpe its Sharpe ratio a year, no risk-free rate taken off
 * @param figures the book against it
 */
public record AgainstBenchmark(
        String name,
        int sessions,
        int[] days,
        double[] level,
        double total,
        double annual,
        double sharpe,
        Figures figures) {
    private static final int YEAR = 252;
    private static final int DRAWS = 1000;
    private static final double LEVEL = 0.05;
    private static final double LEAST_SHARE = 0.9;

    /**
     * The book against the index, each with a 95 % interval of redrawn blocks of days.
     *
     * @param beta slope of the book's returns on the index's
     * @param alpha intercept a year (arithmetic)
     * @param excess mean difference of the returns, a year
     * @param information that mean over the deviation of the differences, a year
     * @param correlation of both, without an interval
     */
    public record Figures(Measured beta, Measured alpha, Measured excess, Measured information, double correlation) {}

    /** A figure with its interval; both ends NaN where there are too few blocks. */
    public record Measured(double value, Draws.Interval interval) {}

    /**
     * Compares.
     *
     * @param result the book
     * @param name of the index
     * @param index its closes
     * @param holding sessions that returns of one decision overlap over
     * @throws UsageException if fewer than nine of ten of the book's sessions have a close
     */
    public static AgainstBenchmark of(BacktestResult result, String name, Closes index, int holding, Seed seed) {
        int[] common = Arrays.stream(result.days())
                .filter(day -> Arrays.binarySearch(index.days(), day) >= 0)
                .toArray();
        if (common.length < 2 || common.length < LEAST_SHARE * result.size()) {
            throw new UsageException("the index " + name + " has a close on " + common.length + " of the "
                    + result.size() + " sessions of the book; figures a year need nine of ten. Fix: a daily series of"
                    + " the same market and years");
        }
        double[] ours = equity(result, common);
        double[] theirs = Arrays.stream(common)
                .mapToDouble(day -> index.close()[Arrays.binarySearch(index.days(), day)])
                .toArray();
        double[] book = changes(ours);
        double[] bench = changes(theirs);
        double first = theirs[0];
        Draws draws = DayBlocks.forOverlap(book.length, holding).sample(m -> figures(book, bench, m), DRAWS, seed);
        List<Measured> measured = new ArrayList<>();
        for (int f = 0; f < 4; f++) {
            measured.add(new Measured(draws.estimate()[f], draws.interval(f, LEVEL)));
        }
        return new AgainstBenchmark(
                name,
                book.length,
                common,
                Arrays.stream(theirs).map(close -> close / first).toArray(),
                Returns.total(bench),
                Returns.annualGrowth(bench, YEAR),
                Sharpe.annual(bench, YEAR),
                new Figures(
                        measured.get(0),
                        measured.get(1),
                        measured.get(2),
                        measured.get(3),
                        Correlation.pearson(book, bench)));
    }

    /**
     * Closes of an index.
     *
     * @param days epoch days, ascending
     * @param close above 0
     */
    public record Closes(int[] days, double[] close) {
        /** Checks the lengths. */
        public Closes {
            Check.sameLength("close", close.length, days.length);
        }
    }

    private static double[] equity(BacktestResult result, int[] days) {
        int[] all = result.days();
        return Arrays.stream(days)
                .mapToDouble(day -> result.equity(Arrays.binarySearch(all, day)))
                .toArray();
    }

    private static double[] changes(double[] values) {
        double[] changes = new double[values.length - 1];
        for (int s = 0; s < changes.length; s++) {
            changes[s] = values[s] > 0 ? values[s + 1] / values[s] - 1 : 0;
        }
        return changes;
    }

    /** Beta, alpha, mean difference and information ratio over days that count as often as told. */
    private static double[] figures(double[] book, double[] bench, int[] times) {
        double n = 0;
        double x = 0;
        double y = 0;
        for (int s = 0; s < book.length; s++) {
            n += times[s];
            x += times[s] * bench[s];
            y += times[s] * book[s];
        }
        double xx = 0;
        double xy = 0;
        double dd = 0;
        for (int s = 0; s < book.length; s++) {
            double dx = bench[s] - x / n;
            double dy = book[s] - y / n;
            xx += times[s] * dx * dx;
            xy += times[s] * dx * dy;
            dd += times[s] * (dy - dx) * (dy - dx);
        }
        double beta = xx > 0 ? xy / xx : Double.NaN;
        double excess = (y - x) / n;
        double deviation = Math.sqrt(dd / (n - 1));
        double information = deviation > 0 ? excess / deviation * Math.sqrt(YEAR) : Double.NaN;
        return new double[] {beta, (y - beta * x) / n * YEAR, excess * YEAR, information};
    }
}
