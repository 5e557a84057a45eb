package io.assay.backtest;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.market.BarSeries;

/** How far prices moved, dividends put back into the stock at the close of their day. */
final class PriceMoves {
    private PriceMoves() {}

    /** Returns from bar to bar; the first is NaN. */
    static double[] returns(PriceHistory history) {
        double[] returns = new double[history.size()];
        int action = 0;
        for (int row = 0; row < returns.length; row++) {
            boolean acts = action < history.actionRow().length && history.actionRow()[action] == row;
            returns[row] = row == 0 ? Double.NaN : grown(history, row, acts ? action : -1) - 1;
            action += acts ? 1 : 0;
        }
        return returns;
    }

    /** Return over some days; see {@link MarketPrices#move}. */
    static double move(PriceHistory history, int from, int to) {
        int start = history.rowAt(from - 1);
        int end = history.rowAt(to);
        boolean delisted = history.delistDay() >= from && history.delistDay() <= to;
        if (start < 0 || (end <= start && !delisted)) {
            return Double.NaN;
        }
        double growth = 1;
        for (int row = start + 1; row <= end; row++) {
            growth *= grown(history, row, Arrays.binarySearch(history.actionRow(), row));
        }
        return growth * (delisted ? 1 + history.delistReturn() : 1) - 1;
    }

    /** What one unit held at the close before is worth at the close of a row; {@code action} below 0 for none. */
    private static double grown(PriceHistory history, int row, int action) {
        double ratio = action < 0 ? 1 : history.ratio()[action];
        double dividend = action < 0 ? 0 : history.dividend()[action];
        return ratio * (history.close()[row] + dividend) / history.close()[row - 1];
    }

    /** The same history without a random share of the bars between its first and its last. */
    static PriceHistory thinned(PriceHistory history, double share, Seed seed) {
        if (history.size() < 3) {
            return history;
        }
        BarSeries bars = history.bars();
        int first = history.day()[0];
        int last = history.day()[history.size() - 1];
        RandomGenerator random = seed.random();
        int[] rows = IntStream.range(0, bars.size())
                .filter(r -> bars.days()[r] <= first || bars.days()[r] >= last || random.nextDouble() >= share)
                .toArray();
        return PriceHistory.of(picked(bars, rows), history.actions());
    }

    private static BarSeries picked(BarSeries bars, int[] rows) {
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                Arrays.stream(rows).map(r -> bars.days()[r]).toArray(),
                new BarSeries.Columns(
                        column(bars.open(), rows),
                        column(bars.high(), rows),
                        column(bars.low(), rows),
                        column(bars.close(), rows),
                        column(bars.adjustedClose(), rows),
                        column(bars.volume(), rows)));
    }

    private static double[] column(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> values[r]).toArray();
    }
}
