package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.metric.Correlation;
import io.assay.metric.Draws;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Models of simulated markets whose knowledge is planted. */
class SideBySideTest {
    private static final String DIRECTION = Measure.DIRECTION.title();

    private static SideBySide of(SimulatedRows market, int draws, Answers... models) {
        return of(market.test, draws, List.of(market.majority(), market.persistence()), models);
    }

    private static SideBySide of(Dataset test, int draws, List<Answers> nulls, Answers... models) {
        Settings settings = Settings.standard(Seed.of(4)).withDraws(draws);
        return SideBySide.of(
                test,
                new SideBySide.Voices(List.of(models), nulls),
                settings,
                new SideBySide.Work(new Parallel(2), Progress.NONE));
    }

    @Test
    void figures_and_differences_are_those_of_a_plain_recomputation() {
        SimulatedRows market = new SimulatedRows(300, 12, Seed.of(1));
        Answers little = market.tilted("little", market.planted(0.05), 0.3);
        Answers much = market.tilted("much", market.planted(0.4), 0.3);
        SideBySide table = of(market, 100, little, much);
        assertThat(table.models()).extracting(Evaluation::model).containsExactly("little", "much");
        assertThat(table.nulls()).extracting(Evaluation::model).containsExactly("majority", "persistence");
        PairedGap direction = table.by(DIRECTION).get(0);
        assertThat(direction.own()).isCloseTo(direction(market, much), within(1e-12));
        assertThat(direction.reference()).isCloseTo(direction(market, little), within(1e-12));
        assertThat(direction.estimate()).isCloseTo(direction(market, much) - direction(market, little), within(1e-12));
        PairedGap accuracy = table.by("accuracy").get(0);
        assertThat(accuracy.own()).isCloseTo(accuracy(market, much), within(1e-12));
        assertThat(accuracy.reference()).isCloseTo(accuracy(market, little), within(1e-12));
        PairedGap daily = table.by(PairedSheet.DAILY_IC).get(0);
        assertThat(daily.own()).isCloseTo(dailyIc(market, much), within(1e-12));
        // Every figure of a model is the one that its own evaluation has.
        Evaluation alone = Evaluation.of(
                market.test,
                much,
                market.majority().predictions(),
                Settings.standard(Seed.of(4)).withDraws(100));
        for (Figure figure : alone.figures()) {
            assertThat(Double.valueOf(
                            table.models().get(1).figure(figure.name()).value()))
                    .as(figure.name())
                    .isEqualTo(Double.valueOf(figure.value()));
        }
    }

    private static double direction(SimulatedRows market, Answers who) {
        Predictions base = market.majority().predictions();
        double product = 0;
        double said = 0;
        double came = 0;
        for (int i = 0; i < market.test.size(); i++) {
            double e = who.predictions().score(i) - base.score(i);
            double r = market.test.rows().target()[i] - 1 - base.score(i);
            product += e * r;
            said += e * e;
            came += r * r;
        }
        return product / Math.sqrt(said * came);
    }

    private static double accuracy(SimulatedRows market, Answers who) {
        double hits = 0;
        for (int i = 0; i < market.test.size(); i++) {
            hits += who.predictions().classOf(i) == market.test.rows().target()[i] ? 1 : 0;
        }
        return hits / market.test.size();
    }

    private static double dailyIc(SimulatedRows market, Answers who) {
        List<Double> days = new ArrayList<>();
        for (int from = 0; from < market.test.size(); from += 12) {
            double[] score = new double[12];
            int first = from;
            Arrays.setAll(score, i -> who.predictions().score(first + i));
            days.add(Correlation.pearson(
                    score, Arrays.copyOfRange(market.test.rows().outcome(), from, from + 12)));
        }
        return days.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void who_knows_more_is_better_whoever_is_the_reference() {
        SimulatedRows market = new SimulatedRows(400, 5, Seed.of(2));
        Answers noise = market.tilted("noise", market.slowNoise(0), 0.3);
        Answers knows = market.tilted("knows", market.planted(0.4), 0.3);
        SideBySide one = of(market, 300, noise, knows);
        SideBySide other = of(market, 300, knows, noise);
        assertThat(one.by(DIRECTION).get(0).outcome()).isEqualTo(PairedGap.Outcome.BETTER);
        assertThat(other.by(DIRECTION).get(0).outcome()).isEqualTo(PairedGap.Outcome.WORSE);
        assertThat(one.by("log loss").get(0).outcome()).isEqualTo(PairedGap.Outcome.BETTER);
        Draws.Interval there = one.by(DIRECTION).get(0).together();
        Draws.Interval back = other.by(DIRECTION).get(0).together();
        assertThat(back.lower()).isCloseTo(-there.upper(), within(1e-12));
        assertThat(back.upper()).isCloseTo(-there.lower(), within(1e-12));
        assertThat(Verdict.of(one.skill().get(1)).outcome()).isEqualTo(Verdict.Outcome.SKILL);
        assertThat(Verdict.of(one.skill().get(0)).outcome()).isEqualTo(Verdict.Outcome.NOT_ESTABLISHED);
    }

    @Test
    void the_same_answers_differ_by_nothing() {
        SimulatedRows market = new SimulatedRows(200, 3, Seed.of(3));
        double[] score = market.planted(0.3);
        Answers one = market.tilted("one", score, 0.3);
        Answers copy = market.tilted("copy", score, 0.3);
        Answers other = market.tilted("other", market.planted(0.3), 0.3);
        assertThat(SideBySide.isSame(one, copy)).isTrue();
        assertThat(SideBySide.isSame(one, other)).isFalse();
        for (PairedGap gap : of(market, 100, one, copy).gaps()) {
            assertThat(gap.estimate()).isZero();
            assertThat(gap.together()).as(gap.figure()).isEqualTo(new Draws.Interval(0, 0));
            assertThat(gap.outcome()).isEqualTo(PairedGap.Outcome.OPEN);
        }
    }

    @Test
    void two_that_mostly_agree_are_told_apart_where_their_own_intervals_overlap() {
        SimulatedRows market = new SimulatedRows(400, 5, Seed.of(5));
        double[] score = market.planted(0.2);
        double[] more = market.planted(1);
        double[] better = new double[score.length];
        Arrays.setAll(better, i -> score[i] + 0.04 * more[i]);
        SideBySide table = of(market, 300, market.tilted("one", score, 0.3), market.tilted("better", better, 0.3));
        Draws.Interval first = table.models().get(0).figure(DIRECTION).interval();
        Draws.Interval second = table.models().get(1).figure(DIRECTION).interval();
        assertThat(first.upper()).isGreaterThan(second.lower());
        assertThat(table.by(DIRECTION).get(0).outcome()).isEqualTo(PairedGap.Outcome.BETTER);
    }

    @Test
    void noise_is_seldom_told_from_noise() {
        int told = 0;
        int markets = 60;
        for (int s = 0; s < markets; s++) {
            SimulatedRows market = new SimulatedRows(200, 1, Seed.of(100 + s));
            Answers one = market.tilted("one", market.slowNoise(0.8), 0.3);
            Answers other = market.tilted("other", market.slowNoise(0.8), 0.3);
            SideBySide table = of(market.test, 100, List.of(market.majority()), one, other);
            told += table.by(DIRECTION).get(0).outcome() == PairedGap.Outcome.OPEN ? 0 : 1;
        }
        // 3 of 60 are expected at 5 %, 10 or more in one of a thousand cases. Of 1,000 it was 42.
        assertThat(told).isLessThanOrEqualTo(9);
    }

    @Test
    void rows_on_which_one_says_nothing_count_for_nobody() {
        SimulatedRows market = new SimulatedRows(200, 3, Seed.of(6));
        Answers one = market.tilted("one", market.planted(0.2), 0.3);
        Answers other = market.tilted("other", market.planted(0.2), 0.3);
        double[] values = other.predictions().values();
        for (int row = 0; row < 90; row++) {
            Arrays.fill(values, 3 * row, 3 * row + 3, Double.NaN);
        }
        SideBySide table = of(market, 100, one, other);
        assertThat(table.span().rows()).isEqualTo(510);
        assertThat(table.skill().get(0).span().rows()).isEqualTo(510);
        int[] spoken = IntStream.range(90, 600).toArray();
        Evaluation alone = Evaluation.of(
                market.test.select(spoken),
                new Answers("one", one.predictions().select(spoken)),
                market.majority().predictions().select(spoken),
                Settings.standard(Seed.of(4)).withDraws(100));
        assertThat(table.models().get(0).figure(DIRECTION).value())
                .isEqualTo(alone.figure(DIRECTION).value());
    }

    @Test
    void one_model_alone_is_no_comparison() {
        SimulatedRows market = new SimulatedRows(100, 1, Seed.of(7));
        assertThatThrownBy(() -> of(market, 100, market.alwaysUp()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("models");
    }
}
