package io.assay.feature.fundamental;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.feature.FeatureTable;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.PriceBasis;
import io.assay.market.Series;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.proof.OutsideProof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A company whose figures are known by heart. */
class FundamentalFeaturesTest {
    private static final Instrument WHO = new Instrument("US", "A");
    private static final int FIRST = Days.parse("2012-01-01");

    /** Raw prices of 10, and 5 from the split of 2013-07-01 on. */
    private static BarSeries bars() {
        int[] days = IntStream.range(FIRST, Days.parse("2014-12-31")).toArray();
        double[] close = IntStream.of(days)
                .mapToDouble(d -> d < Days.parse("2013-07-01") ? 10 : 5)
                .toArray();
        return BarSeries.of(WHO, PriceBasis.RAW, days, new BarSeries.Columns(close, close, close, close, close, close));
    }

    /** Quarters of 2011 to 2013, each filed 40 days after its end: income 1, 2, 3 ... , revenue ten times as much. */
    private static List<Filing> filings() {
        List<Filing> all = new ArrayList<>();
        for (int q = 0; q < 12; q++) {
            int start = Days.of(Days.date(Days.parse("2011-01-01")).plusMonths(3L * q));
            int end = Days.of(Days.date(start).plusMonths(3)) - 1;
            int filed = end + 40;
            double income = q + 1;
            all.add(new Filing(WHO, "NetIncomeLoss", start, end, filed, income));
            all.add(new Filing(WHO, "Revenues", start, end, filed, 10 * income));
            all.add(new Filing(WHO, "OperatingIncomeLoss", start, end, filed, 2 * income));
            all.add(new Filing(WHO, "NetCashProvidedByUsedInOperatingActivities", start, end, filed, income + 0.5));
            all.add(new Filing(WHO, "Assets", end, end, filed, 200));
            all.add(new Filing(WHO, "StockholdersEquity", end, end, filed, q == 11 ? -5 : 80));
            all.add(new Filing(WHO, "AssetsCurrent", end, end, filed, 60));
            all.add(new Filing(WHO, "LiabilitiesCurrent", end, end, filed, 40));
            // Two for one in the middle of 2013: reports from then on count twice as many.
            all.add(new Filing(
                    WHO,
                    "EntityCommonStockSharesOutstanding",
                    end,
                    end,
                    filed,
                    end < Days.parse("2013-07-01") ? 50 : 100));
        }
        return all;
    }

    private record Told(List<Filing> reports, Optional<Double> split) implements MarketData {
        @Override
        public List<Listing> listings() {
            return List.of();
        }

        @Override
        public BarSeries bars(Instrument instrument) {
            return FundamentalFeaturesTest.bars();
        }

        @Override
        public List<CorporateAction> actions(Instrument instrument) {
            return split
                    .map(ratio -> new CorporateAction(WHO, Days.parse("2013-07-01"), CorporateAction.Kind.SPLIT, ratio))
                    .stream()
                    .toList();
        }

        @Override
        public List<ImportNotes> notes(Instrument instrument) {
            return List.of(ImportNotes.clean("a", split.isPresent() ? ImportNotes.ALL_ACTIONS : "csv", 1));
        }

        @Override
        public Optional<Market> market(String code) {
            return Market.find(code);
        }

        @Override
        public List<Filing> filings(Instrument instrument) {
            return reports;
        }

        @Override
        public Optional<Series> series(String name) {
            return Optional.empty();
        }

        @Override
        public String contentHash() {
            return "told";
        }
    }

    private static double at(MarketData data, String day, String column) {
        FeatureTable table = FundamentalFeatures.of(data, true)
                .compute(List.of(bars().adjusted()))
                .get(0);
        return table.get(Arrays.binarySearch(table.days(), Days.parse(day)), table.indexOf(column));
    }

    @Test
    void ratios_are_those_of_the_last_four_quarters_that_were_filed() {
        Told data = new Told(filings(), Optional.of(2.0));
        // The fourth quarter of 2012 (8) was filed on 2013-02-09; until then the third (7) was the last.
        assertThat(at(data, "2013-02-08", "return_on_equity")).isCloseTo((4 + 5 + 6 + 7) / 80.0, within(1e-6));
        assertThat(at(data, "2013-02-09", "return_on_equity")).isCloseTo((5 + 6 + 7 + 8) / 80.0, within(1e-6));
        assertThat(at(data, "2013-02-09", "debt_to_equity")).isCloseTo(120 / 80.0, within(1e-6));
        assertThat(at(data, "2013-02-09", "revenue_growth")).isCloseTo(26 / 10.0 - 1, within(1e-6));
        assertThat(at(data, "2013-02-09", "net_margin")).isCloseTo(0.1, within(1e-6));
        assertThat(at(data, "2013-02-09", "operating_margin")).isCloseTo(0.2, within(1e-6));
        assertThat(at(data, "2013-02-09", "accruals")).isCloseTo(-2 / 200.0, within(1e-6));
        assertThat(at(data, "2013-02-09", "current_ratio")).isCloseTo(1.5, within(1e-6));
        // A year of quarters is not there before the fourth of 2011 was filed.
        assertThat(at(data, "2012-02-08", "net_margin")).isNaN();
        assertThat(at(data, "2012-02-09", "net_margin")).isCloseTo(0.1, within(1e-6));
        // Equity below nothing gives no ratio, and old news are none.
        assertThat(at(data, "2014-02-10", "return_on_equity")).isNaN();
        assertThat(at(data, "2014-02-10", "net_margin")).isCloseTo(0.1, within(1e-6));
        assertThat(at(data, "2014-12-01", "net_margin")).isNaN();
    }

    @Test
    void a_split_between_report_and_price_moves_no_multiple() {
        Told data = new Told(filings(), Optional.of(2.0));
        double before = at(data, "2013-06-30", "price_to_earnings");
        assertThat(before).isCloseTo(10 * 50 / (6 + 7 + 8 + 9.0), within(1e-5));
        // Half the price, and each share of the last report is two.
        assertThat(at(data, "2013-07-01", "price_to_earnings")).isCloseTo(before, within(1e-5));
        assertThat(at(data, "2013-12-01", "price_to_earnings")).isCloseTo(5 * 100 / (8 + 9 + 10 + 11.0), within(1e-5));
        assertThat(at(data, "2013-12-01", "earnings_yield")).isCloseTo(38 / 500.0, within(1e-6));
    }

    @Test
    void without_a_record_of_splits_there_is_no_multiple() {
        Told data = new Told(filings(), Optional.empty());
        assertThat(at(data, "2013-06-30", "price_to_earnings")).isNaN();
        assertThat(at(data, "2013-06-30", "return_on_equity")).isFinite();
        assertThat(FundamentalFeatures.of(data, false).columns()).hasSize(7);
        assertThat(FundamentalFeatures.of(data, true).columns()).hasSize(9);
    }

    @Test
    void what_is_filed_later_moves_nothing_and_simulated_companies_have_every_column() {
        SimulatedMarket market =
                SimulatedMarket.of(SimulationSpec.defaults().withSymbols(3).withSessions(900));
        List<BarSeries> bars = market.listings().stream()
                .map(l -> market.bars(l.instrument()).adjusted())
                .toList();
        int[] days = {bars.get(0).days()[500], bars.get(0).days()[700]};
        assertThat(OutsideProof.of(data -> FundamentalFeatures.of(data, true), market, bars, days, Seed.of(1)))
                .isEmpty();
        FeatureTable table = FundamentalFeatures.of(market, true).compute(bars).get(1);
        for (int column = 0; column < 9; column++) {
            assertThat(table.get(880, column))
                    .as(table.columns().get(column).name())
                    .isFinite();
        }
    }
}
