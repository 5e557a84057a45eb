package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Seed;
import io.assay.metric.Confusion;
import io.assay.metric.Draws;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class VerdictTest {
    private static final Draws.Interval NONE = new Draws.Interval(Double.NaN, Double.NaN);

    private static Comparison comparison(int blockLength, double... lowerUpper) {
        List<Comparison.Difference> differences = new ArrayList<>();
        for (int j = 0; j < lowerUpper.length / 2; j++) {
            differences.add(new Comparison.Difference(
                    Measure.DIRECTION, "null" + j, .1, .02 * j, NONE, lowerUpper[2 * j], lowerUpper[2 * j + 1]));
        }
        // The same nulls by another measure, in which everything is lost: it must not matter.
        differences.add(new Comparison.Difference(Measure.NET_RETURN, "null0", -1, 1, NONE, -3, -2));
        Comparison.Span span = new Comparison.Span(500, 1, 14_610, 14_900, 250, 60, 5, blockLength);
        return new Comparison("model", differences, span, .01);
    }

    @Test
    void skill_is_above_every_null_at_once() {
        Verdict verdict = Verdict.of(comparison(15, .03, .2, .01, .2));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.SKILL);
        assertThat(verdict.failed()).isEmpty();
        assertThat(verdict.sentence())
                .isEqualTo("SKILL: direction correlation 0.1000; over the closest null, null1, +0.0800 (one-sided"
                        + " 99.0 % lower bound +0.0100) on 500 rows of 250 days (worth about 60"
                        + " independent days), 2010-01-01..2010-10-18; it beats every null.");
    }

    @Test
    void one_null_that_is_not_beaten_is_enough_and_zero_is_not_above_zero() {
        Verdict verdict = Verdict.of(comparison(15, .03, .2, 0, .2));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_ESTABLISHED);
        assertThat(verdict.failed()).containsExactly("null1");
        assertThat(verdict.sentence()).contains("not shown to beat null1").doesNotContain("worse");
    }

    @Test
    void worse_than_one_null_is_said_though_another_is_beaten() {
        Verdict verdict = Verdict.of(comparison(15, .03, .2, -.4, -.1));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.WORSE_THAN_NULL);
        assertThat(verdict.sentence()).startsWith("WORSE THAN NULL").endsWith("worse than null1.");
    }

    @Test
    void without_bounds_nothing_is_established_and_the_days_it_takes_are_said() {
        Verdict verdict = Verdict.of(comparison(40, Double.NaN, Double.NaN));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_ESTABLISHED);
        assertThat(verdict.failed()).containsExactly("null0");
        assertThat(verdict.sentence())
                .contains("lower bound n/a")
                .contains("too short for any bound")
                .contains("at least 320 days");
    }

    @Test
    void a_figure_above_its_band_by_chance_is_no_leak_and_one_wholly_above_is() {
        Figure chance = new Figure("side accuracy", .55, new Draws.Interval(.50, .60), "");
        Figure sure = new Figure("side accuracy", .60, new Draws.Interval(.57, .63), "");
        Figure within = new Figure("side accuracy", .5371, new Draws.Interval(.53, .54), "");
        Figure undefined = new Figure("side accuracy", Double.NaN, NONE, "");
        Figure unbounded = new Figure("side accuracy", .9, NONE, "");

        assertThat(standing(chance, 5)).isEqualTo(Plausibility.Standing.ABOVE_BY_CHANCE);
        assertThat(standing(sure, 5)).isEqualTo(Plausibility.Standing.LEAK_SUSPECTED);
        assertThat(standing(within, 5)).isEqualTo(Plausibility.Standing.WITHIN);
        assertThat(standing(unbounded, 5)).isEqualTo(Plausibility.Standing.ABOVE_BY_CHANCE);
        assertThat(Plausibility.of(evaluation(undefined, 5)).findings()).isEmpty();
        assertThat(Plausibility.of(evaluation(sure, 5)).leakSuspected()).isTrue();
    }

    @Test
    void labels_of_a_month_have_a_band_of_their_own() {
        Figure ic = new Figure(Evaluation.DAILY_RANK_IC, .09, new Draws.Interval(.08, .10), "");

        assertThat(standing(ic, 1)).isEqualTo(Plausibility.Standing.LEAK_SUSPECTED);
        assertThat(standing(ic, 20)).isEqualTo(Plausibility.Standing.WITHIN);
    }

    private static Plausibility.Standing standing(Figure figure, int overlap) {
        return Plausibility.of(evaluation(figure, overlap)).findings().get(0).standing();
    }

    private static Evaluation evaluation(Figure figure, int overlap) {
        Comparison.Span span = new Comparison.Span(500, 1, 1, 300, 250, 60, overlap, 15);
        return new Evaluation("model", List.of(figure), new Confusion(new double[4], 2), span);
    }

    /** The yardsticks' table: 1/2 + asin(rho) / pi, computed in numpy. */
    @Test
    void every_row_of_the_conversion_table_holds_both_ways() {
        double[] ic = {.03, .0521, .0667};
        double[] accuracy = {.5096, .5166, .5212};
        for (int i = 0; i < ic.length; i++) {
            assertThat(Plausibility.accuracyOfCorrelation(ic[i])).isCloseTo(accuracy[i], within(6e-5));
        }
        assertThat(Plausibility.correlationOfAccuracy(.574)).isCloseTo(.23, within(.005));
        assertThat(Plausibility.correlationOfAccuracy(.60)).isCloseTo(.31, within(.005));
        assertThat(Plausibility.correlationOfAccuracy(.65)).isCloseTo(.45, within(.005));
        assertThat(Plausibility.correlationOfAccuracy(.72)).isCloseTo(.64, within(.005));
        assertThat(Plausibility.correlationOfAccuracy(.80)).isCloseTo(.81, within(.005));
        assertThat(Plausibility.ratioOfCorrelation(.31, 1695 * 252)).isCloseTo(200, within(5.0));
        for (double rho = -1; rho <= 1; rho += .125) {
            double there = Plausibility.accuracyOfCorrelation(rho);
            assertThat(Plausibility.correlationOfAccuracy(there)).isCloseTo(rho, within(1e-12));
        }
        assertThatThrownBy(() -> Plausibility.accuracyOfCorrelation(1.1)).hasMessageContaining("correlation");
        assertThatThrownBy(() -> Plausibility.correlationOfAccuracy(-.1)).hasMessageContaining("accuracy");
        assertThatThrownBy(() -> Plausibility.ratioOfCorrelation(.1, -1)).hasMessageContaining("breadth");
    }

    @Test
    void settings_and_costs_are_checked() {
        Settings s = Settings.standard(Seed.of(1));
        assertThat(s.level()).isEqualTo(.01);
        assertThat(s.draws()).isEqualTo(2000);
        assertThat(s.measures()).containsExactly(Measure.values());
        assertThat(s.withDraws(100).seed()).isEqualTo(s.seed());
        assertThatThrownBy(() -> s.withDraws(99)).hasMessageContaining("draws");
        assertThatThrownBy(() -> s.withMeasures(List.of(Measure.RANK_IC))).hasMessageContaining("primary");
        assertThatThrownBy(() -> new Settings(.6, .05, 100, 2, s.trading(), s.measures(), s.seed()))
                .hasMessageContaining("level");
        assertThatThrownBy(() -> new Settings(.01, .05, 100, 1, s.trading(), s.measures(), s.seed()))
                .hasMessageContaining("fewestNames");
        assertThat(Costs.STANDARD.perTurnover()).isCloseTo(.00075, within(1e-15));
        assertThatThrownBy(() -> new Costs(-1, 0)).hasMessageContaining("feeBp");
        assertThatThrownBy(() -> new Costs(0, Double.NaN)).hasMessageContaining("halfSpreadBp");
        assertThatThrownBy(() -> SmallRows.numbers(" ", 1)).hasMessageContaining("name");
    }
}
