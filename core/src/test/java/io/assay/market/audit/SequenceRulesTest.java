package io.assay.market.audit;

import io.assay.base.Days;
import io.assay.market.CorporateAction;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SequenceRulesTest {
    private final Tiny tiny = new Tiny(60);

    @Test
    void carried_bars_are_dropped_from_the_fourth_repeat_on() {
        tiny.flat(20, 27, tiny.close[19], 0);
        // Rows 20 to 26 repeat the close of row 19; the limit of the test is four, so 23 to 26 go.
        assertThat(tiny.count(Rule.FILLED_RUN)).isEqualTo(4);
        assertThat(tiny.find(Rule.FILLED_RUN).orElseThrow().examples().get(0).date())
                .isEqualTo(Days.text(tiny.day[23]));
        CleanSeries clean = Auditor.clean(tiny.input(), Tiny.LIMITS);
        assertThat(clean.bars().size()).isEqualTo(56);
        assertThat(clean.bars().holes()).containsExactly(23);
        assertThat(tiny.count(Rule.AFTER_END)).isZero();
    }

    @Test
    void a_shorter_run_or_one_with_volume_is_kept() {
        tiny.flat(20, 23, tiny.close[19], 0);
        assertThat(tiny.count(Rule.FILLED_RUN)).isZero();
        tiny.flat(20, 30, tiny.close[19], 100);
        assertThat(tiny.count(Rule.FILLED_RUN)).isZero();
        assertThat(tiny.count(Rule.STALE_RUN)).isEqualTo(1);
    }

    @Test
    void a_series_that_ends_in_carried_bars_says_when_trading_stopped() {
        tiny.flat(50, 60, tiny.close[49], 0);
        Finding finding = tiny.find(Rule.AFTER_END).orElseThrow();
        assertThat(finding.count()).isEqualTo(10);
        assertThat(finding.examples().get(0).value()).isEqualTo("last traded on " + Days.text(tiny.day[49]));
        assertThat(tiny.count(Rule.EARLY_END)).isEqualTo(7);
    }

    @Test
    void stale_runs_are_counted_once_each() {
        tiny.flat(20, 24, 100, 50);
        tiny.flat(30, 33, 100, 50);
        // Row 20 moves, so the first run has three repeats and the second two.
        assertThat(tiny.count(Rule.STALE_RUN)).isEqualTo(1);
        assertThat(tiny.find(Rule.STALE_RUN).orElseThrow().examples())
                .containsExactly(new Example("SIM:A", Days.text(tiny.day[21]), "100 unchanged for 3 bars"));
    }

    @Test
    void many_bars_without_a_range_warn_and_a_quarter_does_not() {
        for (int i = 0; i < 15; i++) {
            tiny.bar(i, tiny.close[i], tiny.close[i], tiny.close[i], tiny.close[i]);
        }
        assertThat(tiny.rules()).isEmpty();
        tiny.bar(15, tiny.close[15], tiny.close[15], tiny.close[15], tiny.close[15]);
        assertThat(tiny.rules()).containsExactly(Rule.MANY_FLAT_BARS);
    }

    @Test
    void a_spike_warns_and_keeps_its_row() {
        tiny.bar(30, 100, 170, 99, 165);
        assertThat(tiny.rules()).containsExactly(Rule.SPIKE);
        assertThat(tiny.count(Rule.SPIKE)).isEqualTo(1);
        assertThat(tiny.clean().dropped()).isZero();
    }

    @Test
    void a_move_that_stays_is_a_large_move_and_a_smaller_one_is_nothing() {
        tiny.scale(30, 1.7);
        tiny.volume[30] = 20_000;
        assertThat(tiny.rules()).containsExactly(Rule.LARGE_MOVE);
        Tiny smaller = new Tiny(60).scale(30, 1.3);
        assertThat(smaller.rules()).isEmpty();
    }

    @Test
    void a_spike_at_the_last_bar_is_not_known_yet() {
        tiny.bar(59, 100, 170, 99, 165);
        assertThat(tiny.rules()).containsExactly(Rule.LARGE_MOVE);
    }

    @Test
    void a_jump_to_half_on_ordinary_turnover_is_a_split_suspect() {
        tiny.scale(30, 0.5);
        assertThat(tiny.rules()).containsExactly(Rule.SPLIT_SUSPECT);
        assertThat(new Tiny(60).scale(30, 3).rules()).containsExactly(Rule.SPLIT_SUSPECT);
        assertThat(new Tiny(60).scale(30, 1 / 1.5).rules()).containsExactly(Rule.SPLIT_SUSPECT);
    }

    @Test
    void a_crash_on_high_turnover_or_that_recovers_or_runs_on_is_no_split() {
        tiny.scale(30, 0.5);
        tiny.volume[30] = 20_000;
        assertThat(tiny.rules()).containsExactly(Rule.LARGE_MOVE);
        Tiny recovers = new Tiny(60).scale(30, 0.5).scale(32, 1.75);
        assertThat(recovers.count(Rule.SPLIT_SUSPECT)).isZero();
        Tiny runsOn = new Tiny(60).scale(30, 0.5);
        runsOn.open[30] = runsOn.close[30] * 1.2;
        runsOn.high[30] = runsOn.open[30];
        assertThat(runsOn.count(Rule.SPLIT_SUSPECT)).isZero();
    }

    @Test
    void a_ratio_that_is_not_simple_is_no_split() {
        assertThat(new Tiny(60).scale(30, 1 / 1.75).rules()).containsExactly(Rule.LARGE_MOVE);
    }

    @Test
    void a_recorded_split_explains_a_jump_of_raw_prices_but_not_of_adjusted_ones() {
        tiny.scale(30, 0.5);
        tiny.actions.add(new CorporateAction(Tiny.A, tiny.day[30], CorporateAction.Kind.SPLIT, 2));
        assertThat(tiny.rules()).containsExactly(Rule.SPLIT_SUSPECT);
        tiny.basis = PriceBasis.RAW;
        assertThat(tiny.rules()).isEmpty();
    }

    @Test
    void moves_over_a_hole_are_not_moves() {
        tiny.scale(30, 1.7).skip(30, 6);
        assertThat(tiny.count(Rule.LARGE_MOVE)).isZero();
        assertThat(tiny.count(Rule.LONG_GAP)).isEqualTo(1);
    }

    @Test
    void jumps_again_and_again_are_two_securities_in_one_file() {
        tiny.scale(20, 4).scale(23, 0.25).scale(40, 4);
        assertThat(tiny.clean().status()).isEqualTo(Status.FAIL);
        assertThat(tiny.count(Rule.MIXED_LISTINGS)).isEqualTo(3);
        Tiny twice = new Tiny(60).scale(20, 4).scale(23, 0.25);
        assertThat(twice.count(Rule.MIXED_LISTINGS)).isZero();
    }

    @Test
    void the_factor_may_rise_by_a_dividend_but_not_by_a_fifth_and_not_fall() {
        for (int i = 30; i < 60; i++) {
            tiny.adjusted[i] = tiny.close[i] * 1.15;
        }
        assertThat(tiny.rules()).isEmpty();
        for (int i = 30; i < 60; i++) {
            tiny.adjusted[i] = tiny.close[i] * 1.25;
        }
        assertThat(tiny.rules()).containsExactly(Rule.FACTOR_JUMP);
        for (int i = 30; i < 60; i++) {
            tiny.adjusted[i] = tiny.close[i] * 0.98;
        }
        assertThat(tiny.rules()).containsExactly(Rule.FACTOR_JUMP);
        tiny.basis = PriceBasis.RAW;
        assertThat(tiny.rules()).isEmpty();
    }

    @Test
    void opens_that_are_closes_over_a_whole_block_are_not_traded() {
        for (int i = 1; i < 11; i++) {
            tiny.open[i] = i % 2 == 0 ? tiny.close[i] : tiny.open[i];
        }
        assertThat(tiny.rules()).isEmpty();
        for (int i = 1; i < 11; i++) {
            tiny.open[i] = tiny.close[i];
        }
        assertThat(tiny.rules()).containsExactly(Rule.OPEN_NOT_TRADED);
        assertThat(tiny.count(Rule.OPEN_NOT_TRADED)).isEqualTo(10);
    }
}
