package io.assay.label;

import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import org.junit.jupiter.api.Test;

import static io.assay.label.LabelColumn.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CloseChangeTest {
    private static final int DAY = TestBars.START;

    /** Opens that have nothing to do with the closes. */
    private static BarSeries bars() {
        double[] opens = {11, 11, 11, 11, 11};
        double[] closes = {10, 20, 5, 40, 8};
        double[] high = {50, 50, 50, 50, 50};
        double[] low = {1, 1, 1, 1, 1};
        return TestBars.of(new double[][] {opens, high, low, closes});
    }

    @Test
    void it_goes_from_the_close_of_the_forecast_to_the_close_so_many_sessions_later() {
        LabelColumn column = CloseChange.log(2).compute(bars());
        assertThat(column.value()[0]).isCloseTo(Math.log(0.5), within(1e-15));
        assertThat(column.value()[1]).isCloseTo(Math.log(2), within(1e-15));
        assertThat(column.value()[2]).isCloseTo(Math.log(1.6), within(1e-15));
        assertThat(column.value()[3]).isNaN();
        assertThat(column.entryDay()).containsExactly(DAY + 1, DAY + 2, DAY + 3, NEVER, NEVER);
        assertThat(column.exitDay()).containsExactly(DAY + 2, DAY + 3, DAY + 4, NEVER, NEVER);
        assertThat(column.knownDay()).isEqualTo(column.exitDay());
        assertThat(column.name()).isEqualTo("log_change_2d");
        LabelColumn simple = CloseChange.log(2).outcome().compute(bars());
        assertThat(simple.value()[0]).isEqualTo(-0.5);
        assertThat(simple.name()).isEqualTo("change_2d");
        assertThat(CloseChange.log(2).atClose()).isEqualTo(CloseChange.log(2));
    }

    @Test
    void a_price_times_the_exponential_is_the_price_that_came_true() {
        LabelColumn column = CloseChange.log(1).compute(bars());
        assertThat(10 * Math.exp(column.value()[0])).isCloseTo(20, within(1e-12));
    }

    @Test
    void the_listing_ends_with_the_delisting_return_and_a_total_loss_counts_as_one_of_99_percent() {
        LabelColumn half = CloseChange.log(3).compute(bars().withDelisting(new Delisting(DAY + 4, -0.5)));
        assertThat(half.value()[2]).isCloseTo(Math.log(4.0 / 5), within(1e-15));
        assertThat(half.exitDay()[2]).isEqualTo(DAY + 4);
        BarSeries lost = bars().withDelisting(new Delisting(DAY + 4, -1));
        assertThat(CloseChange.log(3).compute(lost).value()[2]).isEqualTo(StrictMath.log(0.01));
        assertThat(new CloseChange(3, false).compute(lost).value()[2]).isEqualTo(-1);
    }

    @Test
    void no_hole_is_crossed() {
        LabelColumn column = CloseChange.log(2).compute(bars().withHoles(new int[] {2}));
        assertThat(column.value()[0]).isNaN();
        assertThat(column.value()[1]).isNaN();
        assertThat(column.value()[2]).isFinite();
    }
}
