package io.assay.feature.fundamental;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.market.AsTradedPrices;
import io.assay.market.BarSeries;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.Universe;

/**
 * Ratios of what a company reported, each from the day on which the last figure of it could be used. Flows are those of
 * the last four quarters. Ratios to the price are of the market value, shares outstanding times the price as it was
 * traded on the day: where prices are adjusted and nobody recorded by what, their level knows later splits, and these
 * two columns are missing (NaN), which a row tells.
 *
 * <p>Accruals are those of the cash flow statement (Hribar and Collins, Journal of Accounting Research 40, 2002; the
 * anomaly is Sloan's, Accounting Review 71, 1996).
 */
public final class FundamentalFeatures implements MarketFeature {
    /** A quarterly figure is replaced within about 130 days; a company that is so late is in trouble. */
    private static final int MAX_AGE = 200;

    private static final List<FeatureInfo> OF_REPORTS = List.of(
            info("return_on_equity", "net income / equity; where equity is above 0"),
            info("debt_to_equity", "(assets - equity) / equity; where equity is above 0"),
            info("revenue_growth", "revenue / revenue of the four quarters before - 1"),
            info("net_margin", "net income / revenue; where revenue is above 0"),
            info("operating_margin", "operating income / revenue; where revenue is above 0"),
            info("accruals", "(net income - cash flow from operations) / assets"),
            info("current_ratio", "current assets / current liabilities"));

    private static final List<FeatureInfo> OF_PRICES = List.of(
            info("price_to_earnings", "market value / net income; where that is above 0"),
            info("earnings_yield", "net income / market value"));

    private static final List<FeatureInfo> COLUMNS =
            Stream.concat(OF_REPORTS.stream(), OF_PRICES.stream()).toList();

    private final MarketData data;
    private final List<FeatureInfo> columns;

    private FundamentalFeatures(MarketData data, List<FeatureInfo> columns) {
        this.data = data;
        this.columns = columns;
    }

    /**
     * Of the filings, prices and splits of some data.
     *
     * @param withPrices whether there are columns that need prices as traded
     */
    public static FundamentalFeatures of(MarketData data, boolean withPrices) {
        return new FundamentalFeatures(data, withPrices ? COLUMNS : OF_REPORTS);
    }

    /** The columns that need prices as traded. */
    public static List<FeatureInfo> ofPrices() {
        return OF_PRICES;
    }

    /** The columns, whatever is recorded. */
    public static List<FeatureInfo> declared() {
        return COLUMNS;
    }

    @Override
    public List<FeatureInfo> columns() {
        return columns;
    }

    @Override
    public MarketFeature among(Universe universe) {
        return this;
    }

    /** Reads no other stock, so nothing is passed over. */
    @Override
    public Tables over(List<BarSeries> universe) {
        return this::table;
    }

    private FeatureTable table(BarSeries bars) {
        float[][] values = new float[columns.size()][bars.size()];
        Reported reported = Reported.of(data.filings(bars.instrument()));
        int[] days = bars.days();
        for (int row = 0; row < days.length; row++) {
            ratios(reported, days[row], row, values);
        }
        if (columns.size() > OF_REPORTS.size()) {
            ofPrices(reported, bars, values);
        }
        return FeatureTable.of(bars.instrument(), days, columns, values);
    }

    private static void ratios(Reported of, int day, int row, float[][] out) {
        double income = at(of.income(), day);
        double revenue = above0(at(of.revenue(), day));
        double equity = above0(at(of.equity(), day));
        double assets = above0(at(of.assets(), day));
        double[] ratios = {
            income / equity,
            (assets - equity) / equity,
            at(of.growth(), day),
            income / revenue,
            at(of.operating(), day) / revenue,
            (income - at(of.cash(), day)) / assets,
            at(of.currentAssets(), day) / above0(at(of.currentLiabilities(), day))
        };
        for (int c = 0; c < ratios.length; c++) {
            out[c][row] = finite(ratios[c]);
        }
    }

    private void ofPrices(Reported of, BarSeries bars, float[][] out) {
        float[] multiple = out[OF_REPORTS.size()];
        float[] yield = out[OF_REPORTS.size() + 1];
        Arrays.fill(multiple, Float.NaN);
        Arrays.fill(yield, Float.NaN);
        if (of.shares().size() == 0) {
            return;
        }
        Optional<AsTradedPrices> traded = data.asTraded(bars.instrument()).filter(AsTradedPrices::knowsSplits);
        traded.ifPresent(prices -> {
            BarSeries raw = prices.bars();
            int at = 0;
            for (int row = 0; row < bars.size(); row++) {
                int day = bars.days()[row];
                while (at < raw.size() && raw.days()[at] < day) {
                    at++;
                }
                boolean there = at < raw.size() && raw.days()[at] == day;
                double value = there ? raw.close()[at] * shares(of.shares(), prices, day) : Double.NaN;
                double income = at(of.income(), day);
                multiple[row] = finite(above0(value) / above0(income));
                yield[row] = finite(income / above0(value));
            }
        });
    }

    /** Shares as they were counted, times what splits since then have made of each. */
    private static double shares(Series counted, AsTradedPrices prices, int day) {
        int place = counted.placeAsOf(day, MAX_AGE);
        return place < 0 ? Double.NaN : counted.value(place) * prices.sharesSince(counted.periodDay(place), day);
    }

    private static double at(Series series, int day) {
        return series.asOf(day, MAX_AGE);
    }

    private static double above0(double value) {
        return value > 0 ? value : Double.NaN;
    }

    private static float finite(double value) {
        float single = (float) value;
        return Float.isFinite(single) ? single : Float.NaN;
    }

    private static FeatureInfo info(String name, String formula) {
        return FeatureInfo.of(name, FeatureGroup.FUNDAMENTAL, formula + ", as known at the close", 0);
    }
}
