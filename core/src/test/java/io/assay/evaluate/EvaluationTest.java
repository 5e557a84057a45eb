package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class EvaluationTest {
    private static final Settings SETTINGS = Settings.standard(Seed.of(1)).withDraws(200);
    private static final SimulatedRows MARKET = new SimulatedRows(300, 12, Seed.of(3));

    private static Evaluation evaluation(Answers answers) {
        return Evaluation.of(MARKET.test, answers, MARKET.majority().predictions(), SETTINGS);
    }

    @Test
    void every_figure_of_a_noisy_model_has_an_interval_around_chance() {
        Evaluation evaluation = evaluation(MARKET.tilted("noise", MARKET.slowNoise(0), 1));

        for (String name : List.of("direction correlation", Evaluation.DAILY_RANK_IC, "Matthews correlation")) {
            Figure figure = evaluation.figure(name);
            assertThat(figure.interval().lower()).as(name).isLessThan(0.02);
            assertThat(figure.interval().upper()).as(name).isGreaterThan(-0.02);
        }
        assertThat(evaluation.figure("ROC AUC").value()).isCloseTo(0.5, within(0.02));
        assertThat(evaluation.figure("net return").value()).isLessThan(0.001);
        assertThat(evaluation.confusion().total()).isEqualTo(3600);
        assertThat(evaluation.span().overlap()).isEqualTo(SimulatedRows.HORIZON);
        assertThat(Plausibility.of(evaluation).leakSuspected()).isFalse();
    }

    @Test
    void the_majority_scores_nothing_and_costs_nothing() {
        Evaluation evaluation = evaluation(MARKET.majority());

        assertThat(evaluation.figure("direction correlation").value()).isZero();
        assertThat(evaluation.figure("net return").value()).isZero();
        assertThat(evaluation.figure(Evaluation.DAILY_RANK_IC).value()).isZero();
        assertThat(evaluation.figure("balanced accuracy").value()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(evaluation.figure("net Sharpe a year").value()).isNaN();
    }

    @Test
    void a_model_that_saw_the_outcome_is_suspected_of_a_leak() {
        Evaluation evaluation = evaluation(MARKET.tilted("leaky", MARKET.planted(0.6), 1));
        Plausibility plausibility = Plausibility.of(evaluation);

        assertThat(plausibility.leakSuspected()).isTrue();
        assertThat(plausibility.findings())
                .anyMatch(f -> f.band() == Plausibility.Band.RANK_IC_SHORT
                        && f.standing() == Plausibility.Standing.LEAK_SUSPECTED);
        assertThat(evaluation.figure("net return").value()).isPositive();
        assertThat(evaluation.figure(Evaluation.SIDE_ACCURACY).value()).isGreaterThan(0.6);
    }

    @Test
    void rows_without_an_answer_are_left_out_and_show_in_the_coverage() {
        Answers model = MARKET.tilted("noise", MARKET.slowNoise(0), 1);
        double[] values = model.predictions().values().clone();
        Arrays.fill(values, 0, values.length / 2, Double.NaN);
        Answers half = new Answers("half", new Predictions(SimulatedRows.TARGET, values));

        assertThat(evaluation(half).span().coverage()).isEqualTo(0.5);
        assertThat(evaluation(half).span().days()).isEqualTo(150);

        Arrays.fill(values, Double.NaN);
        assertThatThrownBy(() -> evaluation(half))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test row");
    }

    @Test
    void a_comparison_is_paired_and_its_verdict_names_what_failed() {
        Answers skilled = MARKET.tilted("skilled", MARKET.planted(0.5), 1);
        List<Answers> nulls = List.of(MARKET.majority(), MARKET.persistence(), MARKET.alwaysUp());

        Comparison comparison = Comparison.of(MARKET.test, skilled, nulls, SETTINGS);
        Verdict verdict = Verdict.of(comparison);

        assertThat(comparison.differences()).hasSize(Measure.values().length * 3);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.SKILL);
        assertThat(verdict.sentence())
                .startsWith("SKILL: direction correlation")
                .contains("300 days");
        for (Comparison.Difference d : comparison.by(Measure.DIRECTION)) {
            assertThat(d.lower()).isLessThan(d.estimate());
            assertThat(d.upper()).isGreaterThan(d.estimate());
        }

        Verdict same = Verdict.of(Comparison.of(MARKET.test, MARKET.majority(), nulls, SETTINGS));
        assertThat(same.outcome()).isEqualTo(Verdict.Outcome.NOT_ESTABLISHED);
        assertThat(same.failed()).contains("majority");
        Verdict reversed =
                Verdict.of(Comparison.of(MARKET.test, MARKET.majority(), List.of(nulls.get(0), skilled), SETTINGS));
        assertThat(reversed.outcome()).isEqualTo(Verdict.Outcome.WORSE_THAN_NULL);
        assertThat(reversed.sentence()).contains("worse than skilled");
    }

    @Test
    void too_few_days_establish_nothing_and_the_verdict_says_why() {
        SimulatedRows tiny = new SimulatedRows(60, 5, Seed.of(4));
        Comparison comparison =
                Comparison.of(tiny.test, tiny.tilted("m", tiny.planted(0.9), 1), List.of(tiny.majority()), SETTINGS);
        Verdict verdict = Verdict.of(comparison);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_ESTABLISHED);
        assertThat(verdict.sentence()).contains("n/a").contains("too short");
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        Answers model = MARKET.tilted("noise", MARKET.pastScore(10), 10);

        assertThat(Comparison.of(MARKET.test, model, List.of(MARKET.majority()), SETTINGS))
                .isEqualTo(Comparison.of(MARKET.test, model, List.of(MARKET.majority()), SETTINGS));
    }

    @Test
    void buy_and_hold_trades_once_a_tranche_and_the_costs_of_a_flip_are_twice_the_position() {
        SimulatedRows one = new SimulatedRows(20, 1, Seed.of(5));
        JudgedRows rows = JudgedRows.of(one.test, one.majority().predictions(), List.of());
        double[] hold = new double[20];
        Arrays.fill(hold, 1);
        Trading trading = new Trading(Trading.Position.EXCESS, new Costs(5, 5));

        // Five tranches are opened once and closed once: ten units of turnover at 10 bp.
        assertThat(Arrays.stream(trading.costs(rows, hold)).sum()).isCloseTo(10 * 0.001, within(1e-12));
        double[] flip = hold.clone();
        flip[10] = -1;
        assertThat(Arrays.stream(trading.costs(rows, flip)).sum()).isCloseTo(14 * 0.001, within(1e-12));
    }

    @Test
    void conversions_are_those_of_the_yardsticks() {
        assertThat(Plausibility.accuracyOfCorrelation(0.0521)).isCloseTo(0.5166, within(5e-5));
        assertThat(Plausibility.correlationOfAccuracy(0.60)).isCloseTo(0.31, within(0.005));
        assertThat(Plausibility.correlationOfAccuracy(0.72)).isCloseTo(0.64, within(0.005));
        assertThat(Plausibility.ratioOfCorrelation(0.05, 400)).isCloseTo(1, within(1e-12));
    }
}
