package io.assay.train;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.dataset.WalkForward;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.model.builtin.LinearLearner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CommitteeWalkForwardTest {
    private static final Seed SEED = Seed.of(1);
    private static final List<Target> TARGETS = List.of(CommitteeData.CLASSES, CommitteeData.NUMBER);
    private static final int FIRST = 60;
    private static final int LENGTH = 40;

    private static CommitteeWalkForward.Nested run(Dataset data, CommitteeRule rule) {
        List<Learner> candidates = CommitteeData.candidates(data.target());
        return new CommitteeWalkForward(rule).run(data, CommitteeData.walks(data, candidates));
    }

    @ParameterizedTest
    @EnumSource(CommitteeRule.class)
    void it_equals_the_committee_that_walks_forward_inside_each_training_window(CommitteeRule rule) {
        for (Target target : TARGETS) {
            Dataset data = CommitteeData.of(target, 1);
            Committee committee = new Committee(CommitteeData.candidates(target), rule, CommitteeData.WINDOWS);
            OutOfSample nested = new CrossFit(CommitteeData.WINDOWS).run(data, committee, SEED, new Parallel(1));
            CommitteeWalkForward.Nested cheap = run(data, rule);

            assertThat(cheap.outOfSample().predictions().values())
                    .isEqualTo(nested.predictions().values());
            assertThat(cheap.last().weights())
                    .isEqualTo(committee
                            .fitWithChoice(data.examples(), SEED)
                            .choice()
                            .weights());
            if (rule != CommitteeRule.AVERAGE) {
                assertThat(cheap.choices().stream().map(CommitteeChoice::leader).distinct())
                        .as("choices that move from window to window, so that the test can fail")
                        .hasSizeGreaterThan(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BEST", "SCORE_WEIGHTED"})
    void no_choice_moves_with_targets_that_were_not_known_before_its_window(CommitteeRule rule) {
        for (Target target : TARGETS) {
            Dataset data = CommitteeData.of(target, 2);
            List<CommitteeChoice> choices = run(data, rule).choices();
            int moved = 0;
            for (int k = 0; k < choices.size(); k++) {
                int firstDecision = FIRST + k * LENGTH;
                List<CommitteeChoice> later = run(CommitteeData.noisy(data, firstDecision, true), rule)
                        .choices();
                for (int j = 0; j <= k; j++) {
                    assertThat(later.get(j).weights()).isEqualTo(choices.get(j).weights());
                    assertThat(later.get(j).totals().loss())
                            .isEqualTo(choices.get(j).totals().loss());
                }
                List<CommitteeChoice> earlier = run(CommitteeData.noisy(data, firstDecision, false), rule)
                        .choices();
                double[] losses = choices.get(k).totals().loss();
                assertThat(Arrays.equals(earlier.get(k).totals().loss(), losses))
                        .isEqualTo(k == 0);
                moved += Arrays.equals(earlier.get(k).weights(), choices.get(k).weights()) ? 0 : 1;
            }
            assertThat(moved).as("choices that move with past targets").isPositive();
        }
    }

    @Test
    void a_target_known_on_the_day_of_the_first_decision_is_not_yet_used_and_one_of_the_day_before_is() {
        Dataset data = CommitteeData.of(CommitteeData.NUMBER, 4);
        List<OutOfSample> walks = CommitteeData.walks(data, CommitteeData.candidates(data.target()));
        int[] known = walks.get(0).rows().rows().knownDay();
        double[] weight = walks.get(0).rows().rows().weight();
        double expected = 0;
        for (int r = 0; r < known.length; r++) {
            expected += known[r] <= 99 ? weight[r] : 0;
        }
        CommitteeWalkForward.Nested nested = new CommitteeWalkForward(CommitteeRule.BEST).run(data, walks);

        assertThat(nested.choices().get(1).window()).isEqualTo("from 100");
        assertThat(nested.choices().get(1).totals().weight()).isCloseTo(expected, within(1e-9));
        assertThat(known).contains(99, 100);
    }

    @Test
    void in_the_first_window_nothing_is_known_and_the_choice_says_so() {
        for (CommitteeRule rule : CommitteeRule.values()) {
            CommitteeChoice first = run(CommitteeData.of(CommitteeData.NUMBER, 1), rule)
                    .choices()
                    .get(0);

            assertThat(first.isInformed()).isFalse();
            assertThat(first.note()).contains("known before");
            assertThat(first.weights())
                    .containsExactly(
                            rule == CommitteeRule.BEST ? new double[] {1, 0, 0, 0} : new double[] {.25, .25, .25, .25});
        }
    }

    @Test
    void where_a_chosen_candidate_is_silent_so_is_the_committee_and_nobody_is_scored() {
        Dataset data = CommitteeData.of(CommitteeData.CLASSES, 1);
        LinearLearner all = LinearLearner.logistic(1);
        List<Learner> talkative = List.of(all, all.withColumns(List.of("c")));
        List<Learner> reticent = List.of(new CommitteeData.Reticent(all, .5), all.withColumns(List.of("c")));
        CommitteeWalkForward average = new CommitteeWalkForward(CommitteeRule.AVERAGE);
        CommitteeWalkForward.Nested loud = average.run(data, CommitteeData.walks(data, talkative));
        CommitteeWalkForward.Nested quiet = average.run(data, CommitteeData.walks(data, reticent));
        Dataset rows = quiet.outOfSample().rows();
        double scored = 0;
        for (int r = 0; r < rows.size(); r++) {
            boolean silent = rows.features().get(r, 2) > .5;
            assertThat(quiet.outOfSample().predictions().speaks(r)).isEqualTo(!silent);
            if (!silent) {
                scored += rows.rows().weight()[r];
                assertThat(quiet.outOfSample().predictions().probability(r, 0))
                        .isEqualTo(loud.outOfSample().predictions().probability(r, 0));
            }
        }
        assertThat(quiet.last().totals().weight()).isCloseTo(scored, within(1e-9));

        // The best is the one that knows more, though it is silent at times; the other's silence would not matter.
        Predictions best = new CommitteeWalkForward(CommitteeRule.BEST)
                .run(data, CommitteeData.walks(data, List.of(talkative.get(0), reticent.get(0))))
                .outOfSample()
                .predictions();
        assertThat(best.values()).doesNotContain(Double.NaN);
    }

    @Test
    void stocks_that_follow_one_history_choose_the_same_on_a_day() {
        Dataset one = CommitteeData.of(CommitteeData.NUMBER, 5);
        Dataset other = CommitteeData.of(CommitteeData.NUMBER, 6);
        List<Learner> candidates = CommitteeData.candidates(CommitteeData.NUMBER);
        List<OutOfSample> walks = CommitteeData.walks(one, candidates);
        List<OutOfSample> others = CommitteeData.walks(other, candidates);
        LossHistory sum = LossHistory.of(one, walks).plus(LossHistory.of(other, others));
        CommitteeWalkForward rule = new CommitteeWalkForward(CommitteeRule.SCORE_WEIGHTED);
        CommitteeWalkForward.Nested first = rule.run(walks, sum);
        CommitteeWalkForward.Nested second = rule.run(others, sum);

        for (int k = 0; k < first.choices().size(); k++) {
            assertThat(first.choices().get(k).weights())
                    .isEqualTo(second.choices().get(k).weights());
        }
        assertThat(first.last().weights()).isEqualTo(CommitteeRule.SCORE_WEIGHTED.weights(sum.all()));
        assertThat(first.last().weights())
                .isNotEqualTo(rule.run(one, walks).last().weights());
    }

    @Test
    void candidates_of_other_folds_or_targets_are_refused() {
        Dataset numbers = CommitteeData.of(CommitteeData.NUMBER, 1);
        Dataset classes = CommitteeData.of(CommitteeData.CLASSES, 1);
        OutOfSample walk = CommitteeData.walks(numbers, List.of(LinearLearner.regression(1)))
                .get(0);
        OutOfSample other = new CrossFit(WalkForward.expanding(60, 30))
                .run(numbers, LinearLearner.regression(1), SEED, new Parallel(1));
        OutOfSample directions =
                CommitteeData.walks(classes, List.of(LinearLearner.logistic(1))).get(0);
        CommitteeWalkForward rule = new CommitteeWalkForward(CommitteeRule.BEST);

        assertThatThrownBy(() -> rule.run(numbers, List.of(walk, other))).hasMessageContaining("fold");
        assertThatThrownBy(() -> rule.run(numbers, List.of(walk, directions))).hasMessageContaining("predict");
        assertThatThrownBy(() -> rule.run(numbers, List.of())).hasMessageContaining("candidates");
        assertThatThrownBy(() -> rule.run(List.of(walk), LossHistory.none(2))).hasMessageContaining("candidates");
    }
}
