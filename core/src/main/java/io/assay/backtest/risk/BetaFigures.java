package io.assay.backtest.risk;

import java.util.Arrays;

import io.assay.metric.Moments;
import io.assay.metric.NeweyWest;

/**
 * How a book moves with a benchmark: the slope of its daily returns over those of the benchmark, on the days that both
 * have. A slope over days is blind to who reacts a day later.
 *
 * @param benchmark its name
 * @param days that both have
 * @param missing days of the book without a return of the benchmark
 * @param beta the slope (ordinary least squares), NaN where {@link #refusal} tells why
 * @param error its standard error, robust to changing variance and autocorrelation (Newey and West 1987)
 * @param lags of the error: {@code 4 (n / 100)^(2/9)}, at least the holding in bars less 1
 * @param low {@code beta - 1.96 x error}
 * @param high {@code beta + 1.96 x error}
 * @param correlation of both
 * @param window days behind each rolling value
 * @param rollingDays epoch days of the rolling values, each of the days up to it
 * @param rolling the slope over the last {@code window} days; NaN where the benchmark did not move
 * @param refusal why there is none, in a sentence; empty if there is
 */
public record BetaFigures(
        String benchmark,
        int days,
        int missing,
        double beta,
        double error,
        int lags,
        double low,
        double high,
        double correlation,
        int window,
        int[] rollingDays,
        double[] rolling,
        String refusal) {
    private static final double Z95 = 1.959963984540054;
    private static final int FEWEST = 30;

    static BetaFigures of(BookReturns book, Benchmark benchmark, int window, int holding) {
        Common common = Common.of(book, benchmark);
        int n = common.days().length;
        String refusal = n < FEWEST
                ? "The book and " + benchmark.name() + " have " + n + " days in common; at least " + FEWEST
                        + " are needed."
                : Moments.isConstant(common.theirs()) ? benchmark.name() + " did not move." : "";
        if (!refusal.isEmpty()) {
            double none = Double.NaN;
            return new BetaFigures(
                    benchmark.name(),
                    n,
                    book.size() - n,
                    none,
                    none,
                    0,
                    none,
                    none,
                    none,
                    window,
                    new int[0],
                    new double[0],
                    refusal);
        }
        int lags = Math.max(holding - 1, (int) Math.floor(4 * StrictMath.pow(n / 100.0, 2.0 / 9)));
        double beta = slope(common.theirs(), common.ours());
        double error = error(common.theirs(), common.ours(), lags);
        int values = Math.max(0, n - window + 1);
        double[] rolling = new double[values];
        Arrays.setAll(
                rolling,
                i -> slope(
                        Arrays.copyOfRange(common.theirs(), i, i + window),
                        Arrays.copyOfRange(common.ours(), i, i + window)));
        return new BetaFigures(
                benchmark.name(),
                n,
                book.size() - n,
                beta,
                error,
                lags,
                beta - Z95 * error,
                beta + Z95 * error,
                beta * Moments.deviation(common.theirs()) / Moments.deviation(common.ours()),
                window,
                Arrays.copyOfRange(common.days(), n - values, n),
                rolling,
                "");
    }

    /** Slope of y over x; NaN where x has no spread. */
    static double slope(double[] x, double[] y) {
        double meanX = Moments.mean(x);
        double meanY = Moments.mean(y);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        return squares > 0 && !Moments.isConstant(x) ? products / squares : Double.NaN;
    }

    /** Its error: that of the mean of {@code (x - mean) x residual}, over the variance of x. */
    static double error(double[] x, double[] y, int lags) {
        double meanX = Moments.mean(x);
        double meanY = Moments.mean(y);
        double beta = slope(x, y);
        double[] scores = new double[x.length];
        Arrays.setAll(scores, i -> (x[i] - meanX) * (y[i] - meanY - beta * (x[i] - meanX)));
        return NeweyWest.standardError(scores, lags) / Moments.autocovariance(x, 0);
    }

    /**
     * The days that both have.
     *
     * @param days epoch days
     * @param ours returns of the book
     * @param theirs returns of the benchmark
     */
    private record Common(int[] days, double[] ours, double[] theirs) {
        static Common of(BookReturns book, Benchmark benchmark) {
            int n = 0;
            int[] days = new int[book.size()];
            double[] ours = new double[book.size()];
            double[] theirs = new double[book.size()];
            for (int i = 0; i < book.size(); i++) {
                int at = Arrays.binarySearch(benchmark.days(), book.days()[i]);
                if (at >= 0) {
                    days[n] = book.days()[i];
                    ours[n] = book.returns()[i];
                    theirs[n++] = benchmark.returns()[at];
                }
            }
            return new Common(Arrays.copyOf(days, n), Arrays.copyOf(ours, n), Arrays.copyOf(theirs, n));
        }
    }
}
