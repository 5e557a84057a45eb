package io.assay.quality.regime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.feature.FeatureInfo;
import io.assay.feature.SequenceRows;
import io.assay.feature.market.AsOfRegimes;
import io.assay.feature.market.Regime;
import io.assay.feature.market.RegimeRule;
import io.assay.feature.market.Regimes;
import io.assay.market.Instrument;
import io.assay.quality.regime.RegimeRows.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RegimeRowsTest {
    private static final int DAYS = 1500;
    private static final Index INDEX = index(DAYS, 1);

    static List<Regimes> rules() {
        return List.of(RegimeRule.STANDARD, AsOfRegimes.STANDARD);
    }

    /** A walk whose drift and volatility change now and then; from a day on, times a factor a day. */
    private static Index index(int days, double laterFactor) {
        RandomGenerator random = Seed.of(9).random();
        double[] close = new double[days];
        double at = 100;
        for (int day = 0; day < days; day++) {
            double volatility = (day / 150) % 2 == 0 ? 0.008 : 0.02;
            at *= StrictMath.exp(((day / 250) % 2 == 0 ? 0.001 : -0.0008) + volatility * random.nextGaussian());
            close[day] = day >= 1000 ? at * laterFactor : at;
        }
        int[] epoch = new int[days];
        Arrays.setAll(epoch, day -> 10_000 + day);
        return new Index(new Instrument("INDEX", "WALK"), epoch, close);
    }

    private static Index first(int days) {
        return new Index(INDEX.whose(), Arrays.copyOf(INDEX.days(), days), Arrays.copyOf(INDEX.close(), days));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_target_is_the_regime_of_so_many_sessions_later(Regimes rule) {
        Dataset rows = RegimeRows.of(INDEX, rule, 5, 30);
        List<Optional<Regime>> told = rule.of(INDEX.close());
        List<String> names =
                rows.features().columns().stream().map(FeatureInfo::name).toList();
        for (int row = 0; row < rows.size(); row += 7) {
            int day = rows.rows().decisionDay()[row] - 10_000;
            Regime later = told.get(day + 5).orElseThrow();
            assertThat(RegimeRows.CLASSES.get((int) rows.rows().target()[row])).isEqualTo(later.name());
            assertThat(rows.rows().knownDay()[row]).isEqualTo(10_000 + day + 5);
            assertThat(rows.rows().outcome()[row])
                    .isCloseTo(INDEX.close()[day + 5] / INDEX.close()[day] - 1, within(1e-12));
            Regime today = told.get(day).orElseThrow();
            for (Regime regime : Regime.values()) {
                assertThat(rows.features().get(row, names.indexOf(regime.column())))
                        .isEqualTo(regime == today ? 1 : 0);
            }
        }
        assertThat(rows.target().classes()).containsExactly("BULL", "BEAR", "HIGH_VOLATILITY", "SIDEWAYS");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void what_comes_later_changes_no_row_that_was_known(Regimes rule) {
        Dataset whole = RegimeRows.of(INDEX, rule, 5, 10);
        for (Dataset other :
                List.of(RegimeRows.of(first(1000), rule, 5, 10), RegimeRows.of(index(DAYS, 3), rule, 5, 10))) {
            int same = 0;
            float[] expected = new float[10 * whole.features().columns().size()];
            float[] actual = new float[expected.length];
            for (int row = 0; row < other.size() && other.rows().knownDay()[row] < 11_000; row++) {
                assertThat(other.rows().decisionDay()[row])
                        .isEqualTo(whole.rows().decisionDay()[row]);
                assertThat(other.rows().target()[row]).isEqualTo(whole.rows().target()[row]);
                SequenceRows.required(whole.features()).copyWindow(row, 10, expected, 0);
                SequenceRows.required(other.features()).copyWindow(row, 10, actual, 0);
                assertThat(Arrays.equals(actual, expected)).isTrue();
                same++;
            }
            assertThat(same).isGreaterThan(300);
        }
    }

    @Test
    void windows_hold_the_days_before_in_their_order() {
        Dataset rows = RegimeRows.of(INDEX, RegimeRule.STANDARD, 1, 30);
        int width = rows.features().columns().size();
        float[] window = new float[30 * width];
        SequenceRows.required(rows.features()).copyWindow(100, 30, window, 0);
        int day = rows.rows().decisionDay()[100] - 10_000;
        for (int b = 0; b < 30; b++) {
            double move = INDEX.close()[day - 29 + b] / INDEX.close()[day - 30 + b] - 1;
            assertThat(window[b * width]).isCloseTo((float) move, within(1e-6f));
        }
        assertThat(window).doesNotContain(Float.NaN);
    }

    @Test
    void regimes_against_the_past_use_all_four_names_whatever_the_level() {
        Index shifted = index(DAYS, 1);
        List<Optional<Regime>> told = AsOfRegimes.STANDARD.of(shifted.close());
        for (Regime regime : Regime.values()) {
            assertThat(told.stream()
                            .flatMap(Optional::stream)
                            .filter(r -> r == regime)
                            .count())
                    .as("%s", regime)
                    .isGreaterThan(30);
        }
        assertThat(told.subList(0, 450)).containsOnly(Optional.empty());
        assertThat(AsOfRegimes.STANDARD.text()).contains("up to the day");
    }

    @Test
    void too_short_an_index_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> RegimeRows.of(first(220), RegimeRule.STANDARD, 5, 30))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("INDEX:WALK has 220 closes");
        assertThatThrownBy(() -> RegimeRows.of(INDEX, RegimeRule.STANDARD, 0, 30))
                .hasMessageContaining("'ahead'");
    }
}
