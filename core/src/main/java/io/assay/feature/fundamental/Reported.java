package io.assay.feature.fundamental;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.assay.market.Filing;
import io.assay.market.Series;
import io.assay.market.filing.Quarters;

/**
 * What one company has reported, as series that are read by the day on which each figure became known. Names of figures
 * are those of the us-gaap and dei taxonomies, the better first.
 *
 * @param income net income of the last four quarters
 * @param revenue revenue of the last four quarters
 * @param operating operating income of the last four quarters
 * @param cash cash flow from operations of the last four quarters
 * @param growth revenue of four quarters over that of the four before, less 1
 * @param equity equity on the day of the balance sheet
 * @param assets all assets
 * @param currentAssets assets that are money within a year
 * @param currentLiabilities debts that are due within a year
 * @param shares shares outstanding
 */
record Reported(
        Series income,
        Series revenue,
        Series operating,
        Series cash,
        Series growth,
        Series equity,
        Series assets,
        Series currentAssets,
        Series currentLiabilities,
        Series shares) {
    private static final List<String> INCOME = List.of("NetIncomeLoss", "ProfitLoss");
    private static final List<String> REVENUE =
            List.of("Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax", "SalesRevenueNet");
    private static final List<String> OPERATING = List.of("OperatingIncomeLoss");
    private static final List<String> CASH = List.of(
            "NetCashProvidedByUsedInOperatingActivities",
            "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations");
    private static final List<String> EQUITY =
            List.of("StockholdersEquity", "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest");
    private static final List<String> SHARES =
            List.of("EntityCommonStockSharesOutstanding", "CommonStockSharesOutstanding");

    /** Quarters of a year before begin so many days before, give or take as many as weeks and months differ by. */
    private static final int YEAR = 365;

    private static final int SLACK = 20;

    /** From filings of one company. */
    static Reported of(List<Filing> filings) {
        Series revenue = Quarters.of(filings, REVENUE).trailing("revenue");
        return new Reported(
                Quarters.of(filings, INCOME).trailing("income"),
                revenue,
                Quarters.of(filings, OPERATING).trailing("operating income"),
                Quarters.of(filings, CASH).trailing("cash flow"),
                growth(revenue),
                Quarters.of(filings, EQUITY).balance("equity"),
                Quarters.of(filings, List.of("Assets")).balance("assets"),
                Quarters.of(filings, List.of("AssetsCurrent")).balance("current assets"),
                Quarters.of(filings, List.of("LiabilitiesCurrent")).balance("current liabilities"),
                Quarters.of(filings, SHARES).balance("shares"));
    }

    /** Each time something becomes known, the latest year over the one before it, both as they stood that day. */
    private static Series growth(Series revenue) {
        NavigableMap<Integer, Double> standing = new TreeMap<>();
        List<int[]> days = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        int i = 0;
        while (i < revenue.size()) {
            int day = revenue.knownDay(i);
            for (; i < revenue.size() && revenue.knownDay(i) == day; i++) {
                standing.put(revenue.periodDay(i), revenue.value(i));
            }
            int last = standing.lastKey();
            NavigableMap<Integer, Double> before =
                    standing.subMap(last - YEAR - SLACK, true, last - YEAR + SLACK, true);
            if (!before.isEmpty() && before.firstEntry().getValue() > 0) {
                days.add(new int[] {last, day});
                values.add(standing.lastEntry().getValue() / before.firstEntry().getValue() - 1);
            }
        }
        return Series.of(
                "revenue growth",
                true,
                days.stream().mapToInt(d -> d[0]).toArray(),
                days.stream().mapToInt(d -> d[1]).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
