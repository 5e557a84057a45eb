package io.assay.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AsTradedPricesTest {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(12)
            .withSessions(1_500)
            .withEvents(new EventSpec(0.3, 0.6, 0.7, 0.04, 9)));
    private static final Instrument A = new Instrument("US", "A");

    private static BarSeries bars(PriceBasis basis, double... closes) {
        int[] days = new int[closes.length];
        double[] volume = new double[closes.length];
        for (int i = 0; i < closes.length; i++) {
            days[i] = 100 + 10 * i;
            volume[i] = 1_000;
        }
        return BarSeries.of(A, basis, days, new BarSeries.Columns(closes, closes, closes, closes, closes, volume));
    }

    private static ActionRecord record(CorporateAction... actions) {
        return new ActionRecord(List.of(actions), true);
    }

    private static CorporateAction split(int day, double ratio) {
        return new CorporateAction(A, day, Kind.SPLIT, ratio);
    }

    @Test
    void prices_before_a_split_are_multiplied_by_it_and_volumes_divided() {
        AsTradedPrices prices = AsTradedPrices.of(
                        bars(PriceBasis.SPLIT_ADJUSTED, 10, 11, 12, 13), record(split(130, 3), split(110, 2)))
                .orElseThrow();
        assertThat(prices.bars().basis()).isEqualTo(PriceBasis.RAW);
        assertThat(prices.bars().close()).containsExactly(60, 33, 36, 13);
        assertThat(prices.bars().volume()).containsExactly(1_000 / 6.0, 1_000 / 3.0, 1_000 / 3.0, 1_000);
        assertThat(prices.bars().adjustedClose()).containsExactly(10, 11, 12, 13);
    }

    @Test
    void a_split_on_a_day_without_a_bar_and_one_after_the_last_bar_are_taken_back_too() {
        AsTradedPrices prices = AsTradedPrices.of(
                        bars(PriceBasis.SPLIT_ADJUSTED, 1, 1, 1), record(split(105, 2), split(500, 4)))
                .orElseThrow();
        assertThat(prices.bars().close()).containsExactly(8, 4, 4);
    }

    @Test
    void dividends_are_taken_back_from_total_return_prices() {
        // By hand: 100, 98 after a dividend of 5, 49 after 2 for 1. Factor 0.95 before; split-adjusted 50, 49, 49.
        BarSeries total = bars(PriceBasis.TOTAL_RETURN, 50 * 0.95, 49, 49);
        ActionRecord record = record(split(120, 2), new CorporateAction(A, 110, Kind.DIVIDEND, 2.5));
        double[] close = AsTradedPrices.of(total, record).orElseThrow().bars().close();
        assertThat(close).containsExactly(new double[] {100, 98, 49}, within(1e-12));
    }

    @Test
    void adjusted_prices_without_a_complete_record_are_refused_with_a_sentence() {
        BarSeries adjusted = bars(PriceBasis.SPLIT_ADJUSTED, 0.999, 1);
        assertThat(AsTradedPrices.of(adjusted, new ActionRecord(List.of(split(105, 2)), false)))
                .isEmpty();
        BarSeries total = bars(PriceBasis.TOTAL_RETURN, 1, 1);
        assertThat(AsTradedPrices.of(total, record(new CorporateAction(A, 900, Kind.DIVIDEND, 0.1))))
                .as("a dividend after the last bar")
                .isEmpty();
        MarketData nobodyLooked = new TestMarket(adjusted, List.of(), List.of());
        assertThatThrownBy(() -> AsTradedPrices.require(nobodyLooked, A, "price to earnings"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("price to earnings needs prices as they were traded")
                .hasMessageContaining("SPLIT_ADJUSTED")
                .hasMessageContaining("US:A")
                .hasMessageContaining("assay data actions import");
        BarSeries raw = bars(PriceBasis.RAW, 1, 2);
        assertThat(AsTradedPrices.of(raw, new ActionRecord(List.of(), false)).map(AsTradedPrices::bars))
                .contains(raw);
    }

    @Test
    void a_ratio_that_cannot_be_is_named_with_its_day() {
        assertThatThrownBy(() -> AsTradedPrices.of(bars(PriceBasis.RAW, 1), record(split(100, 0))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a split ratio must be above 0")
                .hasMessageContaining("1970-04-11");
    }

    @Test
    void figures_a_share_are_restated_by_splits_between_two_days() {
        AsTradedPrices prices = AsTradedPrices.of(
                        bars(PriceBasis.RAW, 60, 33, 36, 13), record(split(110, 2), split(130, 3)))
                .orElseThrow();
        assertThat(prices.sharesSince(100, 109)).isEqualTo(1);
        assertThat(prices.sharesSince(100, 110)).isEqualTo(2);
        assertThat(prices.sharesSince(110, 130)).isEqualTo(3);
        assertThat(prices.sharesSince(0, 200)).isEqualTo(6);
        AsTradedPrices unknown = AsTradedPrices.of(bars(PriceBasis.RAW, 1, 2), new ActionRecord(List.of(), false))
                .orElseThrow();
        assertThat(unknown.knowsSplits()).isFalse();
        assertThatThrownBy(() -> unknown.sharesSince(1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("US:A");
    }

    @Test
    void adjusted_as_of_a_day_knows_the_splits_of_that_day_and_no_later_ones() {
        AsTradedPrices prices = AsTradedPrices.of(
                        bars(PriceBasis.SPLIT_ADJUSTED, 10, 11, 12, 13), record(split(110, 2), split(130, 3)))
                .orElseThrow();
        BarSeries known = prices.adjustedAsOf(120);
        assertThat(known.basis()).isEqualTo(PriceBasis.SPLIT_ADJUSTED);
        assertThat(known.close()).containsExactly(30, 33, 36);
        assertThat(prices.adjustedAsOf(130).close()).containsExactly(new double[] {10, 11, 12, 13}, within(1e-12));
    }

    @Test
    void on_the_simulated_market_they_are_the_prices_that_were_traded() {
        for (Listing listing : MARKET.listings()) {
            Instrument who = listing.instrument();
            BarSeries raw = MARKET.rawBars(who);
            ActionRecord record = ActionRecord.in(MARKET, who);
            BarSeries adjusted =
                    AsTradedPrices.of(MARKET.bars(who), record).orElseThrow().bars();
            BarSeries total = AsTradedPrices.of(MARKET.bars(who).adjusted(), record)
                    .orElseThrow()
                    .bars();
            for (BarSeries found : List.of(adjusted, total)) {
                assertClose(found.open(), raw.open());
                assertClose(found.high(), raw.high());
                assertClose(found.low(), raw.low());
                assertClose(found.close(), raw.close());
                assertClose(found.volume(), raw.volume());
            }
        }
        assertThat(splits()).as("splits in the market").isGreaterThan(10);
    }

    private static long splits() {
        return MARKET.listings().stream()
                .flatMap(l -> MARKET.actions(l.instrument()).stream())
                .filter(a -> a.kind() == Kind.SPLIT)
                .count();
    }

    private static void assertClose(double[] found, double[] expected) {
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(found[i] / expected[i] - 1));
        }
        assertThat(found).hasSameSizeAs(expected);
        assertThat(worst).isLessThan(1e-12);
    }

    @Test
    void a_later_split_changes_nothing_before_it_to_the_bit() {
        for (Listing listing : MARKET.listings()) {
            BarSeries bars = MARKET.bars(listing.instrument());
            ActionRecord record = ActionRecord.in(MARKET, listing.instrument());
            int cut = bars.size() / 2;
            int day = bars.days()[cut];
            List<CorporateAction> more = new ArrayList<>(record.actions());
            more.add(new CorporateAction(listing.instrument(), day + 1, Kind.SPLIT, 4));
            AsTradedPrices after = AsTradedPrices.of(quartered(bars, cut), new ActionRecord(more, true))
                    .orElseThrow();
            assertThat(quartersDiffer(bars, cut)).isTrue();
            assertThat(withoutAdjusted(after.until(day).bars()))
                    .isEqualTo(withoutAdjusted(AsTradedPrices.of(bars, record)
                            .orElseThrow()
                            .until(day)
                            .bars()));
        }
    }

    private static boolean quartersDiffer(BarSeries bars, int cut) {
        return quartered(bars, cut).close()[0] != bars.close()[0];
    }

    private static List<double[]> copies(BarSeries bars) {
        return List.of(bars.open(), bars.high(), bars.low(), bars.close(), bars.volume());
    }

    private static String withoutAdjusted(BarSeries bars) {
        return copies(bars).stream().map(Arrays::toString).toList().toString();
    }

    /** As a source gives them after a split of 4 for 1 behind row {@code cut}. */
    private static BarSeries quartered(BarSeries bars, int cut) {
        List<double[]> columns = copies(bars).stream().map(double[]::clone).toList();
        for (int row = 0; row <= cut; row++) {
            for (int c = 0; c < 4; c++) {
                columns.get(c)[row] /= 4;
            }
            columns.get(4)[row] *= 4;
        }
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                bars.days(),
                new BarSeries.Columns(
                        columns.get(0),
                        columns.get(1),
                        columns.get(2),
                        columns.get(3),
                        bars.adjustedClose(),
                        columns.get(4)));
    }

    @Test
    void data_cut_at_a_day_give_the_prices_of_the_whole_data_up_to_it() {
        Instrument who = MARKET.listings().stream()
                .map(Listing::instrument)
                .filter(i -> MARKET.actions(i).stream().anyMatch(a -> a.kind() == Kind.SPLIT && a.day() > 12_500))
                .findFirst()
                .orElseThrow();
        MarketData cut = MARKET.until(12_400);
        assertThat(cut.asTraded(who).orElseThrow().bars().hash())
                .isEqualTo(
                        MARKET.asTraded(who).orElseThrow().until(12_400).bars().hash());
        assertThat(cut.asTraded(who).orElseThrow().bars().close()[0])
                .isCloseTo(MARKET.rawBars(who).close()[0], within(1e-9));
    }

    /** Apple closed at 111 15/16 dollars on 2000-01-03; a file of 2020 says 0.999442, divided by 2 x 2 x 7 x 4. */
    @Test
    void the_first_close_of_apple_in_2000_comes_out_at_what_was_paid() {
        BarSeries bars = BarSeries.of(
                A,
                PriceBasis.SPLIT_ADJUSTED,
                new int[] {Days.of(2000, 1, 3)},
                new BarSeries.Columns(
                        new double[] {0.936384},
                        new double[] {1.004464},
                        new double[] {0.907924},
                        new double[] {0.999442},
                        new double[] {0.846127},
                        new double[] {535_796_800}));
        ActionRecord record = record(
                split(Days.of(2000, 6, 21), 2),
                split(Days.of(2005, 2, 28), 2),
                split(Days.of(2014, 6, 9), 7),
                split(Days.of(2020, 8, 31), 4));
        double close = AsTradedPrices.of(bars, record).orElseThrow().bars().close()[0];
        assertThat(close).isCloseTo(111 + 15 / 16.0, within(1e-4));
        assertThat(close).isNotCloseTo(bars.close()[0], within(1.0));
    }
}
