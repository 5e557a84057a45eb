package io.assay.feature.market;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;
import io.assay.market.Membership;
import io.assay.market.Series;
import io.assay.market.Universe;

/**
 * The regime of an instrument's market as four columns, of which one is 1 and the others 0; NaN while the index is too
 * young. The index is the published one where it is given, as its closes were known, else that of the equal-weighted
 * members of the universe of each day.
 */
public final class MarketRegime implements MarketFeature {
    /** Over the longest holidays an index stands where it stood. */
    private static final int MAX_AGE = 10;

    private static final List<FeatureInfo> COLUMNS = Arrays.stream(Regime.values())
            .map(regime -> FeatureInfo.of(
                            regime.column(),
                            FeatureGroup.INDEX,
                            "1 where the rule of means and volatility calls the market's index " + regime + ", else 0",
                            0)
                    .in("0..1"))
            .toList();

    private final Regimes rule;
    private final Map<String, Series> indices;
    private final Membership members;

    private MarketRegime(Regimes rule, Map<String, Series> indices, Membership members) {
        this.rule = rule;
        this.indices = Map.copyOf(indices);
        this.members = members;
    }

    /**
     * By a rule.
     *
     * @param indices closes of published indices by the code of the market that they stand for; may be empty
     * @param universe whose members make the index of every other market
     */
    public static MarketRegime of(Regimes rule, Map<String, Series> indices, Universe universe) {
        return new MarketRegime(rule, indices, Membership.of(universe));
    }

    @Override
    public MarketRegime among(Universe universe) {
        return of(rule, indices, universe);
    }

    @Override
    public List<FeatureInfo> columns() {
        return COLUMNS;
    }

    @Override
    public Tables over(List<BarSeries> universe) {
        return DayTables.of(COLUMNS, universe, (market, days, bars) -> {
            Series index = indices.get(market);
            return columns(
                    rule.of(index == null ? EqualWeightedIndex.of(bars, members).close() : closes(index, days)));
        });
    }

    private static double[] closes(Series index, int[] days) {
        return Arrays.stream(days).mapToDouble(day -> index.asOf(day, MAX_AGE)).toArray();
    }

    private static float[][] columns(List<Optional<Regime>> regimes) {
        Regime[] all = Regime.values();
        float[][] columns = new float[all.length][regimes.size()];
        for (int c = 0; c < all.length; c++) {
            for (int at = 0; at < regimes.size(); at++) {
                Optional<Regime> told = regimes.get(at);
                columns[c][at] = told.isEmpty() ? Float.NaN : told.get() == all[c] ? 1 : 0;
            }
        }
        return columns;
    }
}
