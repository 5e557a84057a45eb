package io.assay.market.simulate;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.simulate.Blemish.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DirtTest {
    private static final BarSeries CLEAN = SimulatedMarket.of(
                    SimulationSpec.defaults().withSymbols(1).withSessions(1_200).withEvents(EventSpec.none()))
            .bars(new Instrument("SIM", "S0001"));

    @Test
    void every_kind_is_planted_once_apart_from_each_other_and_named() {
        String before = CLEAN.hash();
        Dirt dirt = Dirt.plantAll(CLEAN, Seed.of(5));

        assertThat(dirt.planted()).extracting(Blemish::kind).containsExactly(Kind.values());
        for (int i = 1; i < dirt.planted().size(); i++) {
            int after = CLEAN.rowOf(dirt.planted().get(i).firstDay())
                    - CLEAN.rowOf(dirt.planted().get(i - 1).lastDay());
            assertThat(after).isGreaterThan(5);
        }
        assertThat(CLEAN.hash()).isEqualTo(before);
        assertThat(dirt.planted().get(0).sentence()).matches("SIM:S0001 \\d{4}-\\d\\d-\\d\\d NAN_ROW");
        assertThat(Dirt.plantAll(CLEAN, Seed.of(5)).bars().hash())
                .isEqualTo(dirt.bars().hash());
    }

    @Test
    void single_bars_break_the_rule_they_are_named_after_and_no_other_bar_changes() {
        for (Kind kind :
                List.of(Kind.NAN_ROW, Kind.NON_POSITIVE, Kind.HIGH_BELOW_LOW, Kind.CLOSE_OUTSIDE_RANGE, Kind.SPIKE)) {
            Dirt dirt = Dirt.plant(CLEAN, List.of(kind), Seed.of(9));
            int row = CLEAN.rowOf(dirt.planted().get(0).firstDay());
            BarSeries b = dirt.bars();
            assertThat(broken(kind, b, row)).as("%s", kind).isTrue();
            assertThat(broken(kind, CLEAN, row)).as("%s", kind).isFalse();
            assertThat(b.rows(0, row).hash()).isEqualTo(CLEAN.rows(0, row).hash());
            assertThat(b.rows(row + 1, b.size()).hash())
                    .isEqualTo(CLEAN.rows(row + 1, b.size()).hash());
        }
    }

    private static boolean broken(Kind kind, BarSeries b, int row) {
        return switch (kind) {
            case NAN_ROW -> Double.isNaN(b.close()[row]) && Double.isNaN(b.volume()[row]);
            case NON_POSITIVE -> b.close()[row] <= 0;
            case HIGH_BELOW_LOW -> b.high()[row] < b.low()[row];
            case CLOSE_OUTSIDE_RANGE -> b.close()[row] > b.high()[row];
            default -> b.close()[row] > 2 * b.close()[row - 1] && b.close()[row] > 2 * b.close()[row + 1];
        };
    }

    @Test
    void flat_bars_repeat_the_close_before_them_without_volume() {
        Dirt dirt = Dirt.plant(CLEAN, List.of(Kind.FLAT), Seed.of(9));
        Blemish flat = dirt.planted().get(0);
        int from = CLEAN.rowOf(flat.firstDay());
        int to = CLEAN.rowOf(flat.lastDay());
        assertThat(to - from).isEqualTo(19);
        for (int r = from; r <= to; r++) {
            assertThat(dirt.bars().high()[r]).isEqualTo(dirt.bars().low()[r]).isEqualTo(CLEAN.close()[from - 1]);
            assertThat(dirt.bars().volume()[r]).isZero();
        }
        assertThat(dirt.bars().close()[to + 1]).isEqualTo(CLEAN.close()[to + 1]);
    }

    @Test
    void a_forgotten_split_halves_the_price_and_missing_sessions_are_gone() {
        Dirt split = Dirt.plant(CLEAN, List.of(Kind.UNADJUSTED_SPLIT), Seed.of(9));
        int row = CLEAN.rowOf(split.planted().get(0).firstDay());
        assertThat(split.bars().close()[row] / split.bars().close()[row - 1]).isBetween(0.4, 0.6);
        assertThat(split.bars().close()[0]).isEqualTo(2 * CLEAN.close()[0]);

        Dirt gap = Dirt.plant(CLEAN, List.of(Kind.MISSING), Seed.of(9));
        Blemish missing = gap.planted().get(0);
        assertThat(gap.bars().size()).isEqualTo(CLEAN.size() - 15);
        assertThat(Arrays.stream(gap.bars().days())).noneMatch(d -> d >= missing.firstDay() && d <= missing.lastDay());
    }

    @Test
    void a_day_that_stood_twice_is_a_note() {
        Dirt dirt = Dirt.plant(CLEAN, List.of(Kind.CONFLICT), Seed.of(9));
        assertThat(dirt.notes().conflicts()).isEqualTo(1);
        assertThat(dirt.notes().rows()).isEqualTo(CLEAN.size() + 1);
        assertThat(dirt.notes().examples()).hasSize(1);
        assertThat(dirt.bars().hash()).isEqualTo(CLEAN.hash());
    }

    @Test
    void a_series_too_short_for_its_faults_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Dirt.plantAll(CLEAN.rows(0, 500), Seed.of(1)));
    }
}
