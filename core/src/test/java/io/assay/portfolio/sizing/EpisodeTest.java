package io.assay.portfolio.sizing;

import java.util.List;

import io.assay.backtest.CostModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

class EpisodeTest {
    private static final double[] OPEN = {100, 102, 101, 104, 103};
    private static final double[] CLOSE = {101, 101.5, 102, 103.5, 104};
    private static final StateScale SCALE = new StateScale(List.of("x_0"), new double[] {0}, new double[] {1}, 0.02);

    /** 10 bp a side, 365 bp a year to borrow (1 bp a day), 730 bp a year on negative cash (2 bp a day). */
    private static final CostModel COSTS = CostModel.defaults().withHolding(365, 730);

    private static final SizingRules RULES = SizingRules.standard()
            .withCosts(COSTS)
            .withRange(new PositionRange(-1, 1.5))
            .withEpisode(3);

    private static Episode episode(SizingRules rules) {
        Track track = Tracks.flat(OPEN, CLOSE);
        return new Episode(new Span(track, 0, 5), rules, SCALE);
    }

    @Test
    void results_are_those_worked_out_by_hand() {
        Episode episode = episode(RULES);
        // Bought at 102 for all of equity, held to 101.
        episode.step(1);
        assertThat(episode.net()).isCloseTo(Math.log(0.999 * (101.0 / 102)), offset(1e-12));
        assertThat(episode.turnover()).isEqualTo(1);
        assertThat(episode.isOver()).isFalse();
        // A whole long position stays whole: 1.5 are sold at 101; half is short over one day, at half a basis point.
        episode.step(-0.5);
        double rise = 104.0 / 101 - 1;
        assertThat(episode.net()).isCloseTo(Math.log(0.9985 * (1 - 0.5 * rise - 0.5e-4)), offset(1e-12));
        // The short half has grown against equity; 1.5 long costs interest on half of equity for a day, and is sold at
        // 103.
        double drifted = -0.5 * (1 + rise) / (1 - 0.5 * rise);
        episode.step(1.5);
        double fall = 103.0 / 104 - 1;
        double sold = 1.5 * (1 + fall) / (1 + 1.5 * fall);
        double byHand = (1 - 0.001 * (1.5 - drifted)) * (1 + 1.5 * fall - 1e-4) * (1 - 0.001 * sold);
        assertThat(episode.net()).isCloseTo(Math.log(byHand), offset(1e-12));
        assertThat(episode.turnover()).isCloseTo(1.5 - drifted + sold, offset(1e-12));
        assertThat(episode.gross()).isCloseTo(Math.log(1 + 1.5 * fall), offset(1e-12));
        assertThat(episode.isOver()).isTrue();
        assertThatThrownBy(() -> episode.step(0)).hasMessageContaining("decision left");
    }

    @Test
    void nothing_of_what_happens_before_the_next_open_is_earned() {
        // The price doubles overnight after close 0 and falls by a tenth after the open at which the order is filled.
        Track track = Tracks.flat(new double[] {100, 200, 180, 180}, new double[] {100, 200, 180, 180});
        Episode episode = new Episode(new Span(track, 0, 4), RULES.withCosts(CostModel.free()), SCALE);
        episode.step(1);
        assertThat(episode.net()).isCloseTo(Math.log(0.9), offset(1e-12));
        // Who acted at the close itself would have had 100 % on the night: log 2 is what must not be there.
        assertThat(episode.net()).isLessThan(Math.log(2) / 2);
    }

    @Test
    void a_week_end_costs_three_days_of_borrowing() {
        Track days = Tracks.flat(new double[] {100, 100, 100, 100}, new double[] {100, 100, 100, 100});
        Track overWeekEnd = new Track(
                "TEST:DAYS", new int[] {12_000, 12_001, 12_004, 12_005}, days.open(), days.close(), days.features());
        Episode episode = new Episode(new Span(overWeekEnd, 0, 4), RULES.withEpisode(2), SCALE);
        episode.step(-1);
        // Filled on the second day, held to the third, three calendar days later: 3 bp, and 10 bp for the fill.
        assertThat(episode.net()).isCloseTo(Math.log(0.999 * (1 - 3e-4)), offset(1e-12));
        episode.step(-1);
        // The price has not moved, so nothing is traded until the end; a day is 1 bp, buying back 10 bp.
        assertThat(episode.net()).isCloseTo(Math.log((1 - 1e-4) * 0.999), offset(1e-12));
    }

    @Test
    void the_penalty_lowers_the_reward_and_not_the_result() {
        Episode plain = episode(RULES);
        Episode careful = episode(RULES.withRiskPenalty(4));
        plain.step(-1);
        careful.step(-1);
        double move = 101.0 / 102 - 1;
        assertThat(careful.net()).isEqualTo(plain.net());
        assertThat(plain.reward()).isEqualTo(plain.net());
        assertThat(careful.reward()).isCloseTo(plain.net() - 2 * move * move, offset(1e-15));
    }

    @Test
    void a_state_tells_the_position_its_result_so_far_and_what_is_left() {
        Episode episode = episode(RULES);
        float[] state = new float[SCALE.width()];
        episode.state(state, 0);
        assertThat(state).containsExactly(0, 0, 0, 1);
        episode.step(1);
        episode.state(state, 0);
        // At close 1: bought at 102 less costs, now 101.5; in units of 0.02 times the root of 21.
        double result = Math.log(0.999 * (101.5 / 102)) / (0.02 * Math.sqrt(21));
        assertThat(state[1]).isEqualTo(1);
        assertThat((double) state[2]).isCloseTo(result, offset(1e-6));
        assertThat((double) state[3]).isCloseTo(2.0 / 3, offset(1e-6));
        episode.step(0.5);
        episode.state(state, 0);
        // At close 2: half of equity since 101, now 102, so a little more than half.
        double move = 102.0 / 101 - 1;
        assertThat((double) state[1]).isCloseTo(0.5 * (1 + move) / (1 + 0.5 * move), offset(1e-6));
        double since = Math.log(0.999 * (101.0 / 102) * (1 - 0.0005) * (1 + 0.5 * move)) / (0.02 * Math.sqrt(21));
        assertThat((double) state[2]).isCloseTo(since, offset(1e-6));
    }

    @Test
    void another_direction_begins_another_result() {
        Episode episode = episode(RULES);
        episode.step(1);
        episode.step(-1);
        float[] state = new float[SCALE.width()];
        episode.state(state, 0);
        // At close 2 the short position was sold at 101 for 2 of turnover and stands at 102.
        double result = Math.log(0.998 * (1 - (102.0 / 101 - 1))) / (0.02 * Math.sqrt(21));
        assertThat((double) state[2]).isCloseTo(result, offset(1e-6));
    }

    @Test
    void who_is_short_through_a_price_that_triples_has_one_part_in_a_hundred_left() {
        Track track = Tracks.flat(new double[] {100, 100, 300, 300, 300}, new double[] {100, 100, 300, 300, 300});
        Episode episode = new Episode(new Span(track, 0, 5), RULES.withCosts(CostModel.free()), SCALE);
        episode.step(-1);
        assertThat(episode.net()).isEqualTo(Math.log(0.01));
        // Nothing is left of the position, so a flat one is nothing to trade.
        episode.step(0);
        assertThat(episode.turnover()).isZero();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> episode(RULES).step(1.6)).hasMessageContaining("'target' must lie in [-1.0, 1.5]");
        assertThatThrownBy(() ->
                        SizingRules.standard().withCosts(CostModel.defaults().withMinimumCommission(1)))
                .hasMessageContaining("no least commission");
        assertThatThrownBy(() -> new PositionRange(0.5, 1)).hasMessageContaining("'least'");
        assertThatThrownBy(() -> StateScale.of(List.of(
                        new Span(Tracks.flat(new double[] {1, 1, 1, 1, 1}, new double[] {1, 1, 1, 1, 1}), 0, 5))))
                .hasMessageContaining("whose prices differ");
    }
}
