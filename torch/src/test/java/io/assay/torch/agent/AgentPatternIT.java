package io.assay.torch.agent;

import java.util.List;
import java.util.Map;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.portfolio.sizing.DayResults;
import io.assay.portfolio.sizing.Lesson;
import io.assay.portfolio.sizing.NullBook;
import io.assay.portfolio.sizing.NullPaths;
import io.assay.portfolio.sizing.SizedPath;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingLearner;
import io.assay.portfolio.sizing.SizingPolicy;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.SizingScores;
import io.assay.portfolio.sizing.Span;
import io.assay.portfolio.sizing.Track;
import io.assay.portfolio.sizing.Tracks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Agents at their default settings where each return follows from the one before it, or from nothing. */
class AgentPatternIT {
    private static final SizingRules RULES = SizingRules.standard();
    private static final int LEARNT = 3000;
    private static final int SESSIONS = 5000;

    private static SizingScores scores(String agent, Track track) {
        Lesson lesson = Lesson.of(Tracks.learnt(track, LEARNT), RULES);
        List<Span> test = Tracks.tested(track, LEARNT, RULES.episode());
        SizingLearner learner = SizingEngine.find(agent).agent(agent, RULES.range(), Map.of());
        List<SizingPolicy> policies = new Parallel(2).map(List.of(1, 2, 3), s -> learner.train(lesson, Seed.of(s)));
        List<DayResults> seeds = policies.stream()
                .map(p -> DayResults.of("seed", SizedPath.of(p, test, RULES, lesson.scale())))
                .toList();
        DayResults mean = DayResults.of(agent, SizedPath.of(SizingPolicy.mean(policies), test, RULES, lesson.scale()));
        return SizingScores.of(
                mean,
                seeds,
                List.of(
                        NullBook.of(DayResults.of(NullPaths.FLAT, NullPaths.constant(0, test, RULES))),
                        NullBook.of(DayResults.of(NullPaths.LONG, NullPaths.constant(1, test, RULES)))),
                1,
                Seed.of(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppo", "dqn"})
    void returns_that_follow_each_other_are_traded_with_profit_after_costs(String agent) {
        SizingScores scores = scores(agent, Tracks.autoregressive(0.3, SESSIONS, Seed.of(11)));
        assertThat(scores.agent().net().interval().lower()).isPositive();
        assertThat(scores.seeds()).allMatch(row -> row.net().value() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppo", "dqn"})
    void where_nothing_follows_from_anything_no_skill_is_seen(String agent) {
        SizingScores scores = scores(agent, Tracks.autoregressive(0, SESSIONS, Seed.of(12)));
        assertThat(scores.outcome()).isNotEqualTo(SizingScores.Outcome.SKILL);
        assertThat(scores.agent().net().interval().lower()).isNegative();
    }
}
