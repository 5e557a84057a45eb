package io.assay.feature.market;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

import io.assay.feature.Stretch;
import io.assay.feature.kernel.Span;
import io.assay.feature.kernel.Sums;
import io.assay.market.BarSeries;
import io.assay.market.Membership;

/**
 * One market through its days, from those of its members that had a bar: mean return, its compound, and breadth. Days
 * on which nobody had a return have none; the compound stands still over them.
 */
final class MarketPath {
    static final int BREADTH = 50;
    static final int MONTH = 20;

    private final int[] days;
    private final double[] sum;
    private final int[] count;
    private final int[] above;
    private final int[] averaged;
    private final double[] level;
    private final double[] month;

    private MarketPath(int[] days) {
        int size = days.length;
        this.days = days;
        this.sum = new double[size];
        this.count = new int[size];
        this.above = new int[size];
        this.averaged = new int[size];
        this.level = new double[size];
        this.month = new double[size];
    }

    /**
     * The path of the given instruments, all of one market. Their order does not matter to the last bit.
     *
     * @param adjusted adjusted bars
     */
    static MarketPath of(List<BarSeries> adjusted, Membership members) {
        MarketPath path = new MarketPath(DayTables.days(adjusted));
        adjusted.stream().sorted(Comparator.comparing(BarSeries::instrument)).forEach(bars -> path.add(bars, members));
        path.compound();
        return path;
    }

    private void add(BarSeries bars, Membership members) {
        double[] close = bars.close();
        double[] average = new double[bars.size()];
        int[] places = places(bars.days());
        IntPredicate belonged = members.of(bars.instrument());
        for (Stretch stretch : Stretch.of(bars, false)) {
            Sums.mean(close, new Span(stretch.from(), stretch.to()), BREADTH, average);
            for (int row = stretch.from(); row < stretch.to(); row++) {
                int at = places[row];
                if (!belonged.test(bars.days()[row])) {
                    continue;
                }
                if (row > stretch.from()) {
                    sum[at] += close[row] / close[row - 1] - 1;
                    count[at]++;
                }
                if (row >= stretch.from() + BREADTH - 1) {
                    above[at] += close[row] > average[row] ? 1 : 0;
                    averaged[at]++;
                }
            }
        }
    }

    private void compound() {
        double[] levels = new double[days.length + 1];
        int known = 0;
        for (int at = 0; at < days.length; at++) {
            month[at] = Double.NaN;
            if (count[at] > 0) {
                known++;
                levels[known] = levels[known - 1] + StrictMath.log1p(ret(at));
                month[at] = known >= MONTH ? StrictMath.expm1(levels[known] - levels[known - MONTH]) : Double.NaN;
            }
            level[at] = levels[known];
        }
    }

    /** Positions of days on which somebody had a bar, ascending. */
    int[] places(int[] some) {
        return DayTables.places(some, days);
    }

    /** Mean return since their bar before of the members that had a bar, or NaN if there was none. */
    double ret(int at) {
        return count[at] == 0 ? Double.NaN : sum[at] / count[at];
    }

    /** Compound of the last 20 returns, or NaN if there were fewer or none that day. */
    double monthReturn(int at) {
        return month[at];
    }

    /** Share of the members above their mean close of 50 bars, or NaN if none had 50 bars. */
    double breadth(int at) {
        return averaged[at] == 0 ? Double.NaN : (double) above[at] / averaged[at];
    }

    /** Logarithm of the compound of all returns so far. */
    double level(int at) {
        return level[at];
    }
}
