package io.assay.feature.market;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.feature.Shared;
import io.assay.feature.Stretch;
import io.assay.feature.kernel.Pairs;
import io.assay.feature.kernel.Span;
import io.assay.market.BarSeries;
import io.assay.market.Membership;
import io.assay.market.Universe;

/**
 * The state of the market and a stock's place in it: {@code market_ret_1}, {@code market_ret_20}, {@code breadth_50},
 * {@code beta_252}, {@code rel_strength_60}. The market of a day is the equal-weighted mean of those who belonged to
 * the universe that day and had a bar; a stock counts in the market it is measured against. Instruments of different
 * markets never enter each other's rows: their days end at different hours.
 *
 * <p>The first {@code warmUp} rows of an instrument are NaN, and so are rows on which the market itself is too young.
 * Beta and relative strength begin again after a hole or an unusable bar; the three others describe the day and do not.
 */
public final class MarketState implements MarketFeature {
    private static final int YEAR = 252;
    private static final int QUARTER = 60;
    private static final List<FeatureInfo> COLUMNS = List.of(
            info("market_ret_1", "mean of C / C1 - 1 over the universe of the day", 1),
            info("market_ret_20", "compound of the last 20 market_ret_1", MarketPath.MONTH),
            info("breadth_50", "share of the universe with C > SMA(C, 50)", MarketPath.BREADTH - 1)
                    .in("0..1"),
            info(
                    "beta_252",
                    "covariance / variance of r and ln(1 + market_ret_1) over 252 bars; 0 if that is constant",
                    YEAR),
            info("rel_strength_60", "(C / C[-60]) / compound of market_ret_1 over the same days - 1", QUARTER));

    /** The first column that is a stock's own; those before it are the same for all stocks of a day. */
    private static final int OWN = 3;

    private final Membership members;
    private final int first;

    private MarketState(Membership members, int first) {
        this.members = members;
        this.first = first;
    }

    /** The state of the markets of that universe, each day with those who belonged that day. */
    public static MarketState of(Universe universe) {
        return new MarketState(Membership.of(universe), 0);
    }

    /**
     * A stock's place in the market alone, {@code beta_252} and {@code rel_strength_60}: for rows that are compared
     * within their day, where what all share tells nothing.
     */
    public MarketState relative() {
        return new MarketState(members, OWN);
    }

    @Override
    public MarketState among(Universe universe) {
        return new MarketState(Membership.of(universe), first);
    }

    @Override
    public List<FeatureInfo> columns() {
        return COLUMNS.subList(first, COLUMNS.size());
    }

    /**
     * {@inheritDoc}
     *
     * @param universe bars on any basis (they are adjusted first), each instrument once; those outside the universe get
     *     a table too but count in no market
     */
    @Override
    public Tables over(List<BarSeries> universe) {
        Check.that(
                universe.stream().map(BarSeries::instrument).distinct().count() == universe.size(),
                "universe",
                "hold each instrument once",
                universe.size() + " series");
        List<BarSeries> adjusted = universe.stream().map(BarSeries::adjusted).toList();
        Map<String, List<BarSeries>> markets = adjusted.stream()
                .collect(Collectors.groupingBy(b -> b.instrument().market()));
        Map<String, MarketPath> paths = new HashMap<>();
        markets.forEach((code, all) -> paths.put(code, MarketPath.of(all, members)));
        return bars -> {
            MarketPath path = paths.get(bars.instrument().market());
            if (path == null) {
                throw new IllegalStateException(
                        "no path of market " + bars.instrument().market());
            }
            return table(bars.adjusted(), path);
        };
    }

    private FeatureTable table(BarSeries bars, MarketPath path) {
        int size = bars.size();
        float[][] values = new float[COLUMNS.size()][size];
        double[] level = new double[size];
        int[] places = path.places(bars.days());
        for (int row = 0; row < size; row++) {
            int at = places[row];
            values[0][row] = (float) path.ret(at);
            values[1][row] = (float) path.monthReturn(at);
            values[2][row] = (float) path.breadth(at);
            level[row] = path.level(at);
        }
        Arrays.fill(values[3], Float.NaN);
        Arrays.fill(values[4], Float.NaN);
        List<Stretch> stretches = Stretch.of(bars, false);
        for (Stretch stretch : stretches) {
            beta(bars, level, stretch, values[3]);
            strength(bars, level, stretch, values[4]);
        }
        for (int c = 0; c < values.length; c++) {
            Arrays.fill(values[c], 0, Math.min(size, COLUMNS.get(c).warmUp()), Float.NaN);
        }
        int[] restarts =
                stretches.stream().mapToInt(Stretch::from).filter(r -> r > 0).toArray();
        float[][] kept = Arrays.copyOfRange(values, first, values.length);
        return FeatureTable.of(bars.instrument(), bars.days(), columns(), kept).withRestarts(restarts);
    }

    /** Against the market's move between the same two bars, so that a bar that is missing does not shift the two. */
    private static void beta(BarSeries bars, double[] level, Stretch stretch, float[] out) {
        int size = bars.size();
        double[] market = new double[size];
        double[] own = new double[size];
        for (int row = stretch.from() + 1; row < stretch.to(); row++) {
            market[row] = level[row] - level[row - 1];
            own[row] = StrictMath.log(bars.close()[row] / bars.close()[row - 1]);
        }
        Pairs pairs = new Pairs(new double[size], new double[size], new double[size]);
        Span span = new Span(stretch.from() + 1, stretch.to());
        pairs.fill(market, own, span, YEAR);
        double still = YEAR * Shared.STILL * Shared.STILL;
        for (int row = span.firstFull(YEAR); row < stretch.to(); row++) {
            out[row] = (float) (pairs.xx()[row] <= still ? 0 : pairs.xy()[row] / pairs.xx()[row]);
        }
    }

    private static void strength(BarSeries bars, double[] level, Stretch stretch, float[] out) {
        for (int row = stretch.from() + QUARTER; row < stretch.to(); row++) {
            double own = bars.close()[row] / bars.close()[row - QUARTER];
            out[row] = (float) (own / StrictMath.exp(level[row] - level[row - QUARTER]) - 1);
        }
    }

    private static FeatureInfo info(String name, String formula, int warmUp) {
        return FeatureInfo.of(name, FeatureGroup.MARKET, formula, warmUp);
    }
}
