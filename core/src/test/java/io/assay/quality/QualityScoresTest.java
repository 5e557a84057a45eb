package io.assay.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.feature.ColumnsInMemory;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.quality.QualityScores.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Signals whose chances are known, and models that know them, guess or are wrong. */
class QualityScoresTest {
    private static final int DAYS = 1200;
    private static final int A_DAY = 5;
    private static final int ROWS = DAYS * A_DAY;

    private final double[] chance = new double[ROWS];
    private final double[] luck = new double[ROWS];
    private final int[] side = new int[ROWS];
    private final Dataset rows = rows();

    private Dataset rows() {
        RandomGenerator random = Seed.of(3).random();
        Dataset.Rows all = Dataset.Rows.blank(ROWS);
        float[][] none = new float[1][ROWS];
        for (int row = 0; row < ROWS; row++) {
            chance[row] = 0.3 + 0.4 * random.nextDouble();
            luck[row] = random.nextDouble();
            side[row] = row % 2 == 0 ? 1 : -1;
            int day = row / A_DAY;
            all.instrument()[row] = 0;
            all.decisionDay()[row] = day;
            all.entryDay()[row] = day + 1;
            all.exitDay()[row] = day + 5;
            all.knownDay()[row] = day + 5;
            all.target()[row] = random.nextDouble() < chance[row] ? 1 : 0;
            all.outcome()[row] = all.target()[row] > 0 ? 0.03 : -0.02;
        }
        FeatureInfo column = FeatureInfo.of("none", FeatureGroup.SIGNAL, "nothing", 0);
        return Dataset.of(
                new ColumnsInMemory(List.of(column), none),
                TakenSignals.SUCCESS,
                List.of(new Instrument("SIM", "A")),
                all);
    }

    private static Answers says(String name, double[] probability) {
        double[] values = new double[2 * probability.length];
        for (int row = 0; row < probability.length; row++) {
            values[2 * row] = 1 - probability[row];
            values[2 * row + 1] = probability[row];
        }
        return new Answers(name, new Predictions(TakenSignals.SUCCESS, values));
    }

    private static double[] constant(double value) {
        double[] all = new double[ROWS];
        Arrays.fill(all, value);
        return all;
    }

    private QualityScores judged(List<Answers> models, double[]... nulls) {
        List<Answers> base = new ArrayList<>(List.of(says("base rate", constant(0.5))));
        for (double[] other : nulls) {
            base.add(says("null " + base.size(), other));
        }
        return QualityScores.of(new QualityScores.Tested(rows, side, 5), models, base, Seed.of(1));
    }

    @Test
    void whoever_knows_the_chances_has_skill_and_luck_has_none() {
        double[] wrong = Arrays.stream(chance).map(p -> 1 - p).toArray();
        QualityScores scores =
                judged(List.of(says("knows", chance), says("guesses", luck), says("is wrong", wrong)), luck);
        assertThat(scores.rows().stream().map(QualityScores.Row::outcome))
                .containsExactly(
                        Outcome.SKILL, Outcome.NOT_ESTABLISHED, Outcome.WORSE_THAN_NULL, Outcome.NULL, Outcome.NULL);
        QualityScores.Row knows = scores.rows().get(0);
        assertThat(knows.auc().interval().lower()).isGreaterThan(0.55);
        assertThat(knows.lossSaved().isSure()).isTrue();
        assertThat(knows.calibrationError()).isLessThan(0.02);
        assertThat(knows.lift().isSure()).isTrue();
        assertThat(knows.excess().isSure()).isTrue();
        assertThat(knows.kept()).isCloseTo(0.5, within(0.03));
        QualityScores.Row guesses = scores.rows().get(1);
        assertThat(guesses.auc().interval().lower()).isLessThan(0.5);
        assertThat(guesses.auc().interval().upper()).isGreaterThan(0.5);
        assertThat(guesses.lossSaved().value()).isNegative();
        assertThat(scores.rows().get(3).auc().value()).isEqualTo(0.5);
        assertThat(scores.count()).isEqualTo(ROWS);
        assertThat(scores.days()).isEqualTo(DAYS);
    }

    @Test
    void what_a_null_knows_as_well_needs_no_model() {
        QualityScores scores = judged(List.of(says("knows", chance)), chance);
        assertThat(scores.rows().get(0).outcome()).isEqualTo(Outcome.TELLS);
        assertThat(scores.rows().get(0).auc()).isEqualTo(scores.rows().get(2).auc());
    }

    @Test
    void figures_are_those_of_the_rows() {
        QualityScores scores = judged(List.of(says("knows", chance)));
        double right = 0;
        double kept = 0;
        double won = 0;
        double all = 0;
        double[] of = new double[2];
        double[] keptOf = new double[2];
        for (int row = 0; row < ROWS; row++) {
            boolean success = rows.rows().target()[row] > 0;
            all += success ? 1 : 0;
            right += (chance[row] > 0.5) == success ? 1 : 0;
            kept += chance[row] > 0.5 ? 1 : 0;
            won += chance[row] > 0.5 && success ? 1 : 0;
            of[row % 2] += success ? 2.0 / ROWS : 0;
            keptOf[row % 2] += chance[row] > 0.5 ? 1 : 0;
        }
        QualityScores.Row row = scores.rows().get(0);
        assertThat(row.accuracy().value()).isEqualTo(right / ROWS);
        assertThat(row.kept()).isEqualTo(kept / ROWS);
        double had = (keptOf[0] * of[0] + keptOf[1] * of[1]) / kept;
        assertThat(row.lift().value()).isCloseTo(won / kept - had, within(1e-12));
        assertThat(row.excess().value()).isCloseTo(0.05 * (won / kept - had), within(1e-12));
        assertThat(scores.longRate().value()).isCloseTo(of[0], within(1e-12));
        assertThat(scores.shortRate().value()).isCloseTo(of[1], within(1e-12));
        assertThat(scores.net().value()).isCloseTo(0.05 * all / ROWS - 0.02, within(1e-12));
    }

    @Test
    void signals_of_which_somebody_says_nothing_are_left_out_and_counted() {
        double[] some = chance.clone();
        some[7] = Double.NaN;
        some[4000] = Double.NaN;
        QualityScores scores = judged(List.of(says("knows", some)));
        assertThat(scores.silent()).isEqualTo(2);
        assertThat(scores.count()).isEqualTo(ROWS - 2);
        assertThatThrownBy(() ->
                        QualityScores.of(new QualityScores.Tested(rows, side, 5), List.of(), List.of(), Seed.of(1)))
                .hasMessageContaining("'nulls'");
    }

    /** Where most long trades succeed and most short ones fail, whoever knows the side knows nothing of the signal. */
    @Test
    void knowing_the_side_is_not_knowing_the_signal() {
        double[] rate = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            rate[row] = side[row] > 0 ? 0.8 : 0.2;
            rows.rows().target()[row] = luck[row] < rate[row] ? 1 : 0;
        }
        double[] nearly = Arrays.stream(rate).map(p -> 0.5 + 0.96 * (p - 0.5)).toArray();
        QualityScores scores = QualityScores.of(
                new QualityScores.Tested(rows, side, 5),
                List.of(says("knows the side", nearly)),
                List.of(says("side's rate", rate), says("base rate", constant(0.5))),
                Seed.of(1));
        QualityScores.Row row = scores.rows().get(0);
        assertThat(row.auc().value()).isEqualTo(0.5);
        assertThat(row.outcome()).isEqualTo(Outcome.NOT_ESTABLISHED);
        assertThat(scores.longRate().value()).isGreaterThan(0.75);
        assertThat(scores.shortRate().value()).isLessThan(0.25);
    }

    @Test
    void signals_of_one_side_alone_are_judged_as_well() {
        for (int which : new int[] {1, -1}) {
            int[] own = IntStream.range(0, ROWS).filter(r -> side[r] == which).toArray();
            QualityScores.Tested some = new QualityScores.Tested(
                    rows.select(own), Arrays.stream(own).map(r -> side[r]).toArray(), 5);
            double[] known =
                    Arrays.stream(own).mapToDouble(r -> rows.rows().target()[r]).toArray();
            double[] flat = new double[own.length];
            Arrays.fill(flat, 0.5);
            QualityScores scores =
                    QualityScores.of(some, List.of(says("knows", known)), List.of(says("base", flat)), Seed.of(1));
            assertThat(scores.rows().get(0).auc().value()).isEqualTo(1);
            assertThat(scores.rows().get(0).lift().value()).isPositive();
        }
    }
}
