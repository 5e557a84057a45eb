package io.assay.backtest.risk;

import java.util.Arrays;

import io.assay.backtest.Drawdown;
import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Falls that were and that could have been. */
class DrawdownOddsTest {
    private static final Seed SEED = Seed.of(3);

    @Test
    void a_fall_and_its_time_under_water_are_those_computed_by_hand() {
        // 2, 1, 1.5, 3 (made good), 2.7.
        assertThat(DrawdownOdds.Fall.of(new double[] {1, -.5, .5, 1, -.1})).isEqualTo(new DrawdownOdds.Fall(.5, 2));
        assertThat(DrawdownOdds.Fall.of(new double[] {-.25, .5, -.5, .25, .25, .1})
                        .underWater())
                .isEqualTo(4);
        assertThat(DrawdownOdds.Fall.of(new double[] {-1.5, 1}).depth()).isEqualTo(1);
    }

    @Test
    void equal_returns_leave_nothing_to_chance() {
        double[] down = new double[100];
        Arrays.fill(down, -.01);
        DrawdownOdds odds = DrawdownOdds.of(down, 50, SEED);
        double depth = odds.happened();
        assertThat(depth).isCloseTo(1 - Math.pow(.99, 100), within(1e-12));
        assertThat(odds.depth()).isEqualTo(new DrawdownOdds.Quantiles(depth, depth, depth, depth));
        assertThat(odds.underWater()).isEqualTo(new DrawdownOdds.Quantiles(100, 100, 100, 100));
        assertThat(odds.asDeep()).isEqualTo(1);
        double[] up = new double[100];
        Arrays.fill(up, .01);
        assertThat(DrawdownOdds.of(up, 50, SEED).depth().ninetyNine()).isZero();
    }

    @Test
    void what_happened_lies_in_the_middle_of_what_could_have_where_order_means_nothing() {
        int above = 0;
        for (int seed = 0; seed < 60; seed++) {
            DrawdownOdds odds = DrawdownOdds.of(Walks.normal(500, .0003, .01, seed), 100, Seed.of(seed));
            above += odds.asDeep() < .5 ? 1 : 0;
        }
        assertThat(above).isBetween(15, 45);
    }

    @Test
    void losses_that_come_in_a_row_fall_deeper_than_if_they_are_kept_apart() {
        double[] apart = new double[400];
        double[] rows = new double[400];
        for (int i = 0; i < 400; i++) {
            apart[i] = i % 2 == 0 ? .01 : -.01;
            rows[i] = i / 20 % 2 == 0 ? .01 : -.01;
        }
        assertThat(DrawdownOdds.of(rows, 300, SEED).depth().median())
                .isGreaterThan(2 * DrawdownOdds.of(apart, 300, SEED).depth().median());
    }

    @Property(tries = 40)
    void quantiles_ascend_and_the_same_seed_gives_the_same_bits(@ForAll @IntRange(max = 1000) int seed) {
        double[] returns = Walks.student(200, 3, .01, seed);
        DrawdownOdds odds = DrawdownOdds.of(returns, 100, Seed.of(seed));
        DrawdownOdds.Quantiles depth = odds.depth();
        assertThat(new double[] {depth.median(), depth.ninety(), depth.ninetyFive(), depth.ninetyNine()})
                .isSorted();
        assertThat(odds.percentiles()).isSorted().hasSize(101);
        assertThat(depth.median()).isEqualTo(odds.percentiles()[50]);
        assertThat(DrawdownOdds.of(returns, 100, Seed.of(seed)).percentiles()).isEqualTo(odds.percentiles());
    }

    @Test
    void without_returns_nothing_is_said() {
        DrawdownOdds odds = DrawdownOdds.of(new double[0], 10, SEED);
        assertThat(odds.sessions()).isZero();
        assertThat(odds.depth().median()).isNaN();
        assertThat(odds.asDeep()).isNaN();
    }

    @Property(tries = 40)
    void a_drawn_path_holds_each_day_as_often_as_the_draw_says_and_keeps_neighbours(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(min = 1, max = 60) int days) {
        for (DayBlocks.Kind kind : DayBlocks.Kind.values()) {
            DayBlocks blocks = DayBlocks.of(days, Math.max(1, days / 3), kind);
            int[] path = blocks.path(Seed.of(seed).random());
            int[] times = new int[days];
            Arrays.stream(path).forEach(place -> times[place]++);
            assertThat(blocks.draw(Seed.of(seed).random())).isEqualTo(times);
            if (kind == DayBlocks.Kind.MOVING) {
                for (int i = 1; i < blocks.length(); i++) {
                    assertThat(path[i]).isEqualTo((path[0] + i) % days);
                }
            }
        }
    }

    @Test
    void the_deepest_falls_have_their_days_and_none_overlaps_another() {
        double[] equity = {100, 90, 95, 100, 120, 60, 119, 120, 130, 117};
        int[] days = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
        assertThat(WorstCases.falls(equity, days, 2))
                .containsExactly(new Drawdown(.5, 14, 15, 17), new Drawdown(1 - 90.0 / 100, 10, 11, 13));
        assertThat(WorstCases.falls(equity, days, 5))
                .hasSize(3)
                .last()
                .isEqualTo(new Drawdown(1 - 117.0 / 130, 18, 19, Drawdown.NEVER));
    }
}
