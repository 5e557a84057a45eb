package io.assay.quality.regime;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.WindowsInMemory;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.quality.regime.RegimeScores.Outcome;
import io.assay.quality.regime.RegimeScores.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A regime that changes every forty days on average, asked for five sessions ahead. */
class RegimeScoresTest {
    private static final int DAYS = 3000;
    private static final int AHEAD = 5;

    private final int[] regime = new int[DAYS + AHEAD];
    private final RegimeScores.Tested tested = tested();

    private RegimeScores.Tested tested() {
        RandomGenerator random = Seed.of(2).random();
        for (int day = 1; day < regime.length; day++) {
            regime[day] = random.nextInt(40) == 0 ? (regime[day - 1] + 1 + random.nextInt(3)) % 4 : regime[day - 1];
        }
        Dataset.Rows rows = Dataset.Rows.blank(DAYS);
        for (int day = 0; day < DAYS; day++) {
            rows.decisionDay()[day] = day;
            rows.entryDay()[day] = day + 1;
            rows.exitDay()[day] = day + AHEAD;
            rows.knownDay()[day] = day + AHEAD;
            rows.target()[day] = regime[day + AHEAD];
        }
        Instrument whose = new Instrument("INDEX", "X");
        FeatureInfo none = FeatureInfo.of("none", FeatureGroup.INDEX, "nothing", 0);
        Dataset dataset = Dataset.of(
                new WindowsInMemory(List.of(none), 1, new float[DAYS][1], Collections.nCopies(DAYS, whose)),
                RegimeRows.target(AHEAD),
                List.of(whose),
                rows);
        return new RegimeScores.Tested(dataset, Arrays.copyOf(regime, DAYS), AHEAD);
    }

    private static Answers says(String name, int[] classes) {
        double[] values = new double[4 * classes.length];
        for (int row = 0; row < classes.length; row++) {
            values[4 * row + classes[row]] = 1;
        }
        return new Answers(name, new Predictions(RegimeRows.target(AHEAD), values));
    }

    private Row judged(int[] classes) {
        return RegimeScores.of(tested, List.of(says("model", classes)), List.of(), Seed.of(1))
                .rows()
                .get(0);
    }

    private int[] at(int shift) {
        int[] classes = new int[DAYS];
        Arrays.setAll(classes, day -> regime[Math.max(0, day + shift)]);
        return classes;
    }

    @Test
    void foresight_has_skill_and_persistence_has_none_though_it_is_right_on_most_days() {
        Row knows = judged(at(AHEAD));
        assertThat(knows.outcome()).isEqualTo(Outcome.SKILL);
        assertThat(knows.accuracy().value()).isEqualTo(1);
        assertThat(knows.recall().value()).isEqualTo(1);
        assertThat(knows.falseAlarms()).isZero();
        assertThat(knows.delay()).isLessThan(-4);
        Row stays = judged(at(0));
        assertThat(stays.outcome()).isEqualTo(Outcome.NOT_ESTABLISHED);
        assertThat(stays.accuracy().value()).isGreaterThan(0.85);
        assertThat(stays.over().value()).isZero();
        assertThat(stays.recall().value()).isZero();
        assertThat(stays.delay()).isZero();
        assertThat(stays.missed()).isZero();
    }

    @Test
    void who_lags_is_worse_than_persistence_and_late() {
        Row late = judged(at(-10));
        assertThat(late.outcome()).isEqualTo(Outcome.WORSE_THAN_PERSISTENCE);
        assertThat(late.delay()).isBetween(5.0, 10.0);
        assertThat(late.missed()).isBetween(0.05, 0.5);
        assertThat(late.falseAlarms()).isPositive();
    }

    @Test
    void figures_are_those_of_the_days() {
        RegimeScores scores = RegimeScores.of(
                tested, List.of(says("model", at(2))), List.of(says("other", new int[DAYS])), Seed.of(1));
        int right = 0;
        int changed = 0;
        for (int day = 0; day < DAYS; day++) {
            right += regime[day + 2] == regime[day + AHEAD] ? 1 : 0;
            changed += regime[day] != regime[day + AHEAD] ? 1 : 0;
        }
        assertThat(scores.rows().get(0).accuracy().value()).isCloseTo(right / (double) DAYS, within(1e-12));
        assertThat(scores.changed()).isCloseTo(changed / (double) DAYS, within(1e-12));
        assertThat(scores.rows().stream().map(Row::name)).containsExactly("model", "persistence", "other");
        assertThat(scores.rows().get(2).outcome()).isEqualTo(Outcome.NULL);
    }

    @Test
    void intervals_of_shares_do_not_reach_beyond_one() {
        int[] classes = at(AHEAD);
        for (int day = 0; day < DAYS; day++) {
            // Long right, then wrong for a while: the days of few blocks vary much.
            classes[day] = day < DAYS - 60 ? classes[day] : (classes[day] + 1) % 4;
        }
        Row row = judged(classes);
        assertThat(row.accuracy().value()).isLessThan(1);
        assertThat(row.accuracy().interval().upper()).isEqualTo(1);
        assertThat(row.accuracy().interval().lower()).isLessThan(row.accuracy().value());
    }
}
