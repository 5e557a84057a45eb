package io.assay.market;

import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarketDataUntilTest {
    private final SimulatedMarket whole =
            SimulatedMarket.of(SimulationSpec.defaults().withSymbols(12).withSessions(600));

    @Test
    void nothing_later_than_the_day_is_in_it() {
        int day = whole.calendar().sessions()[300];
        MarketData cut = whole.until(day);
        assertThat(cut.listings()).isNotEmpty();
        for (Listing listing : cut.listings()) {
            BarSeries bars = cut.bars(listing.instrument());
            assertThat(bars.days()[bars.size() - 1]).isLessThanOrEqualTo(day).isEqualTo(listing.lastDay());
            assertThat(bars.size()).isEqualTo(listing.bars());
            assertThat(bars.hash())
                    .isEqualTo(whole.bars(listing.instrument())
                            .between(Integer.MIN_VALUE, day)
                            .hash());
            assertThat(cut.actions(listing.instrument())).allMatch(a -> a.day() <= day);
        }
        assertThat(cut.contentHash()).isNotEqualTo(whole.contentHash());
    }

    @Test
    void a_listing_that_has_not_begun_is_not_there() {
        int before = whole.calendar().first() - 1;
        assertThat(whole.until(before).listings()).isEmpty();
    }
}
