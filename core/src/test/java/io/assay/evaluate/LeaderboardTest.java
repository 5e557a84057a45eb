package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.metric.Draws;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LeaderboardTest {
    private static final double CLOSE = 1e-12;
    private static final Settings SETTINGS = Settings.standard(Seed.of(5)).withDraws(200);
    private static final SimulatedRows MARKET = new SimulatedRows(400, 1, Seed.of(6));
    private static final List<Answers> NULLS = List.of(MARKET.majority(), MARKET.persistence(), MARKET.alwaysUp());
    private static final Answers MODEL = MARKET.tilted("model", MARKET.planted(.3), 1);

    private static StockScore score(Answers model) {
        return StockScore.of("SIM:S0", MARKET.test, model, NULLS, SETTINGS);
    }

    private static StockScore written(String instrument, double f1, double error, double p) {
        Draws.Interval none = new Draws.Interval(Double.NaN, Double.NaN);
        StockScore.Value value = new StockScore.Value(f1, error, none);
        StockScore.Value direction = new StockScore.Value(f1 / 10, error, none);
        return new StockScore(
                instrument,
                "model",
                value,
                value,
                "majority",
                value,
                value,
                value,
                .4,
                direction,
                new StockScore.Test("majority", .1, p),
                new Comparison.Span(400, 1, 0, 399, 400, 300, 5, 15));
    }

    @Test
    void a_stocks_figures_are_those_of_evaluation_and_comparison() {
        StockScore score = score(MODEL);
        Evaluation e = Evaluation.of(MARKET.test, MODEL, MARKET.majority().predictions(), SETTINGS);
        Comparison c = Comparison.of(MARKET.test, MODEL, NULLS, SETTINGS);

        assertThat(score.f1().value()).isCloseTo(e.figure("macro F1").value(), within(CLOSE));
        assertThat(score.balancedAccuracy().value())
                .isCloseTo(e.figure("balanced accuracy").value(), within(CLOSE));
        assertThat(score.matthews().value())
                .isCloseTo(e.figure("Matthews correlation").value(), within(CLOSE));
        assertThat(score.auc().value()).isCloseTo(e.figure("ROC AUC").value(), within(CLOSE));
        assertThat(score.majorityRate()).isCloseTo(e.figure("majority rate").value(), within(CLOSE));
        assertThat(score.direction().value())
                .isCloseTo(e.figure("direction correlation").value(), within(CLOSE));
        assertThat(score.direction().interval().lower())
                .isCloseTo(e.figure("direction correlation").interval().lower(), within(.1));
        assertThat(score.span()).isEqualTo(c.span());
        Comparison.Difference closest = c.by(Measure.DIRECTION).stream()
                .filter(d -> d.nullName().equals(score.test().closest()))
                .findFirst()
                .orElseThrow();
        assertThat(score.test().difference()).isCloseTo(closest.estimate(), within(CLOSE));
    }

    @Test
    void the_lift_is_over_the_null_with_the_highest_f1() {
        StockScore score = score(MODEL);
        double best = Double.NEGATIVE_INFINITY;
        for (Answers answers : NULLS) {
            double f1 = Evaluation.of(MARKET.test, answers, MARKET.majority().predictions(), SETTINGS)
                    .figure("macro F1")
                    .value();
            best = Math.max(best, f1);
        }

        assertThat(score.lift().value()).isCloseTo(score.f1().value() - best, within(CLOSE));
        assertThat(score.liftOver()).isEqualTo("persistence");
    }

    @Test
    void knowledge_has_a_small_p_value_and_the_null_itself_the_largest() {
        assertThat(score(MARKET.tilted("knows", MARKET.planted(.8), 1)).test().p())
                .isLessThan(1e-4);
        assertThat(score(MARKET.majority()).test().p()).isEqualTo(1);
        StockScore reversed = score(MARKET.tilted("errs", MARKET.planted(-.8), 1));
        assertThat(reversed.test().p()).isGreaterThan(.999);
    }

    @Test
    void too_few_days_leave_a_stock_untested_and_it_counts_all_the_same() {
        SimulatedRows tiny = new SimulatedRows(60, 1, Seed.of(4));
        Answers model = tiny.tilted("m", tiny.planted(.9), 1);
        StockScore untested = StockScore.of("SIM:S0", tiny.test, model, List.of(tiny.majority()), SETTINGS);

        assertThat(untested.test().p()).isNaN();
        assertThat(untested.f1().error()).isNaN();
        Leaderboard board = Leaderboard.of(List.of(untested, written("A", .4, .02, .02)));
        assertThat(board.tested()).isEqualTo(1);
        Leaderboard.Row row = board.rows().stream()
                .filter(r -> r.score().equals(untested))
                .findFirst()
                .orElseThrow();
        assertThat(row.believed()).isFalse();
        assertThat(row.adjusted()).isNaN();
        // By hand: 2 tests, harmonic sum 1.5, smallest p first: .02 x 2 x 1.5 / 1 = .06.
        assertThat(board.rows().stream()
                        .mapToDouble(Leaderboard.Row::adjusted)
                        .filter(v -> v > 0)
                        .sum())
                .isCloseTo(.06, within(CLOSE));
    }

    @Test
    void a_number_target_has_no_f1_and_is_ranked_by_direction() {
        double[] y = new double[600];
        var random = Seed.of(8).random();
        Arrays.setAll(y, i -> .01 * random.nextGaussian());
        double[] said = new double[600];
        Arrays.setAll(said, i -> .5 * y[i] + .01 * random.nextGaussian());
        StockScore score = StockScore.of(
                "SIM:S0",
                SmallRows.numbers(1, 1, y),
                SmallRows.numbers("model", said),
                List.of(SmallRows.constant("majority", 600, 0)),
                SETTINGS);

        assertThat(score.f1().value()).isNaN();
        assertThat(score.majorityRate()).isNaN();
        assertThat(score.test().p()).isLessThan(1e-6);
        Leaderboard board = Leaderboard.of(List.of(score, written("A", .3, .02, .5)));
        assertThat(board.rows().get(1).score()).isEqualTo(score);
        assertThat(board.rows().get(1).shrunkF1()).isNaN();
        assertThat(board.rows().get(1).believed()).isTrue();
    }

    @Test
    void rows_are_ranked_by_f1_and_believed_by_the_adjusted_p_value() {
        Leaderboard board = Leaderboard.of(
                List.of(written("B", .40, .02, .04), written("C", .50, .02, .6), written("A", .40, .02, .001)));

        assertThat(board.rows()).extracting(r -> r.score().instrument()).containsExactly("C", "A", "B");
        // By hand: 3 tests, harmonic sum 11/6: .001 x 5.5 = .0055, .04 x 5.5 / 2 = .11, .6 x 5.5 / 3 above 1.
        assertThat(board.rows().get(1).adjusted()).isCloseTo(.0055, within(CLOSE));
        assertThat(board.rows().get(2).adjusted()).isCloseTo(.11, within(CLOSE));
        assertThat(board.rows().get(0).adjusted()).isEqualTo(1);
        assertThat(board.believed()).isEqualTo(1);
        assertThat(board.below()).isEqualTo(2);
        assertThat(board.byLuck()).isCloseTo(.15, within(CLOSE));
        assertThat(board.sentence())
                .isEqualTo("1 of 3 rows (stock and model) is believed at a false discovery rate of 5 %; p-values of"
                        + " 0.05 or less by themselves: 2, where luck alone gives about 0; of the 3 highest by F1 1"
                        + " is believed.");
        assertThatThrownBy(() -> Leaderboard.of(List.of(), 0)).hasMessageContaining("'q'");
        assertThat(Leaderboard.of(List.of()).rows()).isEmpty();
    }

    @Test
    void what_luck_spread_is_drawn_back_to_the_mean() {
        List<StockScore> alike = new ArrayList<>();
        List<StockScore> apart = new ArrayList<>();
        var random = Seed.of(9).random();
        for (int i = 0; i < 200; i++) {
            double luck = .02 * random.nextGaussian();
            alike.add(written("S" + i, .35 + luck, .02, .5));
            apart.add(written("S" + i, .35 + .06 * random.nextGaussian() + luck, .02, .5));
        }

        Leaderboard luck = Leaderboard.of(alike);
        Leaderboard real = Leaderboard.of(apart);
        assertThat(luck.rows().get(0).score().f1().value()).isGreaterThan(.39);
        assertThat(luck.rows().get(0).shrunkF1()).isBetween(.34, .37);
        // tau is .06: nine tenths of the distance is real.
        assertThat(Math.sqrt(real.f1().between())).isCloseTo(.06, within(.01));
        double best = real.rows().get(0).score().f1().value();
        assertThat((real.rows().get(0).shrunkF1() - real.f1().mean())
                        / (best - real.f1().mean()))
                .isCloseTo(.9, within(.03));
    }

    @Test
    void a_score_survives_being_kept_in_a_file() {
        StockScore score = score(MODEL);
        assertThat(Json.parse(Json.line(score), StockScore.class, "here")).isEqualTo(score);
        StockScore undefined = written("A", Double.NaN, Double.NaN, Double.NaN);
        assertThat(Json.parse(Json.line(undefined), StockScore.class, "here")).isEqualTo(undefined);
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        assertThat(score(MODEL)).isEqualTo(score(MODEL));
    }

    @Test
    void p_values_without_skill_are_no_smaller_than_chance() {
        double[] p = StockMarket.pValues(1000, 400, market -> market.slowNoise(.9));
        for (double level : new double[] {.2, .05, .01}) {
            int bound = new BinomialDistribution(1000, level).inverseCumulativeProbability(.999);
            assertThat(1000 * StockMarket.share(p, level)).as("at %s", level).isLessThanOrEqualTo(bound);
        }
        assertThat(Arrays.stream(p).average().orElseThrow()).isCloseTo(.5, within(.05));
    }

    @Test
    void among_stocks_of_one_market_without_skill_hardly_ever_one_is_believed() {
        assertThat(StockMarket.marketsWithDiscoveries(10, 40, StockMarket::faded))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void the_stocks_that_are_known_are_found_among_those_that_are_not() {
        SimulatedRows market = new SimulatedRows(1500, 20, Seed.of(10));
        double[] known = market.planted(.35);
        double[] noise = market.slowNoise(.5);
        double[] mixed = new double[known.length];
        Arrays.setAll(mixed, i -> i % 20 < 4 ? known[i] : noise[i]);
        Leaderboard board = Leaderboard.of(StockMarket.scores(market, market.tilted("model", mixed, 1), SETTINGS));

        assertThat(board.rows().stream()
                        .filter(Leaderboard.Row::believed)
                        .map(r -> r.score().instrument()))
                .containsExactlyInAnyOrder("SIM:S0", "SIM:S1", "SIM:S2", "SIM:S3");
    }
}
