package io.assay.model.builtin;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Target;
import io.assay.feature.FeatureTable;
import io.assay.model.Engine;
import io.assay.model.Model;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RuleBasedModelTest {
    /** Rows: a strong rise, a strong fall, nothing to see, all missing. */
    private static FeatureTable table() {
        Map<String, float[]> columns = new HashMap<>();
        columns.put("sma_50_rel", new float[] {.1f, -.1f, 0, Float.NaN});
        columns.put("cross_50_200", new float[] {.05f, -.05f, 0, Float.NaN});
        columns.put("macd_hist_rel", new float[] {.005f, -.005f, 0, Float.NaN});
        columns.put("adx_14", new float[] {50, 50, 10, Float.NaN});
        columns.put("plus_di_14", new float[] {30, 10, 20, Float.NaN});
        columns.put("minus_di_14", new float[] {10, 30, 20, Float.NaN});
        columns.put("rsi_14", new float[] {60, 40, 50, Float.NaN});
        columns.put("stoch_k_14_3", new float[] {60, 40, 50, Float.NaN});
        columns.put("bb_pctb_20_2", new float[] {.8f, .2f, .5f, Float.NaN});
        columns.put("mfi_14", new float[] {60, 40, 50, Float.NaN});
        columns.put("vol_rel_20", new float[] {1, 1, 0, Float.NaN});
        columns.put("roc_20", new float[] {.05f, -.05f, 0, Float.NaN});
        return Tables.of(columns);
    }

    @Test
    void votes_tilt_the_probabilities_and_silence_is_not_a_number() {
        RuleBasedModel model = RuleBasedLearner.unfitted(Tables.DIRECTION);
        Predictions said = model.predict(table());
        double[] votes = model.votes(table());

        // By hand: weights 1 1 1 1 1 .5 .5 .5 .5 = 7; votes 1 1 1 1 0 0 0 0 1, so 4.5 / 7.
        assertThat(votes[0]).isCloseTo(4.5 / 7, within(1e-6));
        assertThat(votes[1]).isCloseTo(-4.5 / 7, within(1e-6));
        assertThat(said.classOf(0)).isEqualTo(2);
        assertThat(said.classOf(1)).isZero();
        assertThat(said.probability(2, 0)).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(said.classOf(3)).isEqualTo(-1);
        assertThat(Arrays.stream(said.values()).limit(3).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void every_rule_that_speaks_gives_a_reason_with_its_figures() {
        RuleBasedModel model = RuleBasedLearner.unfitted(Tables.DIRECTION);

        List<Reason> reasons = model.explain(table(), 0);

        assertThat(reasons).hasSize(TechnicalRule.ALL.size());
        assertThat(reasons.get(0).sentence()).contains("sma_50_rel 0.1").contains("bullish");
        assertThat(model.explain(table(), 3)).isEmpty();
    }

    @Test
    void oscillators_fade_only_at_their_extremes() {
        TechnicalRule rsi = TechnicalRule.ALL.stream()
                .filter(r -> r.name().equals("rsi"))
                .findFirst()
                .orElseThrow();

        assertThat(rsi.vote().of(new double[] {50})).isZero();
        assertThat(rsi.vote().of(new double[] {30})).isEqualTo(0.5);
        assertThat(rsi.vote().of(new double[] {10})).isEqualTo(1);
        assertThat(rsi.vote().of(new double[] {70})).isEqualTo(-0.5);
    }

    @Test
    void calibration_finds_rules_that_knew_something_and_silences_those_that_did_not() {
        FeatureTable table = table();
        var right = RuleBasedLearner.withCalibration()
                .fit(Tables.dataset(table, Tables.DIRECTION, 2, 0, 1, 1).examples(), Seed.of(1));
        var wrong = RuleBasedLearner.withCalibration()
                .fit(Tables.dataset(table, Tables.DIRECTION, 0, 2, 1, 1).examples(), Seed.of(1));

        assertThat(right.slope()).isGreaterThan(1);
        assertThat(wrong.slope()).isCloseTo(0, within(1e-6));
        assertThat(RuleBasedLearner.create()
                        .fit(Tables.dataset(table, Tables.DIRECTION, 0, 2, 1, 1).examples(), Seed.of(1))
                        .slope())
                .isEqualTo(RuleBasedLearner.DEFAULT_SLOPE);
    }

    @Test
    void the_model_is_the_same_after_writing_and_reading() {
        BuiltinEngine engine = new BuiltinEngine();
        Model model = engine.learner("rules", Map.of("calibrate", "true"))
                .fit(Tables.dataset(table(), Tables.DIRECTION, 2, 0, 1, 1).examples(), Seed.of(1));
        Model read = engine.read(engine.write(model), new Engine.Header("rules", model.target(), model.features()));

        assertThat(read.predict(table()).values())
                .isEqualTo(model.predict(table()).values());
    }

    private static double vote(String rule, double... values) {
        return TechnicalRule.ALL.stream()
                .filter(r -> r.name().equals(rule))
                .findFirst()
                .orElseThrow()
                .vote()
                .of(values);
    }

    @Test
    void trends_are_followed_in_proportion_and_cut_at_one() {
        assertThat(vote("trend-50", .025)).isEqualTo(.5);
        assertThat(vote("trend-50", -.5)).isEqualTo(-1);
        assertThat(vote("cross-50-200", .05)).isEqualTo(1);
        assertThat(vote("macd", -.0025)).isEqualTo(-.5);
        assertThat(vote("trend-50", 0)).isZero();
    }

    @Test
    void trend_strength_speaks_from_25_on_in_the_direction_of_the_larger_index() {
        assertThat(vote("adx", 24.9, 40, 10)).isZero();
        assertThat(vote("adx", 25, 40, 10)).isEqualTo(.5);
        assertThat(vote("adx", 50, 10, 40)).isEqualTo(-1);
        assertThat(vote("adx", 80, 10, 40)).isEqualTo(-1);
        assertThat(vote("adx", 50, 20, 20)).isZero();
    }

    @Test
    void oscillators_and_bands_grow_from_one_half_at_the_limit_to_one_twenty_points_beyond() {
        assertThat(vote("stochastic", 20)).isEqualTo(.5);
        assertThat(vote("stochastic", 10)).isEqualTo(.75);
        assertThat(vote("stochastic", 0)).isEqualTo(1);
        assertThat(vote("stochastic", 20.1)).isZero();
        assertThat(vote("money-flow", 90)).isEqualTo(-.75);
        assertThat(vote("money-flow", 79)).isZero();
        assertThat(vote("bands", 1)).isEqualTo(-.5);
        assertThat(vote("bands", 1.2)).isCloseTo(-1, within(1e-12));
        assertThat(vote("bands", 5)).isEqualTo(-1);
        assertThat(vote("bands", .5)).isZero();
        assertThat(vote("bands", -.1)).isCloseTo(.75, within(1e-12));
        assertThat(vote("rsi", 100)).isEqualTo(-1);
    }

    @Test
    void volume_confirms_a_move_only_above_its_mean() {
        assertThat(vote("volume", 1, .05)).isEqualTo(1);
        assertThat(vote("volume", .5, -.025)).isEqualTo(-.25);
        assertThat(vote("volume", -.5, .05)).isZero();
    }

    @Test
    void every_vote_lies_between_minus_one_and_one_whatever_the_columns_hold() {
        var random = Seed.of(3).random();
        for (int s = 0; s < 500; s++) {
            for (TechnicalRule rule : TechnicalRule.ALL) {
                double[] values =
                        random.doubles(rule.columns().size(), -200, 200).toArray();
                assertThat(rule.vote().of(values)).isBetween(-1.0, 1.0);
            }
        }
    }

    @Test
    void a_rule_whose_column_is_missing_abstains_with_its_weight() {
        FeatureTable table = table();
        table.column(table.indexOf("vol_rel_20"))[0] = Float.NaN;
        table.column(table.indexOf("adx_14"))[0] = Float.POSITIVE_INFINITY;
        RuleBasedModel model = RuleBasedLearner.unfitted(Tables.DIRECTION);

        // By hand: without adx (1) and volume (.5) weights 5.5, votes 1 1 1 0 0 0 0.
        assertThat(model.votes(table)[0]).isCloseTo(3 / 5.5, within(1e-6));
        assertThat(model.explain(table, 0)).hasSize(TechnicalRule.ALL.size() - 2);
    }

    @Test
    void a_tilt_multiplies_the_odds_of_neighbouring_classes() {
        double[] p = new double[3];
        RuleBasedModel.tilt(new double[] {.2, .3, .5}, .7, p, 0);

        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-12));
        assertThat(p[2] / p[1]).isCloseTo(.5 / .3 * Math.exp(.7), within(1e-12));
        assertThat(p[1] / p[0]).isCloseTo(.3 / .2 * Math.exp(.7), within(1e-12));
    }

    @Test
    void a_number_is_answered_by_the_vote_itself() {
        RuleBasedModel model = RuleBasedLearner.unfitted(Target.number("return_5d"));

        assertThat(model.predict(table()).values()).isEqualTo(model.votes(table()));
    }
}
