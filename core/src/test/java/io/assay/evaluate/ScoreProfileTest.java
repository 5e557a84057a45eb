package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Figures by hand here; those of scikit-learn and scipy are in {@link ScikitLearnTest}. */
class ScoreProfileTest {
    private static final double CLOSE = 1e-12;
    private static final Settings SETTINGS = Settings.standard(Seed.of(1)).withDraws(200);
    private static final SimulatedRows MARKET = new SimulatedRows(300, 12, Seed.of(3));
    private static final Answers KNOWS = MARKET.tilted("knows", MARKET.planted(.5), 1);

    private static ScoreProfile profile(SimulatedRows market, Answers answers) {
        return ScoreProfile.of(market.test, answers, market.majority().predictions(), 5, SETTINGS);
    }

    @Test
    void knowledge_orders_the_quantiles_and_its_spread_is_above_zero() {
        ScoreProfile.Quantiles quantiles = profile(MARKET, KNOWS).quantiles();

        assertThat(quantiles.days()).isEqualTo(300);
        assertThat(quantiles.monotonicity().value()).isEqualTo(1);
        assertThat(quantiles.spread().interval().lower()).isPositive();
        double spread = quantiles.buckets().get(4).outcome()
                - quantiles.buckets().get(0).outcome();
        assertThat(quantiles.spread().value()).isCloseTo(spread, within(CLOSE));
        assertThat(quantiles.buckets().stream()
                        .mapToInt(ScoreProfile.Bucket::rows)
                        .sum())
                .isEqualTo(3600);
        for (ScoreProfile.Bucket bucket : quantiles.buckets()) {
            assertThat(bucket.outcome())
                    .isBetween(bucket.interval().lower(), bucket.interval().upper());
        }
    }

    @Test
    void noise_has_no_spread_and_forgets_itself_in_a_session() {
        ScoreProfile profile = profile(MARKET, MARKET.tilted("noise", MARKET.slowNoise(0), 1));

        assertThat(profile.quantiles().spread().interval().lower()).isNegative();
        assertThat(profile.quantiles().spread().interval().upper()).isPositive();
        // Two independent uniform shares are a third apart; of 12 names (144 - 1) / (3 x 144).
        assertThat(profile.turnover().rankChange().value()).isCloseTo(143.0 / 432, within(.01));
        assertThat(profile.turnover().positionChange().value()).isCloseTo(1, within(.05));
        assertThat(profile.turnover().rankAutocorrelation().value()).isCloseTo(0, within(.05));
    }

    @Test
    void the_decay_starts_at_the_rank_ic_and_ends_where_labels_no_longer_overlap() {
        List<ScoreProfile.Decay> decay = profile(MARKET, KNOWS).decay();
        Evaluation e = Evaluation.of(MARKET.test, KNOWS, MARKET.majority().predictions(), SETTINGS);

        assertThat(decay).extracting(ScoreProfile.Decay::sessions).isEqualTo(ScoreProfile.SESSIONS);
        assertThat(decay.get(0).rankIc())
                .isCloseTo(e.figure(Evaluation.DAILY_RANK_IC).value(), within(CLOSE));
        assertThat(decay.get(1).rankIc())
                .isBetween(.5 * decay.get(0).rankIc(), decay.get(0).rankIc());
        assertThat(decay.get(3).interval().lower()).isNegative();
        assertThat(decay.get(5).interval().lower()).isNegative();
        assertThat(decay.get(5).pairs()).isEqualTo(280 * 12);
    }

    @Test
    void a_score_that_is_the_same_for_all_has_one_quantile_and_never_turns() {
        ScoreProfile profile = profile(MARKET, MARKET.majority());

        assertThat(profile.quantiles().buckets())
                .extracting(ScoreProfile.Bucket::rows)
                .containsExactly(0, 0, 3600, 0, 0);
        assertThat(profile.quantiles().spread().value()).isNaN();
        assertThat(profile.quantiles().monotonicity().value()).isNaN();
        assertThat(profile.turnover().rankChange().value()).isZero();
        assertThat(profile.turnover().positionChange().value()).isZero();
        assertThat(profile.turnover().rankAutocorrelation().value()).isNaN();
        assertThat(profile.decay().get(0).rankIc()).isZero();
    }

    @Test
    void one_stock_has_no_quantiles_but_a_decay_over_time() {
        SimulatedRows one = new SimulatedRows(300, 1, Seed.of(4));
        ScoreProfile profile = profile(one, one.tilted("knows", one.planted(.8), 1));

        assertThat(profile.quantiles().buckets()).isEmpty();
        assertThat(profile.quantiles().spread().value()).isNaN();
        assertThat(profile.decay().get(0).rankIc()).isGreaterThan(.5);
        assertThat(profile.turnover().rankChange().value()).isNaN();
        assertThat(profile.turnover().rankAutocorrelation().value()).isBetween(-1.0, 1.0);
    }

    @Test
    void a_position_that_turns_over_every_session_changes_by_two() {
        double[] flips = new double[3600];
        Arrays.setAll(flips, i -> (i / 12) % 2 == 0 ? 1 : -1);

        assertThat(profile(MARKET, MARKET.tilted("flips", flips, 1))
                        .turnover()
                        .positionChange()
                        .value())
                .isEqualTo(2);
    }

    @Test
    void pairs_join_the_same_instrument_so_many_sessions_later_and_skip_gaps() {
        double[][] rows = {{3, 3, 4, 4, 7, 7}, {0, 1, 0, 2, 0, 1}};
        Dataset test = SmallRows.rows(SmallRows.NUMBER, rows, new double[6], new double[6]);
        JudgedRows judged = JudgedRows.of(test, SmallRows.constant("m", 6, 0).predictions(), List.of());

        assertThat(LaggedRows.of(judged, 0).earlier()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(LaggedRows.of(judged, 0).later()).containsExactly(0, 1, 2, 3, 4, 5);
        // Day 7 is the session after day 4; instrument 1 has no row on day 4.
        assertThat(LaggedRows.of(judged, 1).earlier()).containsExactly(0, 2);
        assertThat(LaggedRows.of(judged, 1).later()).containsExactly(2, 4);
        assertThat(LaggedRows.of(judged, 2).earlier()).containsExactly(0, 1);
        assertThat(LaggedRows.of(judged, 2).later()).containsExactly(4, 5);
        assertThat(LaggedRows.of(judged, 3).size()).isZero();
    }

    @Test
    void probabilities_taken_at_their_word_lie_on_the_diagonal_and_counts_add_up() {
        ScoreProfile profile = profile(MARKET, MARKET.majority());

        assertThat(profile.calibration())
                .extracting(ScoreProfile.Curve::of)
                .containsExactly(ScoreProfile.MOST_PROBABLE, "DOWN", "FLAT", "UP");
        for (ScoreProfile.Curve curve : profile.calibration()) {
            assertThat(curve.bins()).hasSize(1);
            ScoreProfile.Bin bin = curve.bins().get(0);
            assertThat(bin.rows()).isEqualTo(3600);
            assertThat(bin.said()).isBetween(bin.lower(), bin.upper());
        }
        ScoreProfile.Bin flat = profile.curve("FLAT").bins().get(0);
        assertThat(flat.happened()).isCloseTo(flat.said(), within(.001));
        assertThat(flat.said())
                .isBetween(flat.interval().lower(), flat.interval().upper());
        assertThatThrownBy(() -> profile.curve("SIDEWAYS")).hasMessageContaining("SIDEWAYS");
    }

    @Test
    void a_number_target_has_no_calibration_and_one_quantile_is_none() {
        double[] y = {.01, -.01, .02, .03};
        Dataset rows = SmallRows.numbers(2, 1, y);
        Answers mean = SmallRows.constant("m", 4, 0);

        assertThat(ScoreProfile.of(rows, SmallRows.numbers("s", y), mean.predictions(), 5, SETTINGS)
                        .calibration())
                .isEmpty();
        assertThatThrownBy(() -> ScoreProfile.of(rows, mean, mean.predictions(), 1, SETTINGS))
                .hasMessageContaining("buckets");
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        assertThat(profile(MARKET, KNOWS)).isEqualTo(profile(MARKET, KNOWS));
    }
}
