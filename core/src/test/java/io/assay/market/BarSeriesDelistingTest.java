package io.assay.market;

import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BarSeriesDelistingTest {
    private static final Instrument A = new Instrument("SIM", "A");
    private static final Delisting END = new Delisting(15, -0.25);
    private static final int[] DAYS = {10, 11, 14};

    private static BarSeries bars() {
        double[] p = {1, 2, 3};
        return BarSeries.of(
                A, PriceBasis.SPLIT_ADJUSTED, DAYS, new BarSeries.Columns(p, p, p, p, new double[] {0.5, 1, 3}, p));
    }

    private static CorporateAction action(int day, double value) {
        return new CorporateAction(A, day, CorporateAction.Kind.DELISTING, value);
    }

    @Test
    void the_end_goes_with_the_last_bar() {
        BarSeries ended = bars().withDelisting(END);
        assertThat(bars().delisting()).isEmpty();
        assertThat(ended.delisting()).contains(END);
        assertThat(ended.adjusted().delisting()).contains(END);
        assertThat(ended.withHoles(new int[] {1}).delisting()).contains(END);
        assertThat(ended.rows(1, 3).delisting()).contains(END);
        assertThat(ended.rows(0, 2).delisting()).isEmpty();
        assertThat(ended.rows(1, 1).delisting()).isEmpty();
    }

    @Test
    void a_day_before_the_end_nobody_knows_of_it() {
        BarSeries ended = bars().withDelisting(END);
        assertThat(ended.between(0, 15).delisting()).contains(END);
        assertThat(ended.between(0, 14).size()).isEqualTo(3);
        assertThat(ended.between(0, 14).delisting()).isEmpty();
        assertThat(ended.until(14).delisting()).isEmpty();
        assertThat(ended.until(15)).isSameAs(ended);
        assertThat(bars().until(14).size()).isEqualTo(3);
        assertThat(bars().until(13).days()).containsExactly(10, 11);
    }

    @Test
    void bars_that_begin_after_the_end_have_none() {
        assertThat(bars().withDelisting(new Delisting(11, 0)).rows(0, 2).delisting())
                .isPresent();
        assertThat(bars().withDelisting(new Delisting(11, 0)).rows(2, 3).delisting())
                .isEmpty();
        assertThatThrownBy(() -> bars().withDelisting(new Delisting(9, 0))).hasMessageContaining("first bar of SIM:A");
    }

    @Test
    void the_hash_tells_ends_apart_and_leaves_listings_that_go_on_alone() {
        String going = bars().hash();
        assertThat(bars().withDelisting(END).hash())
                .isNotEqualTo(going)
                .isNotEqualTo(bars().withDelisting(new Delisting(15, -0.26)).hash())
                .isNotEqualTo(bars().withDelisting(new Delisting(16, -0.25)).hash());
    }

    @Test
    void the_earliest_recorded_end_counts_unless_it_is_another_securitys() {
        List<CorporateAction> actions = List.of(
                action(20, 0.5),
                action(5, -1),
                new CorporateAction(A, 12, CorporateAction.Kind.SPLIT, 2),
                action(14, 0.1));
        assertThat(Delisting.of(actions, 10)).contains(new Delisting(14, 0.1));
        assertThat(Delisting.of(actions, 5)).contains(new Delisting(5, -1));
        assertThat(Delisting.of(actions, 21)).isEqualTo(Optional.empty());
    }

    @Test
    void a_return_below_minus_one_is_refused_with_its_symbol_and_day() {
        for (double value : new double[] {-1.01, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Delisting.of(List.of(action(14, value)), 10))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("SIM:A")
                    .hasMessageContaining("1970-01-15");
            assertThatThrownBy(() -> new Delisting(1, value)).hasMessageContaining("totalReturn");
        }
    }
}
