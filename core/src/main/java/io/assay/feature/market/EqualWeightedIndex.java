package io.assay.feature.market;

import java.util.Arrays;
import java.util.List;

import io.assay.market.BarSeries;
import io.assay.market.Membership;
import io.assay.market.Universe;

/**
 * The index of some stocks of one market: the compound of the mean return of those that have one, 1 before the first.
 *
 * @param days epoch days, ascending
 * @param close one a day, above 0
 */
public record EqualWeightedIndex(int[] days, double[] close) {
    /**
     * That of some stocks.
     *
     * @param adjusted adjusted bars of one market, at least one
     * @param universe on whose spells alone a stock counts
     */
    public static EqualWeightedIndex of(List<BarSeries> adjusted, Universe universe) {
        return of(adjusted, Membership.of(universe));
    }

    static EqualWeightedIndex of(List<BarSeries> adjusted, Membership members) {
        int[] days = DayTables.days(adjusted);
        MarketPath path = MarketPath.of(adjusted, members);
        double[] close = new double[days.length];
        Arrays.setAll(close, at -> StrictMath.exp(path.level(at)));
        return new EqualWeightedIndex(days, close);
    }
}
