package io.assay.torch.agent;

import java.util.Map;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.model.setting.Settings;
import io.assay.portfolio.sizing.Lesson;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.portfolio.sizing.SizingLearner;
import io.assay.portfolio.sizing.SizingPolicy;

/**
 * Trains agents of a kind.
 *
 * @param kind which
 * @param range positions that they choose from
 * @param settings every hyper-parameter
 */
record AgentLearner(AgentKind kind, PositionRange range, Settings settings) implements SizingLearner {
    @Override
    public String name() {
        return kind.title();
    }

    @Override
    public Map<String, Object> parameters() {
        return settings.all();
    }

    @Override
    public SizingPolicy train(Lesson lesson, Seed seed) {
        Check.that(
                lesson.rules().range().equals(range), "lesson", "be of positions in " + range.text(), lesson.rules());
        float[] weights = kind.train(settings, lesson, seed);
        return new TrainedPolicy(
                new TrainedPolicy.Made(
                        kind.title(), range, settings.all(), lesson.scale().width()),
                weights);
    }
}
