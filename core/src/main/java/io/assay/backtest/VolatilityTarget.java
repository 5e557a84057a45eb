package io.assay.backtest;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * Scales each decision day so that its book, held alone, would have had a wanted volatility over the last sessions:
 * {@code weight x min(most, wanted / measured)}. Measured is the standard deviation, a year of 252 sessions, of what
 * these weights would have earned from close to close on each of the last sessions up to the decision's close, splits
 * and dividends included: prices of the day and before, nothing else. A name without all of these returns is left out
 * of the measure, and the measure is raised by the share of gross exposure that it leaves out. Turns decisions into
 * decisions, so that a model's book and those of its nulls are levered alike.
 *
 * @param annual wanted standard deviation of returns a year, such as .1
 * @param sessions to measure over, at least 20
 * @param most largest factor; 1 never borrows
 */
public record VolatilityTarget(double annual, int sessions, double most) {
    private static final int FEWEST = 20;
    private static final double YEAR = 252;

    /** Checks the ranges. */
    public VolatilityTarget {
        Check.within("annual", annual, 1e-4, 10);
        Check.atLeast("sessions", sessions, FEWEST);
        Check.within("most", most, 1e-4, 100);
    }

    /** Over a quarter of a year, never borrowing. */
    public static VolatilityTarget of(double annual) {
        return new VolatilityTarget(annual, 63, 1);
    }

    /** The same with another largest factor. */
    public VolatilityTarget withMost(double value) {
        return new VolatilityTarget(annual, sessions, value);
    }

    /** In a sentence's part, for reports. */
    public String text() {
        return "scaled to a volatility of " + Percent.text(annual) + " a year over " + sessions + " sessions, at most "
                + most + " x (a day whose book cannot be measured holds nothing)";
    }

    /**
     * Scales decisions. A day of which no name has enough returns yet, or whose book did not move, is left out: nothing
     * can be said of its volatility.
     */
    public Decisions scaled(Decisions decisions, MarketPrices prices) {
        Moves moves = new Moves(decisions, prices);
        Decisions.Builder builder = Decisions.builder(decisions.instruments(), decisions.holding());
        for (int d = 0; d < decisions.days(); d++) {
            builder.day(decisions.day(d));
            double measured = moves.volatility(d);
            double scale = measured > 0 ? Math.min(most, annual / measured) : 0;
            for (int row = decisions.from(d); row < decisions.to(d); row++) {
                builder.add(decisions.instrument(row), scale * decisions.weight(row));
            }
        }
        return builder.build();
    }

    /** Returns of each instrument from session to session. */
    private final class Moves {
        private final Decisions decisions;
        private final int[] days;
        private final float[][] returns;
        private final double[] book = new double[sessions];

        Moves(Decisions decisions, MarketPrices prices) {
            this.decisions = decisions;
            this.days = prices.sessions();
            this.returns = decisions.instruments().stream()
                    .map(i -> returns(prices.history(i)))
                    .toArray(float[][]::new);
        }

        /** NaN before the second bar; 0 on a session without a bar. */
        private float[] returns(PriceHistory history) {
            float[] all = new float[days.length];
            Arrays.fill(all, Float.NaN);
            int action = 0;
            int row = 0;
            for (int s = 0; s < days.length; s++) {
                // Whether another bar follows changes nothing: a halt and the end of a listing look alike.
                boolean bar = row < history.size() && history.day()[row] == days[s];
                if (!bar) {
                    all[s] = row < 2 ? Float.NaN : 0;
                    continue;
                }
                boolean acts = action < history.actionRow().length && history.actionRow()[action] == row;
                double ratio = acts ? history.ratio()[action] : 1;
                double dividend = acts ? history.dividend()[action] : 0;
                if (row > 0) {
                    double before = history.close()[row - 1];
                    all[s] = (float) (ratio * (history.close()[row] + dividend) / before - 1);
                }
                action += acts ? 1 : 0;
                row++;
            }
            return all;
        }

        /** A year's standard deviation of a decision day's weights; NaN if it cannot be told. */
        double volatility(int d) {
            int last = Arrays.binarySearch(days, decisions.day(d));
            int first = last - sessions + 1;
            if (last < 0 || first < 0) {
                return Double.NaN;
            }
            Arrays.fill(book, 0);
            double gross = 0;
            double measured = 0;
            for (int row = decisions.from(d); row < decisions.to(d); row++) {
                float[] own = returns[decisions.instrument(row)];
                double weight = decisions.weight(row);
                gross += Math.abs(weight);
                // The first of them is a number only if all are.
                if (!Float.isNaN(own[first]) && !Float.isNaN(own[last])) {
                    measured += Math.abs(weight);
                    for (int k = 0; k < sessions; k++) {
                        book[k] += weight * own[first + k];
                    }
                }
            }
            return measured > 0 ? deviation() * gross / measured * Math.sqrt(YEAR) : Double.NaN;
        }

        private double deviation() {
            double mean = Arrays.stream(book).sum() / sessions;
            double squares = 0;
            for (double value : book) {
                squares += (value - mean) * (value - mean);
            }
            return Math.sqrt(squares / (sessions - 1));
        }
    }
}
