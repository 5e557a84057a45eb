package io.assay.feature.market;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.MarketFeature;
import io.assay.feature.Stretch;
import io.assay.feature.kernel.Extremes;
import io.assay.feature.kernel.Span;
import io.assay.market.BarSeries;
import io.assay.market.Membership;
import io.assay.market.Universe;

/**
 * How many of a market's stocks take part in its moves, from those who belonged to the universe on the day and had a
 * bar: advances less declines, new highs less new lows of a year, and McClellan's oscillator. Total returns count: a
 * stock that goes ex dividend did not fall.
 */
public final class MarketBreadth implements MarketFeature {
    private static final int YEAR = 252;
    private static final double FAST = 0.10;
    private static final double SLOW = 0.05;
    private static final int SEED = 39;

    /** The first day weighs below 1e-4 in the slow average after so many more: {@code 0.95^180}. */
    private static final int SETTLE = SEED + 180;

    private static final List<FeatureInfo> COLUMNS = List.of(
            info(
                    "advance_decline",
                    "(advances - declines) / (advances + declines) of the universe of the day",
                    "-1..1"),
            info("new_highs_lows", "(closes at a high of 252 bars - closes at a low) / members with 252 bars", "-1..1"),
            info(
                    "mcclellan",
                    "exponential averages of advance_decline, that of weight .10 less that of .05, from day 220 on",
                    "-1..1"));

    private final Membership members;

    private MarketBreadth(Membership members) {
        this.members = members;
    }

    /** Of those who belonged to a universe, each day. */
    public static MarketBreadth of(Universe universe) {
        return new MarketBreadth(Membership.of(universe));
    }

    @Override
    public MarketBreadth among(Universe universe) {
        return of(universe);
    }

    @Override
    public List<FeatureInfo> columns() {
        return COLUMNS;
    }

    @Override
    public Tables over(List<BarSeries> universe) {
        return DayTables.of(COLUMNS, universe, (market, days, bars) -> values(days, bars));
    }

    private float[][] values(int[] days, List<BarSeries> bars) {
        Counts counts = new Counts(days);
        bars.stream().sorted(Comparator.comparing(BarSeries::instrument)).forEach(one -> counts.add(one, members));
        float[][] values = new float[COLUMNS.size()][days.length];
        for (int at = 0; at < days.length; at++) {
            values[0][at] = (float) counts.advance(at);
            values[1][at] = counts.old[at] == 0 ? Float.NaN : (float) (counts.highs[at] / (double) counts.old[at]);
        }
        oscillate(counts, values[2]);
        return values;
    }

    /** Days on which nobody moved are none of the oscillator's days. */
    private static void oscillate(Counts counts, float[] out) {
        Arrays.fill(out, Float.NaN);
        double fast = 0;
        double slow = 0;
        int known = 0;
        for (int at = 0; at < out.length; at++) {
            double today = counts.advance(at);
            if (Double.isNaN(today)) {
                continue;
            }
            known++;
            fast += (known <= SEED ? 1.0 / known : FAST) * (today - fast);
            slow += (known <= SEED ? 1.0 / known : SLOW) * (today - slow);
            out[at] = known > SETTLE ? (float) (fast - slow) : Float.NaN;
        }
    }

    private static FeatureInfo info(String name, String formula, String unit) {
        return FeatureInfo.of(name, FeatureGroup.SENTIMENT, formula, 0).in(unit);
    }

    /** What the members of a market did, day by day. */
    private static final class Counts {
        private final int[] days;
        private final int[] up;
        private final int[] down;
        private final int[] highs;
        private final int[] old;

        Counts(int[] days) {
            this.days = days;
            this.up = new int[days.length];
            this.down = new int[days.length];
            this.highs = new int[days.length];
            this.old = new int[days.length];
        }

        void add(BarSeries bars, Membership members) {
            double[] close = bars.close();
            double[] most = new double[bars.size()];
            double[] least = new double[bars.size()];
            int[] places = DayTables.places(bars.days(), days);
            IntPredicate belonged = members.of(bars.instrument());
            for (Stretch stretch : Stretch.of(bars, false)) {
                Span span = new Span(stretch.from(), stretch.to());
                Extremes.max(close, span, YEAR, most);
                Extremes.min(close, span, YEAR, least);
                for (int row = stretch.from(); row < stretch.to(); row++) {
                    int at = places[row];
                    if (belonged.test(bars.days()[row])) {
                        count(row - stretch.from(), at, close, row);
                        if (row - stretch.from() >= YEAR - 1) {
                            old[at]++;
                            highs[at] += close[row] == least[row] ? -1 : 0;
                            highs[at] += close[row] == most[row] ? 1 : 0;
                        }
                    }
                }
            }
        }

        private void count(int age, int at, double[] close, int row) {
            if (age > 0) {
                up[at] += close[row] > close[row - 1] ? 1 : 0;
                down[at] += close[row] < close[row - 1] ? 1 : 0;
            }
        }

        /** NaN where nobody moved. */
        double advance(int at) {
            int both = up[at] + down[at];
            return both == 0 ? Double.NaN : (up[at] - down[at]) / (double) both;
        }
    }
}
