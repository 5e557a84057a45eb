package io.assay.train;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.PurgedKFold;
import io.assay.dataset.Target;
import io.assay.dataset.WalkForward;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.builtin.ConstantLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.model.builtin.RandomPicksLearner;
import io.assay.model.ensemble.EnsembleModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommitteeTest {
    private static final Seed SEED = Seed.of(1);
    private static final List<Target> TARGETS = List.of(CommitteeData.CLASSES, CommitteeData.NUMBER);

    @Test
    void the_candidate_that_predicts_best_inside_the_training_rows_is_refitted_on_all_of_them() {
        for (Target target : TARGETS) {
            // In the first half of the days column a tells and the others do not.
            int[] half = new int[CommitteeData.DAYS * CommitteeData.STOCKS / 2];
            Arrays.setAll(half, i -> i);
            Dataset train = CommitteeData.of(target, 1).select(half);
            List<Learner> all = CommitteeData.candidates(target);
            List<Learner> candidates = List.of(all.get(2), all.get(1), all.get(0));
            Committee committee = new Committee(candidates, CommitteeRule.BEST, WalkForward.expanding(60, 30));
            Committee.Fitted fitted = committee.fitWithChoice(train.examples(), SEED);

            assertThat(fitted.choice().weights()).containsExactly(0, 0, 1);
            assertThat(fitted.choice().isInformed()).isTrue();
            assertThat(fitted.choice().note()).isEmpty();
            assertThat(fitted.choice().totals().mean(2))
                    .isLessThan(fitted.choice().totals().mean(0));
            assertThat(fitted.model().learner()).isEqualTo(candidates.get(2).name());
            assertThat(fitted.model().predict(train.features()).values())
                    .isEqualTo(candidates
                            .get(2)
                            .fit(train.examples(), SEED)
                            .predict(train.features())
                            .values());
            assertThat(committee
                            .fit(train.examples(), SEED)
                            .predict(train.features())
                            .values())
                    .isEqualTo(fitted.model().predict(train.features()).values());
        }
    }

    @Test
    void several_candidates_become_an_ensemble_of_their_refits() {
        Dataset train = CommitteeData.of(CommitteeData.NUMBER, 1);
        List<Learner> candidates = CommitteeData.candidates(CommitteeData.NUMBER);
        Committee committee = new Committee(candidates, CommitteeRule.AVERAGE, CommitteeData.WINDOWS);
        Model model = committee.fit(train.examples(), SEED);

        assertThat(model).isInstanceOf(EnsembleModel.class);
        assertThat(model.features()).containsExactly("a", "b", "c");
        double sum = 0;
        for (Learner candidate : candidates) {
            sum += .25
                    * candidate
                            .fit(train.examples(), SEED)
                            .predict(train.features())
                            .score(7);
        }
        assertThat(model.predict(train.features()).score(7)).isEqualTo(sum);
    }

    @ParameterizedTest
    @EnumSource(CommitteeRule.class)
    void too_few_rows_for_the_inner_walk_forward_are_reported_and_the_rule_starts(CommitteeRule rule) {
        Dataset all = CommitteeData.of(CommitteeData.NUMBER, 1);
        int[] few = new int[80];
        Arrays.setAll(few, i -> i);
        Committee committee =
                new Committee(CommitteeData.candidates(CommitteeData.NUMBER), rule, WalkForward.expanding(60, 30));
        CommitteeChoice choice =
                committee.fitWithChoice(all.select(few).examples(), SEED).choice();

        assertThat(choice.isInformed()).isFalse();
        assertThat(choice.weights())
                .containsExactly(
                        rule == CommitteeRule.BEST ? new double[] {1, 0, 0, 0} : new double[] {.25, .25, .25, .25});
        if (rule != CommitteeRule.AVERAGE) {
            assertThat(choice.note()).contains("90 sessions").contains("has 40");
        }
    }

    @Test
    void an_inner_split_that_learns_from_the_future_is_refused() {
        Committee committee = new Committee(
                CommitteeData.candidates(CommitteeData.NUMBER), CommitteeRule.BEST, new PurgedKFold(4, 0));

        assertThatThrownBy(() ->
                        committee.fit(CommitteeData.of(CommitteeData.NUMBER, 1).examples(), SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("known before its first decision");
    }

    @Test
    void a_choice_is_the_same_at_any_number_of_threads_and_follows_the_seed_of_its_candidates() {
        Dataset data = CommitteeData.of(CommitteeData.CLASSES, 3);
        List<Learner> candidates = List.of(RandomPicksLearner.create(), ConstantLearner.majority());
        Committee committee =
                new Committee(candidates, CommitteeRule.SCORE_WEIGHTED, new CommitteeData.CalendarWindows(30, 25));
        CrossFit outer = new CrossFit(CommitteeData.WINDOWS);
        double[] one =
                outer.run(data, committee, SEED, new Parallel(1)).predictions().values();

        assertThat(outer.run(data, committee, SEED, new Parallel(3))
                        .predictions()
                        .values())
                .isEqualTo(one);
    }

    @Test
    void a_committee_names_its_candidates_rule_and_splitter() {
        Committee committee = new Committee(
                List.of(LinearLearner.regression(2), ConstantLearner.majority()),
                CommitteeRule.BEST,
                WalkForward.expanding(60, 30));

        assertThat(committee.name()).isEqualTo("committee");
        assertThat(committee.parameters().toString())
                .isEqualTo("{candidates=[{learner=linear-regression, parameters={l2=2.0}},"
                        + " {learner=majority, parameters={}}], rule=BEST,"
                        + " splitter=walk-forward(train=60, test=30, expanding)}");
        assertThatThrownBy(() -> new Committee(List.of(), CommitteeRule.BEST, CommitteeData.WINDOWS))
                .hasMessageContaining("candidates");
    }
}
