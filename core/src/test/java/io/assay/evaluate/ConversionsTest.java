package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.metric.Confusion;
import io.assay.metric.Draws;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Figures are written out; what follows from them comes from numpy and scipy or from the definition. */
class ConversionsTest {
    private static final String DIRECTION = Measure.DIRECTION.title();
    private static final int DAYS = 250;
    private static final int NAMES = 20;

    private static Figure figure(String name, double low, double value, double high) {
        return new Figure(name, value, new Draws.Interval(low, high), "");
    }

    private static Evaluation evaluation(int overlap, Figure... figures) {
        Comparison.Span span = new Comparison.Span(DAYS * NAMES, 1, 1, 300, DAYS, 60, overlap, 15);
        return new Evaluation("model", List.of(figures), new Confusion(new double[9], 3), span);
    }

    private static Evaluation ratio(int overlap, double upperIc, double low, double sharpe, double high) {
        return evaluation(
                overlap,
                figure(Evaluation.DAILY_RANK_IC, 0.01, 0.03, upperIc),
                figure(Evaluation.EFFECTIVE_NAMES, 8, 8, 8),
                figure(DailyFigures.SHARPE, low, sharpe, high));
    }

    private static Conversions.Line line(Evaluation evaluation, String to) {
        return Conversions.of(evaluation).lines().stream()
                .filter(l -> l.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    /** scipy 1.10: 2 * multivariate_normal([0, 0], [[1, r], [r, 1]]).cdf([0, 0]), the chance of equal signs. */
    @Test
    void the_accuracy_of_a_correlation_is_the_chance_that_two_normal_values_have_one_sign() {
        double[] r = {0.03, 0.3, 0.6};
        double[] accuracy = {0.5095507295604322, 0.5969866840206782, 0.7048327646991334};
        for (int i = 0; i < r.length; i++) {
            Evaluation evaluation = evaluation(1, figure(DIRECTION, 0, r[i], 1));
            assertThat(line(evaluation, "accuracy of the sign").implied()).isCloseTo(accuracy[i], within(1e-9));
        }
    }

    /** numpy, Gauss-Hermite quadrature with 80 nodes of 12 E[F(x) F(y)] - 3 for correlations of .03, .3 and .6. */
    @Test
    void a_rank_correlation_is_turned_into_that_of_the_values_first() {
        double[] rank = {0.028648964161194, 0.28756421862262105, 0.58192010412407};
        double[] r = {0.03, 0.3, 0.6};
        for (int i = 0; i < r.length; i++) {
            assertThat(Plausibility.correlationOfRanks(rank[i])).isCloseTo(r[i], within(1e-12));
            assertThat(Plausibility.correlationOfRanks(-rank[i])).isCloseTo(-r[i], within(1e-12));
        }
        Evaluation evaluation = evaluation(1, figure(Evaluation.DAILY_RANK_IC, 0, rank[1], 1));
        assertThat(line(evaluation, "accuracy of the sign").implied()).isCloseTo(0.5969866840206782, within(1e-9));
        assertThat(line(evaluation, "accuracy of the sign").measured()).isEqualTo(rank[1]);
        assertThatThrownBy(() -> Plausibility.correlationOfRanks(1.1)).hasMessageContaining("rank");
    }

    /**
     * Two normal columns with a correlation of .3: 59.70 % of the signs agree; of the rows whose outcome is in its
     * outer thirds 63.22 % (scipy's quad of pdf(y) F(.3 y / sqrt(1 - .09))), which tells .4035: too much, and said.
     */
    @Test
    void a_side_accuracy_tells_a_correlation_which_is_too_large_where_rows_have_no_side() {
        Evaluation all = new Evaluation(
                "model",
                List.of(figure(DIRECTION, 0, 0.3, 1), figure(Evaluation.SIDE_ACCURACY, 0, 0.5969866840206782, 1)),
                new Confusion(new double[4], 2),
                evaluation(1).span());
        assertThat(line(all, "correlation").implied()).isCloseTo(0.3, within(1e-9));
        assertThat(line(all, "correlation").sentence()).doesNotContain("too large");
        Evaluation thirds =
                evaluation(1, figure(DIRECTION, 0, 0.3, 1), figure(Evaluation.SIDE_ACCURACY, 0, 0.6321976394416607, 1));
        assertThat(line(thirds, "correlation").implied()).isCloseTo(0.403474633653059, within(1e-9));
        assertThat(line(thirds, "correlation").sentence()).contains("too large");
    }

    @Test
    void a_ratio_is_the_correlation_times_the_root_of_the_bets() {
        Evaluation evaluation = ratio(5, 0.05, 0.5, 0.7, 0.9);
        // 8 names x 252 / 5 sessions; 2 sin(pi .03 / 6) = 0.0314146346 (numpy).
        assertThat(Conversions.breadth(evaluation)).isCloseTo(403.2, within(1e-9));
        assertThat(line(evaluation, "Sharpe ratio a year").implied())
                .isCloseTo(0.031414634623641344 * Math.sqrt(403.2), within(1e-12));
        assertThat(line(evaluation, "Sharpe ratio a year").sentence())
                .contains("403.2 independent bets", "8.0 effective names x 252 / 5 sessions");
        // 20 rows a day on 252 days.
        assertThat(Conversions.mostBreadth(evaluation)).isCloseTo(5040, within(1e-9));
        assertThat(Conversions.breadth(ratio(0, 0.05, 0.5, 0.7, 0.9))).isCloseTo(8 * 252, within(1e-9));
    }

    /** The upper end of .05 carries 2 sin(pi .05 / 6) sqrt(5040) = 3.7167. */
    @Test
    void a_ratio_contradicts_where_its_whole_interval_is_above_what_every_row_by_itself_could_carry() {
        assertThat(line(ratio(5, 0.05, 3.72, 5, 6), "Sharpe ratio a year").contradicts())
                .isTrue();
        assertThat(line(ratio(5, 0.05, 3.71, 5, 6), "Sharpe ratio a year").contradicts())
                .isFalse();
        assertThat(line(ratio(5, Double.NaN, 3.72, 5, 6), "Sharpe ratio a year").contradicts())
                .isFalse();
        assertThat(line(ratio(5, 0.05, 3.72, 5, 6), "Sharpe ratio a year").sentence())
                .contains("at most 3.72")
                .endsWith("look for a few trades, stale prices or a leak");
    }

    @Test
    void of_two_correlations_the_one_that_reaches_higher_speaks_for_the_run() {
        List<Figure> figures = List.of(
                figure(Evaluation.DAILY_RANK_IC, 0.01, 0.03, 0.05),
                figure(DIRECTION, 0.04, 0.05, 0.06),
                figure(Evaluation.EFFECTIVE_NAMES, 8, 8, 8),
                figure(DailyFigures.SHARPE, 3.8, 5, 6));
        Evaluation numbers = evaluation(5, figures.toArray(new Figure[0]));
        // .06 sqrt(5040) = 4.2596.
        assertThat(line(numbers, "Sharpe ratio a year").contradicts()).isFalse();
        assertThat(line(numbers, "Sharpe ratio a year").sentence()).contains("at most 4.26");
        // A value's correlation with its side is sqrt(2 / pi), so .06 with classes is .0752 at most: times sqrt(5040).
        List<Figure> more = new ArrayList<>(figures);
        more.add(figure("accuracy", 0.4, 0.5, 0.6));
        Evaluation classes = evaluation(5, more.toArray(new Figure[0]));
        assertThat(line(classes, "Sharpe ratio a year").sentence()).contains("at most 5.34");
    }

    @Test
    void figures_that_are_not_there_tell_nothing() {
        assertThat(Conversions.of(evaluation(5)).lines()).isEmpty();
        assertThat(Conversions.of(evaluation(5, figure(DIRECTION, Double.NaN, Double.NaN, Double.NaN)))
                        .lines())
                .isEmpty();
        Evaluation unknown = evaluation(
                5,
                figure(DIRECTION, 0, 0.1, 0.2),
                figure(Evaluation.SIDE_ACCURACY, 0, Double.NaN, 1),
                figure(Evaluation.EFFECTIVE_NAMES, 0, Double.NaN, 1));
        assertThat(Conversions.of(unknown).lines())
                .extracting(Conversions.Line::to)
                .containsExactly("accuracy of the sign");
        Evaluation noRatio = evaluation(5, figure(DIRECTION, 0, 0.1, 0.2), figure(Evaluation.EFFECTIVE_NAMES, 8, 8, 8));
        assertThat(line(noRatio, "Sharpe ratio a year").sentence()).doesNotContain("measured");
    }

    /**
     * One stock, labels of five sessions, a score that is new every day and has a correlation of .3 with its label. Its
     * ratio before costs is near .3 sqrt(252) = 4.8 (numpy on 200,000 days and .1: 1.55, where .1 sqrt(252 / 5) is
     * .71): more than a label a week could carry, and honest.
     */
    @Test
    void an_honest_score_that_is_new_every_day_is_not_accused() {
        List<Boolean> accused = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            SimulatedRows market = new SimulatedRows(1500, 1, Seed.of(seed).child("new every day"));
            Answers model = market.tilted("model", market.planted(0.3), 1);
            Settings free = Settings.standard(Seed.of(seed))
                    .withDraws(100)
                    .withTrading(new Trading(Trading.Position.EXCESS, new Costs(0, 0)));
            Evaluation evaluation =
                    Evaluation.of(market.test, model, market.majority().predictions(), free);
            accused.add(line(evaluation, "Sharpe ratio a year").contradicts());
            ratios.add(evaluation.figure(DailyFigures.SHARPE).value()
                    / line(evaluation, "Sharpe ratio a year").implied());
        }
        assertThat(accused).containsOnly(false);
        double[] sorted = ratios.stream().mapToDouble(r -> r).sorted().toArray();
        assertThat(Arrays.stream(sorted).average().orElseThrow()).isBetween(1.4, 3.0);
    }
}
