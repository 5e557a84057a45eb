package io.assay.market.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SimulatedMarketTest {
    private static final SimulationSpec SPEC = SimulationSpec.defaults()
            .withSymbols(24)
            .withSessions(1_500)
            .withEvents(new EventSpec(0.3, 0.4, 0.6, 0.04, 9));
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SPEC);

    @Test
    void the_same_specification_gives_the_same_bits_at_any_thread_count_and_in_any_order() {
        List<Instrument> all = Sample.instruments(MARKET);
        List<Instrument> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        List<String> one = new Parallel(1).map(all, i -> MARKET.bars(i).hash());
        SimulatedMarket again = SimulatedMarket.of(SPEC);
        List<String> four = new ArrayList<>(
                new Parallel(4).map(backwards, i -> again.bars(i).hash()));
        Collections.reverse(four);

        assertThat(four).isEqualTo(one);
        assertThat(again.contentHash()).isEqualTo(MARKET.contentHash());
    }

    @Test
    void the_bits_are_those_of_every_other_day_and_machine() {
        assertThat(SimulatedMarket.of(SimulationSpec.defaults().withSymbols(3).withSessions(300))
                        .contentHash())
                .isEqualTo("f9c21c958a226967f5d820dc3ad8847603be7e0a90f778e78b152362dbc49a90");
    }

    @Test
    void a_stock_stays_as_it_is_when_more_are_added() {
        SimulatedMarket larger = SimulatedMarket.of(SPEC.withSymbols(40));
        assertThat(Sample.instruments(MARKET)).allSatisfy(i -> {
            assertThat(larger.bars(i).hash()).isEqualTo(MARKET.bars(i).hash());
            assertThat(larger.actions(i)).isEqualTo(MARKET.actions(i));
        });
    }

    @Test
    void a_longer_market_begins_with_the_same_returns() {
        SimulationSpec spec = SPEC.withEvents(EventSpec.none());
        Instrument first = new Instrument("SIM", "S0001");
        double[] short_ = Sample.returns(SimulatedMarket.of(spec).bars(first));
        double[] long_ =
                Sample.returns(SimulatedMarket.of(spec.withSessions(2_000)).bars(first));
        assertThat(Arrays.copyOf(long_, short_.length)).containsExactly(short_, within(1e-12));
    }

    @Test
    void every_bar_is_positive_and_holds_open_and_close_between_low_and_high() {
        assertThat(Sample.instruments(MARKET)).allSatisfy(i -> {
            for (BarSeries b : List.of(MARKET.bars(i), MARKET.rawBars(i))) {
                for (int s = 0; s < b.size(); s++) {
                    assertThat(b.low()[s]).isPositive().isLessThanOrEqualTo(Math.min(b.open()[s], b.close()[s]));
                    assertThat(b.high()[s]).isFinite().isGreaterThanOrEqualTo(Math.max(b.open()[s], b.close()[s]));
                    assertThat(b.volume()[s]).isPositive();
                }
            }
        });
    }

    @Test
    void adjusted_returns_are_the_total_returns_that_were_simulated() {
        for (Listing listing : MARKET.listings()) {
            StockPath truth = MARKET.path(MARKET.stock(listing.instrument()));
            BarSeries adjusted = MARKET.bars(listing.instrument()).adjusted();
            BarSeries fromRaw = MARKET.rawBars(listing.instrument()).adjusted();
            for (int s = 1; s < listing.bars(); s++) {
                double earned = truth.close[s] / truth.close[s - 1];
                assertThat(adjusted.close()[s] / adjusted.close()[s - 1]).isCloseTo(earned, within(1e-12));
                double gap = truth.open[s] / truth.close[s - 1];
                assertThat(adjusted.open()[s] / adjusted.close()[s - 1]).isCloseTo(gap, within(1e-12));
                assertThat(fromRaw.open()[s] / fromRaw.close()[s - 1]).isCloseTo(gap, within(1e-12));
                assertThat(fromRaw.close()[s] / fromRaw.close()[s - 1]).isCloseTo(earned, within(1e-12));
            }
        }
    }

    @Test
    void a_holder_of_raw_shares_earns_the_total_return_through_splits_and_dividends() {
        int splits = 0;
        int dividends = 0;
        for (Instrument instrument : Sample.instruments(MARKET)) {
            BarSeries raw = MARKET.rawBars(instrument);
            BarSeries plain = MARKET.bars(instrument);
            double shares = 1;
            double last = raw.close()[0];
            for (CorporateAction action : MARKET.actions(instrument)) {
                int row = raw.rowOf(action.day());
                if (action.kind() == Kind.SPLIT) {
                    splits++;
                    shares *= action.value();
                } else if (action.kind() == Kind.DIVIDEND) {
                    dividends++;
                    double rawCash = action.value() * raw.close()[row - 1] / plain.close()[row - 1];
                    shares /= 1 - rawCash / raw.close()[row - 1];
                }
                last = raw.close()[raw.size() - 1];
            }
            double earned = shares * last / raw.close()[0];
            double[] adjusted = plain.adjustedClose();
            assertThat(earned / (adjusted[adjusted.length - 1] / adjusted[0])).isCloseTo(1, within(1e-10));
        }
        assertThat(splits).isBetween(20, 80);
        assertThat(dividends).isBetween(100, 500);
    }

    @Test
    void a_split_shows_in_raw_prices_and_volumes_and_not_in_adjusted_ones() {
        for (Instrument instrument : Sample.instruments(MARKET)) {
            BarSeries raw = MARKET.rawBars(instrument);
            BarSeries plain = MARKET.bars(instrument);
            for (CorporateAction split : MARKET.actions(instrument)) {
                if (split.kind() != Kind.SPLIT) {
                    continue;
                }
                int row = raw.rowOf(split.day());
                double rawMove = raw.open()[row] / raw.close()[row - 1];
                double move = plain.open()[row] / plain.close()[row - 1];
                assertThat(rawMove * split.value()).isCloseTo(move, within(1e-9));
                assertThat(move).isBetween(0.6, 1.5);
            }
            double turnover = raw.volume()[0] * raw.close()[0];
            assertThat(plain.volume()[0] * plain.close()[0]).isCloseTo(turnover, within(turnover * 1e-12));
            assertThat(plain.basis()).isEqualTo(PriceBasis.SPLIT_ADJUSTED);
            assertThat(raw.basis()).isEqualTo(PriceBasis.RAW);
            int end = raw.size() - 1;
            assertThat(plain.close()[end]).isCloseTo(raw.close()[end], within(1e-9));
            assertThat(plain.adjustedClose()[end]).isCloseTo(plain.close()[end], within(1e-9));
        }
    }

    @Test
    void those_who_leave_stay_on_the_list_and_have_a_return_for_the_end() {
        int left = 0;
        for (Listing listing : MARKET.listings()) {
            List<CorporateAction> ends = MARKET.actions(listing.instrument()).stream()
                    .filter(a -> a.kind() == Kind.DELISTING)
                    .toList();
            if (listing.bars() == SPEC.sessions()) {
                assertThat(ends).isEmpty();
                continue;
            }
            left++;
            assertThat(ends).hasSize(1);
            assertThat(ends.get(0).day()).isEqualTo(listing.lastDay());
            assertThat(ends.get(0).value()).isBetween(-1.0, 0.4);
            assertThat(listing.bars()).isGreaterThanOrEqualTo(252);
        }
        assertThat(left).isBetween(3, 13);
        assertThat(MARKET.universe().survivorsOnly()).isFalse();
        assertThat(MARKET.universe().members()).hasSize(24);
    }

    @Test
    void listings_say_what_the_bars_are() {
        assertThat(MARKET.listings())
                .hasSize(24)
                .isSortedAccordingTo((a, b) -> a.instrument().compareTo(b.instrument()));
        for (Listing listing : MARKET.listings()) {
            BarSeries bars = MARKET.bars(listing.instrument());
            assertThat(listing.currency()).isEqualTo("USD");
            assertThat(listing.basis()).isEqualTo(bars.basis());
            assertThat(listing.bars()).isEqualTo(bars.size());
            assertThat(listing.firstDay()).isEqualTo(bars.days()[0]);
            assertThat(listing.lastDay()).isEqualTo(bars.days()[bars.size() - 1]);
            assertThat(MARKET.calendar().between(listing.firstDay(), listing.lastDay()))
                    .isEqualTo(bars.days());
            assertThat(MARKET.notes(listing.instrument()))
                    .singleElement()
                    .satisfies(n -> assertThat(n.source()).startsWith("SIMULATED market, not real data"));
        }
        assertThat(MARKET.market("sim")).contains(Market.SIM);
        assertThat(MARKET.market("US")).isEmpty();
    }

    @Test
    void sessions_are_weekdays_with_nine_holidays_a_year() {
        int[] days = MARKET.calendar().sessions();
        assertThat(days).hasSize(1_500);
        assertThat(Arrays.stream(days).map(d -> Days.date(d).getDayOfWeek().getValue()))
                .allMatch(weekday -> weekday < 6);
        assertThat(MARKET.calendar().isSession(Days.parse("2003-01-01"))).isFalse();
        assertThat(MARKET.calendar().isSession(Days.parse("2003-12-25"))).isFalse();
        assertThat(MARKET.calendar().between(Days.parse("2003-01-01"), Days.parse("2003-12-31")))
                .hasSize(261 - 9);
    }

    @Test
    void the_hash_and_the_label_tell_markets_apart() {
        SimulationSpec small = SPEC.withSymbols(2).withSessions(60).withEvents(EventSpec.none());
        assertThat(List.of(
                        SimulatedMarket.of(small).contentHash(),
                        SimulatedMarket.of(small.withSeed(Seed.of(2))).contentHash(),
                        SimulatedMarket.of(small.withSessions(61)).contentHash(),
                        SimulatedMarket.of(small.withInformationCoefficient(0.04))
                                .contentHash()))
                .doesNotHaveDuplicates();
        assertThat(SimulatedMarket.of(small).label())
                .isEqualTo("SIMULATED market, not real data: 2 stocks, 60 sessions, seed 1, planted information "
                        + "coefficient 0.03 over 5 sessions, pattern: faded closes");
        assertThat(SimulatedMarket.of(small.withAlpha(new AlphaSpec(AlphaSpec.Pattern.ORDER_OF_BARS, 0.1, 1, 0)))
                        .label())
                .endsWith("planted information coefficient 0.1 over 1 session, pattern: order of bars");
        assertThat(SimulatedMarket.of(small.withInformationCoefficient(0)).label())
                .endsWith("nothing to find planted");
    }

    @Test
    void an_unknown_stock_is_the_users_error() {
        assertThatThrownBy(() -> MARKET.bars(new Instrument("SIM", "S0025")))
                .isInstanceOf(UsageException.class)
                .hasMessage("the simulated market has SIM:S0001 to SIM:S0024, there is no SIM:S0025");
    }

    @Test
    void the_smallest_market_has_two_bars() {
        SimulatedMarket tiny = SimulatedMarket.of(SPEC.withSymbols(1).withSessions(2));
        assertThat(tiny.bars(new Instrument("SIM", "S0001")).size()).isBetween(1, 2);
    }
}
