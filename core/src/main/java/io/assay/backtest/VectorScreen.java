package io.assay.backtest;

import java.util.Arrays;

/**
 * Daily returns of decisions by arrays alone, for searching through many of them; what is printed comes from the
 * ledger. It differs from the ledger in this: a tranche keeps its weight in the equity from entry to exit instead of
 * its shares, free of cost, and the weight counts from the fill on, not from the close it was sized at. So a session's
 * return is off by at most
 *
 * <p>{@code sum_i |w_i| x |drift_i| x (|r_i| + c)}
 *
 * <p>where {@code drift_i} is how far the value of one share of a tranche ran ahead of the equity since its decision's
 * close, {@code r_i} what the instrument returned and c the cost of turnover. Whole shares, the least commission, the
 * cap on leverage and interest on negative cash are not in it either.
 */
public final class VectorScreen {
    private final Decisions decisions;
    private final Positions positions;
    private final Timetable timetable;
    private final BacktestSpec spec;
    private final Weights weights;
    private final double[] ordered;
    private double turnover;
    private double gained;
    private double shorts;

    private VectorScreen(Decisions decisions, MarketPrices prices, BacktestSpec spec) {
        this.decisions = decisions;
        this.spec = spec;
        this.timetable = Timetable.of(decisions, prices, spec.from(), spec.to());
        this.positions = new Positions(decisions, prices, timetable.days()[0]);
        this.weights = new Weights(positions.size());
        this.ordered = new double[positions.size()];
    }

    /**
     * Simple returns from close to close net of costs, one for each session after the first, as
     * {@link BacktestResult#returns()} has them.
     *
     * @throws io.assay.base.UsageException as {@link Backtest#run}
     */
    public static double[] returns(Decisions decisions, MarketPrices prices, BacktestSpec spec) {
        return new VectorScreen(decisions, prices, spec).run();
    }

    private double[] run() {
        double[] returns = new double[timetable.size() - 1];
        for (int s = 0; s < timetable.size(); s++) {
            gained = s == 0 ? 0 : -spec.costs().borrow(shorts, timetable.gap(s));
            turnover = 0;
            shorts = 0;
            int day = timetable.days()[s];
            for (int i = 0; i < positions.size(); i++) {
                if (positions.advance(i, day)) {
                    traded(i);
                } else if (positions.isPast(i, day)) {
                    lapse(i);
                }
                if (positions.isDelisted(i, day)) {
                    gained += weights.sum(i) * positions.history[i].delistReturn();
                    lapse(i);
                }
                shorts -= Math.min(0, weights.sum(i));
            }
            if (s > 0) {
                returns[s - 1] = gained - turnover * spec.costs().perTurnover();
            }
            if (timetable.decision()[s] >= 0) {
                order(timetable.decision()[s], day);
            }
        }
        return returns;
    }

    private void order(int d, int day) {
        if (decisions.holding().isUntilNext()) {
            Arrays.fill(ordered, 0);
            for (int i = 0; i < positions.size(); i++) {
                positions.replaced[i] = weights.sum(i) != 0;
            }
        }
        for (int row = decisions.from(d); row < decisions.to(d); row++) {
            int i = decisions.instrument(row);
            if (positions.isOpenFor(i, day)) {
                ordered[i] += decisions.weight(row) / decisions.holding().tranches();
            }
        }
    }

    private void traded(int i) {
        double before = weights.sum(i);
        if (before == 0 && ordered[i] == 0 && weights.isEmpty(i)) {
            return;
        }
        PriceHistory history = positions.history[i];
        int row = positions.row[i];
        double open = history.open()[row];
        double close = history.close()[row];
        double fill = spec.fill() == Fill.OPEN ? open : close;
        if (before != 0) {
            gained += before * (grown(i, fill) - 1);
        }
        int until = positions.replaced[i] ? Tranches.UNTIL_REPLACED : row;
        weights.expire(i, until);
        if (ordered[i] != 0) {
            int bars = decisions.holding().bars();
            boolean stays = bars == 0 || row > Integer.MAX_VALUE - 1 - bars;
            weights.add(i, stays ? Tranches.UNTIL_REPLACED : row + bars, ordered[i]);
        }
        ordered[i] = 0;
        positions.replaced[i] = false;
        double after = weights.sum(i);
        turnover += Math.abs(after - before);
        gained += after * (close / fill - 1);
    }

    private void lapse(int i) {
        weights.clear(i);
        ordered[i] = 0;
    }

    /** What one unit held at the close before is worth at a price of today, dividends and splits included. */
    private double grown(int i, double price) {
        PriceHistory history = positions.history[i];
        int action = positions.actionToday(i);
        double ratio = action < 0 ? 1 : history.ratio()[action];
        double dividend = action < 0 ? 0 : history.dividend()[action];
        return ratio * (price + dividend) / history.close()[positions.row[i] - 1];
    }

    /** Weights of open tranches by instrument and exit row, oldest first. */
    private static final class Weights {
        private final double[] sum;
        private final double[][] weight;
        private final int[][] exit;
        private final int[] first;
        private final int[] last;

        Weights(int instruments) {
            sum = new double[instruments];
            weight = new double[instruments][4];
            exit = new int[instruments][4];
            first = new int[instruments];
            last = new int[instruments];
        }

        double sum(int i) {
            return sum[i];
        }

        boolean isEmpty(int i) {
            return first[i] == last[i];
        }

        void clear(int i) {
            first[i] = last[i];
            sum[i] = 0;
        }

        void add(int i, int exitRow, double value) {
            if (last[i] == weight[i].length) {
                int n = last[i] - first[i];
                int size = Math.max(4, 2 * n);
                weight[i] = Arrays.copyOf(Arrays.copyOfRange(weight[i], first[i], last[i]), size);
                exit[i] = Arrays.copyOf(Arrays.copyOfRange(exit[i], first[i], last[i]), size);
                first[i] = 0;
                last[i] = n;
            }
            weight[i][last[i]] = value;
            exit[i][last[i]++] = exitRow;
            sum[i] += value;
        }

        void expire(int i, int row) {
            while (first[i] < last[i] && exit[i][first[i]] <= row) {
                sum[i] -= weight[i][first[i]++];
            }
            sum[i] = isEmpty(i) ? 0 : sum[i];
        }
    }
}
