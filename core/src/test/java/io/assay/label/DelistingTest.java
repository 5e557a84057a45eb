package io.assay.label;

import java.util.Arrays;
import java.util.stream.Stream;

import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.assay.label.LabelColumn.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Trades that outlive their listing end with it. */
class DelistingTest {
    private static final int DAY = TestBars.START;
    private static final ForwardReturn TWO = ForwardReturn.of(2);

    static Stream<Label> labels() {
        return LabelContractTest.labels();
    }

    /** Five bars that open at 10, 20, 25, 30, 32 and close a unit higher. */
    private static BarSeries five() {
        double[] opens = {10, 20, 25, 30, 32};
        double[] closes = Arrays.stream(opens).map(p -> p + 1).toArray();
        return TestBars.of(new double[][] {opens, closes, opens, closes});
    }

    @Test
    void the_holder_gets_the_last_close_and_the_delisting_return() {
        BarSeries bars = five().withDelisting(new Delisting(DAY + 4, -0.5));
        LabelColumn column = TWO.compute(bars);
        // Rows 0 and 1 leave at opens of their own; rows 2 and 3 hold to the end, where 33 becomes 16.5.
        assertThat(column.value()[0]).isEqualTo(30.0 / 20 - 1);
        assertThat(column.value()[1]).isEqualTo(32.0 / 25 - 1);
        assertThat(column.value()[2]).isEqualTo(16.5 / 30 - 1);
        assertThat(column.value()[3]).isEqualTo(16.5 / 32 - 1);
        assertThat(column.entryDay()).containsExactly(DAY + 1, DAY + 2, DAY + 3, DAY + 4, NEVER);
        assertThat(column.exitDay()).containsExactly(DAY + 3, DAY + 4, DAY + 4, DAY + 4, NEVER);
        assertThat(column.knownDay()).isEqualTo(column.exitDay());
    }

    @Test
    void a_decision_at_the_last_close_finds_nobody_to_trade_with() {
        assertThat(TWO.compute(five().withDelisting(new Delisting(DAY + 4, 0.1)))
                        .value()[4])
                .isNaN();
    }

    @ParameterizedTest
    @MethodSource("labels")
    void a_listing_that_ended_without_a_bar_has_no_label(Label label) {
        BarSeries none = five().rows(0, 0).withDelisting(new Delisting(DAY, -0.5));
        assertThat(label.compute(none).value()).isEmpty();
    }

    @Test
    void nothing_left_is_a_return_of_minus_one() {
        BarSeries bars = five().withDelisting(new Delisting(DAY + 4, -1));
        assertThat(TWO.compute(bars).value()[3]).isEqualTo(-1);
        assertThat(Direction.five(2).compute(bars).value()[3]).isZero();
    }

    @Test
    void a_listing_that_ends_after_its_last_bar_pays_on_its_last_day() {
        LabelColumn column = TWO.compute(five().withDelisting(new Delisting(DAY + 40, 0)));
        assertThat(column.value()[3]).isEqualTo(33.0 / 32 - 1);
        assertThat(column.exitDay()[3]).isEqualTo(DAY + 40);
        assertThat(column.knownDay()[3]).isEqualTo(DAY + 40);
    }

    @Test
    void bars_after_the_end_of_the_listing_are_another_security() {
        LabelColumn column = TWO.compute(five().withDelisting(new Delisting(DAY + 2, 0)));
        // Row 0 enters at 20 and holds to the last close, 26.
        assertThat(column.value()[0]).isEqualTo(26.0 / 20 - 1);
        assertThat(column.exitDay()[0]).isEqualTo(DAY + 2);
        assertThat(column.value()[1]).isEqualTo(26.0 / 25 - 1);
        assertThat(Arrays.copyOfRange(column.value(), 2, 5)).containsOnly(Double.NaN);
    }

    @Test
    void a_hole_before_the_end_leaves_no_label() {
        BarSeries bars = five().withHoles(new int[] {4}).withDelisting(new Delisting(DAY + 4, -0.5));
        double[] value = TWO.compute(bars).value();
        assertThat(value[0]).isFinite();
        assertThat(Arrays.copyOfRange(value, 1, 4)).containsOnly(Double.NaN);
    }

    @Test
    void what_holders_got_can_reach_a_barrier() {
        double[] calm = {100, 100, 100};
        double[][] prices = {calm, {100, 101, 101}, {100, 99, 99}, calm};
        TripleBarrier barrier = TripleBarrier.fixed(0.10, 0.05, 5);
        for (double[] expected : new double[][] {{-0.3, 0}, {-0.05, 0}, {0, 1}, {0.2, 2}}) {
            BarSeries bars = TestBars.of(prices).withDelisting(new Delisting(DAY + 2, expected[0]));
            assertThat(barrier.compute(bars).value()[0])
                    .as("paid " + expected[0])
                    .isEqualTo(expected[1]);
            assertThat(barrier.outcome().compute(bars).value()[0]).isCloseTo(expected[0], within(1e-12));
            assertThat(barrier.compute(bars).exitDay()[0]).isEqualTo(DAY + 2);
        }
    }

    @Test
    void a_horizon_that_ends_before_the_listing_is_not_paid_by_it() {
        BarSeries bars = TestBars.random("MT", 5, 200);
        int last = bars.days()[199];
        MultiTimeframe label = MultiTimeframe.three();
        LabelColumn before = label.compute(bars);
        LabelColumn after = label.compute(bars.withDelisting(new Delisting(last, -0.9)));
        for (int row = 0; row < 200; row++) {
            if (!Double.isNaN(before.value()[row])) {
                assertThat(after.value()[row]).isEqualTo(before.value()[row]);
            }
        }
        // The legs of 5 and 20 sessions end before it; the 30 sessions do not.
        assertThat(before.value()[172]).isNaN();
        assertThat(after.value()[172]).isFinite();
        assertThat(after.exitDay()[172]).isEqualTo(last);
        assertThat(after.value()[197]).as("all legs lose nine tenths").isZero();
    }

    @ParameterizedTest
    @MethodSource("labels")
    void the_end_of_a_listing_is_not_known_before_its_day(Label label) {
        BarSeries bars = TestBars.random("END", 11, 160);
        int last = bars.days()[159];
        BarSeries ended = bars.withDelisting(new Delisting(last, -0.4));
        LabelColumn whole = label.compute(ended);
        LabelColumn going = label.compute(bars);
        // Volatilities of the last 60 returns are known by then.
        for (int row = 60; row < 159; row++) {
            assertThat(whole.value()[row]).as(label.name() + " row " + row).isFinite();
            assertThat(whole.knownDay()[row]).isLessThanOrEqualTo(last);
            if (!Double.isNaN(going.value()[row])) {
                assertThat(whole.value()[row]).isEqualTo(going.value()[row]);
                assertThat(whole.exitDay()[row]).isEqualTo(going.exitDay()[row]);
            }
        }
        LabelColumn dayBefore = label.compute(ended.rows(0, 159));
        LabelColumn unaware = label.compute(bars.rows(0, 159));
        assertThat(dayBefore.value()).isEqualTo(unaware.value());
        LabelColumn outcome = label.outcome().compute(ended);
        assertThat(Arrays.copyOfRange(outcome.exitDay(), 60, 160))
                .containsExactly(Arrays.copyOfRange(whole.exitDay(), 60, 160));
    }
}
