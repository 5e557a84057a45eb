package io.assay.label;

import java.util.Arrays;
import java.util.List;

import io.assay.market.BarSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.assay.label.LabelColumn.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ReturnLabelsTest {
    private static final int DAY = TestBars.START;

    @Test
    void a_return_enters_at_the_next_open_and_leaves_h_sessions_later() {
        LabelColumn column = ForwardReturn.of(2).compute(TestBars.opens(10, 20, 22, 30, 33));
        assertThat(column.value()[0]).isEqualTo(0.5);
        assertThat(column.value()[1]).isEqualTo(0.5);
        assertThat(column.value()).endsWith(Double.NaN, Double.NaN, Double.NaN);
        assertThat(column.entryDay()).containsExactly(DAY + 1, DAY + 2, NEVER, NEVER, NEVER);
        assertThat(column.exitDay()).containsExactly(DAY + 3, DAY + 4, NEVER, NEVER, NEVER);
        assertThat(column.knownDay()).isEqualTo(column.exitDay());
    }

    @Test
    void a_return_at_the_close_uses_closes_after_the_decision_only() {
        double[][] prices = {{1, 1, 1, 1}, {9, 9, 9, 9}, {1, 1, 1, 1}, {2, 4, 5, 8}};
        assertThat(ForwardReturn.atClose(1).compute(TestBars.of(prices)).value())
                .containsExactly(0.25, 0.6000000000000001, Double.NaN, Double.NaN);
    }

    @Test
    void a_halt_moves_the_entry_to_the_next_bar_that_exists() {
        double[] p = {10, 20, 30, 60};
        BarSeries halted = TestBars.of("HALT", new int[] {100, 130, 131, 190}, new double[][] {p, p, p, p});
        LabelColumn column = ForwardReturn.of(1).compute(halted);
        assertThat(column.entryDay()).startsWith(130, 131);
        assertThat(column.exitDay()).startsWith(131, 190);
        assertThat(column.value()).startsWith(0.5, 1.0);
    }

    @Test
    void a_hole_between_decision_and_exit_leaves_no_label() {
        BarSeries bars = TestBars.opens(10, 11, 12, 13, 14, 15, 16).withHoles(new int[] {3});
        double[] value = ForwardReturn.of(1).compute(bars).value();
        assertThat(value[0]).isFinite();
        assertThat(value[1]).isNaN();
        assertThat(value[2]).isNaN();
        assertThat(value[3]).isFinite();
    }

    @Test
    void a_price_that_is_not_positive_leaves_no_label() {
        double[] value = ForwardReturn.of(1)
                .compute(TestBars.opens(1, 0, 2, Double.NaN, 3, -1, 4, Double.POSITIVE_INFINITY, 5))
                .value();
        assertThat(value).containsOnly(Double.NaN);
    }

    @Test
    void a_log_return_is_the_logarithm_of_the_ratio() {
        assertThat(ForwardReturn.toLog(0.5)).isCloseTo(Math.log(1.5), within(1e-15));
    }

    @Test
    void a_horizon_below_one_is_refused() {
        assertThatThrownBy(() -> ForwardReturn.of(0)).hasMessage("'horizon' must be at least 1, was 0");
    }

    @ParameterizedTest
    @CsvSource({
        "-0.5, STRONG_SELL, 0, 0",
        "-0.02, STRONG_SELL, 0, 0",
        "-0.019999, SELL, 1, 0",
        "-0.005, SELL, 1, 0",
        "-0.004999, HOLD, 2, 1",
        "0, HOLD, 2, 1",
        "0.004999, HOLD, 2, 1",
        "0.005, BUY, 3, 2",
        "0.019999, BUY, 3, 2",
        "0.02, STRONG_BUY, 4, 2",
        "3, STRONG_BUY, 4, 2"
    })
    void a_value_on_a_cut_belongs_to_the_class_farther_from_zero(double r, DirectionClass c, int five, int three) {
        assertThat(DirectionCuts.DEFAULT.classOf(r)).isEqualTo(c);
        assertThat(DirectionView.FIVE.numberOf(c)).isEqualTo(five);
        assertThat(DirectionView.THREE.numberOf(c)).isEqualTo(three);
        assertThat(DirectionView.FIVE.classes().get(five)).isEqualTo(c.name());
    }

    @Test
    void a_direction_is_the_class_of_its_return_and_nothing_is_not_a_hold() {
        BarSeries bars = TestBars.opens(100, 100, 100.6, 100.7, 98, 95, 99);
        assertThat(Direction.five(1).compute(bars).value()).containsExactly(3, 2, 0, 0, 4, Double.NaN, Double.NaN);
        assertThat(Direction.three(1).compute(bars).value()).containsExactly(2, 1, 0, 0, 2, Double.NaN, Double.NaN);
        assertThatThrownBy(() -> DirectionCuts.DEFAULT.classOf(Double.NaN)).hasMessageContaining("be a number");
    }

    @Test
    void cuts_must_be_in_order() {
        assertThatThrownBy(() -> DirectionCuts.fixed(0.02, 0.005))
                .hasMessageContaining("'strong' must be above 'weak'");
        assertThatThrownBy(() -> DirectionCuts.scaled(1, 2, 1)).hasMessageContaining("volatilityWindow");
    }

    @Test
    void scaled_cuts_measure_by_the_volatility_known_at_the_decision() {
        // Log returns +a, -a, +a: sample deviation over the last two is a * sqrt(2).
        double a = 0.01;
        double up = Math.exp(a);
        double[] close = {100, 100 * up, 100, 100 * up, 100 * up, 100 * up};
        double[] open = {100, 100, 100, 100, 100, 102};
        double[][] prices = {open, close, close, close};
        BarSeries bars = TestBars.of(prices);
        assertThat(AsOfVolatility.daily(bars, 2)[3]).isCloseTo(a * Math.sqrt(2), within(1e-15));
        double inUnits = 0.02 / (a * Math.sqrt(2));
        assertThat(strongest(bars, inUnits * 0.999)).isEqualTo(4);
        assertThat(strongest(bars, inUnits * 1.001)).isEqualTo(3);
    }

    private static double strongest(BarSeries bars, double strong) {
        DirectionCuts cuts = DirectionCuts.scaled(0.1, strong, 2);
        return Direction.five(1).withCuts(cuts).compute(bars).value()[3];
    }

    @Test
    void a_flat_price_gives_no_scale() {
        double[] volatility = AsOfVolatility.daily(TestBars.opens(5, 5, 5, 5, 5), 2);
        assertThat(volatility).containsOnly(Double.NaN);
    }

    @Test
    void volatility_does_not_move_a_bit_whatever_comes_later() {
        BarSeries bars = TestBars.random("VOL", 5, 150);
        double[] before = AsOfVolatility.daily(bars, 20);
        for (double factor : new double[] {1.001, 10, 0.1, Double.NaN}) {
            double[] after = AsOfVolatility.daily(TestBars.scaled(bars, 100, 150, factor), 20);
            assertThat(Arrays.copyOf(after, 100)).isEqualTo(Arrays.copyOf(before, 100));
            assertThat(after[100]).isNotEqualTo(before[100]);
        }
        assertThat(before[19]).isNaN();
        assertThat(before[20]).isFinite();
    }

    @Test
    void volatility_does_not_look_across_holes_or_bad_prices() {
        double[] marked =
                AsOfVolatility.daily(TestBars.opens(1, 2, 1, 3, 1, 4, 1).withHoles(new int[] {3}), 2);
        assertThat(marked[2]).isFinite();
        assertThat(marked[3]).isNaN();
        assertThat(marked[4]).isNaN();
        assertThat(marked[5]).isFinite();
        double[] bad = AsOfVolatility.daily(TestBars.opens(1, 2, 0, 3, 1, 4), 2);
        assertThat(bad).startsWith(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(bad[5]).isFinite();
    }

    @Test
    void horizons_that_disagree_are_a_hold_however_far_one_of_them_goes() {
        MultiTimeframe label = new MultiTimeframe(
                List.of(new MultiTimeframe.Leg(1, 1), new MultiTimeframe.Leg(2, 1), new MultiTimeframe.Leg(3, 1)),
                2.0 / 3,
                DirectionCuts.scaled(0.25, 1, 2),
                DirectionView.FIVE,
                FillPrice.OPEN);
        // Volatility at row 2 is some 1 % a day; entry at row 3.
        double[] before = {100, 101, 100, 100};
        assertThat(at2(label, before, 110, 110, 110)).isEqualTo(4);
        assertThat(at2(label, before, 90, 90, 90)).isZero();
        assertThat(at2(label, before, 99, 99, 150)).as("one of three up").isEqualTo(2);
        assertThat(at2(label, before, 99, 120, 150)).as("two of three up").isEqualTo(4);
        LabelColumn column = label.compute(TestBars.opens(100, 101, 100, 100, 99, 120, 150, 1));
        assertThat(column.knownDay()[2]).isEqualTo(DAY + 6);
        assertThat(label.horizon()).isEqualTo(3);
        assertThat(column.name()).isEqualTo("multi5_1_2_3d_cuts_0.25_1.0_vol2");
    }

    private static double at2(MultiTimeframe label, double[] before, double... after) {
        double[] opens = java.util.stream.DoubleStream.concat(Arrays.stream(before), Arrays.stream(after))
                .toArray();
        return label.compute(TestBars.opens(opens)).value()[2];
    }

    @Test
    void names_tell_settings_apart() {
        assertThat(Direction.five(5).withCuts(DirectionCuts.fixed(0.01, 0.03)).name())
                .isEqualTo("direction5_5d_cuts_0.01_0.03");
        assertThat(Direction.three(5).withCuts(DirectionCuts.scaled(0.5, 1, 20)).name())
                .isEqualTo("direction3_5d_cuts_0.5_1.0_vol20");
        assertThat(TripleBarrier.fixed(0.1, 0.05, 20).name()).isEqualTo("barrier_20d_0.1_0.05");
        assertThat(TripleBarrier.of(20).outcome().name()).isEqualTo("barrier_20d_return");
        assertThat(MultiTimeframe.five().name()).isEqualTo("multi5_5_20_30d");
        List<MultiTimeframe.Leg> legs = List.of(new MultiTimeframe.Leg(5, 2), new MultiTimeframe.Leg(10, 1));
        assertThat(new MultiTimeframe(legs, 0.5, DirectionCuts.scaled(0.25, 1, 60), DirectionView.THREE, FillPrice.OPEN)
                        .name())
                .isEqualTo("multi3_5_10d_weights_2.0_1.0_agree_0.5");
    }

    @Test
    void several_horizons_need_ascending_legs_and_cuts_in_units_of_volatility() {
        List<MultiTimeframe.Leg> legs = List.of(new MultiTimeframe.Leg(5, 1), new MultiTimeframe.Leg(5, 1));
        DirectionCuts scaled = DirectionCuts.scaled(0.25, 1, 60);
        assertThatThrownBy(() -> new MultiTimeframe(legs, 0.5, scaled, DirectionView.THREE, FillPrice.OPEN))
                .hasMessageContaining("'legs' must ascend by horizon");
        assertThatThrownBy(
                        () -> new MultiTimeframe(legs.subList(0, 1), 0.5, scaled, DirectionView.THREE, FillPrice.OPEN))
                .hasMessageContaining("'legs' must be at least 2");
        assertThatThrownBy(() -> new MultiTimeframe(
                        MultiTimeframe.three().legs(), 0.5, DirectionCuts.DEFAULT, DirectionView.THREE, FillPrice.OPEN))
                .hasMessageContaining("'cuts' must be scaled");
    }
}
