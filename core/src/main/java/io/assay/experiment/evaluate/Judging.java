package io.assay.experiment.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.evaluate.Answers;
import io.assay.evaluate.Breakdown;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.ConfidenceLevels;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.GroupScore;
import io.assay.evaluate.Grouping;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Mistake;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Judged;
import io.assay.ledger.Trial;
import io.assay.metric.Draws;
import io.assay.model.Predictions;
import io.assay.registry.ModelCard;
import io.assay.report.EvaluationReport;

/** What later rows come to: whole, by group, by confidence, and one by one. */
final class Judging {
    private static final int BUCKETS = 5;
    private static final int DRAWS = 500;
    private static final int FEWEST_DRAWS = 100;
    private static final int MISTAKES = 25;

    /** Figures from 0 to 1 of which more is better. */
    private static final Set<String> SHARES =
            Set.of("accuracy", Measure.BALANCED_ACCURACY.title(), Evaluation.SIDE_ACCURACY, "macro F1", "ROC AUC");

    private static final List<String> GAPS = List.of(
            "accuracy",
            Measure.BALANCED_ACCURACY.title(),
            "macro F1",
            "ROC AUC",
            Evaluation.SIDE_ACCURACY,
            "log loss",
            "Brier score",
            "calibration error",
            "mean squared error",
            "mean absolute error",
            "R2 over the base rate",
            Measure.DIRECTION.title());

    private final Wiring wiring;
    private final Judged later;
    private final Judged training;
    private final Settings settings;

    Judging(Wiring wiring, EvaluateSpec spec, LaterRows rows) {
        this.wiring = wiring;
        this.later = rows.later();
        this.training = rows.training();
        this.settings = Settings.standard(spec.seed().child("evaluating"));
    }

    private List<Answers> nulls() {
        return later.nulls(later.answers().size() - 1);
    }

    private Predictions base() {
        return nulls().get(0).predictions();
    }

    /** Rows on which everybody speaks. */
    int spoken() {
        return (int) IntStream.range(0, later.rows().size())
                .filter(row ->
                        later.answers().stream().allMatch(a -> a.predictions().speaks(row)))
                .count();
    }

    /** All rows together; empty where they are too few. */
    Optional<EvaluationReport.Whole> whole() {
        if (spoken() < Breakdown.FEWEST_ROWS) {
            return Optional.empty();
        }
        wiring.progress().start("Judging", 3);
        Comparison comparison = Comparison.of(later.rows(), later.model(), nulls(), settings);
        wiring.progress().step("comparison");
        Comparison.Span span = comparison.span();
        if ((double) span.days() / span.blockLength() < Draws.FEWEST_BLOCKS) {
            wiring.progress().done();
            return Optional.empty();
        }
        List<Evaluation> all = wiring.parallel()
                .map(later.answers(), who -> Evaluation.of(later.rows(), who, base(), settings.withDraws(DRAWS)));
        wiring.progress().step("figures");
        ScoreProfile profile = ScoreProfile.of(later.rows(), later.model(), base(), BUCKETS, settings.withDraws(DRAWS));
        wiring.progress().step("profile");
        wiring.progress().done();
        return Optional.of(new EvaluationReport.Whole(
                Verdict.of(comparison),
                comparison,
                all.get(0),
                all.subList(1, all.size()),
                profile,
                Plausibility.of(all.get(0)).leakSuspected()));
    }

    /** What the ledger is told; NaN where nothing was judged: a look all the same. */
    static Trial.Score score(Optional<EvaluationReport.Whole> whole) {
        return new Trial.Score(
                Measure.DIRECTION.title(),
                whole.map(w -> w.comparison().by(Measure.DIRECTION).get(0).model())
                        .orElse(Double.NaN));
    }

    private Breakdown.Asked asked() {
        return new Breakdown.Asked(settings.withDraws(DRAWS), wiring.parallel());
    }

    /** Sectors, regimes, years and stocks. */
    List<GroupScore> groups(List<Grouping> groupings) {
        return Breakdown.of(later.rows(), later.model(), base(), groupings, asked());
    }

    /** How sure answers were. */
    List<ConfidenceLevels.Level> confidence() {
        Predictions said = later.model().predictions();
        Grouping grouping = ConfidenceLevels.grouping(later.rows(), said, base());
        List<GroupScore> scores = Breakdown.of(later.rows(), later.model(), base(), List.of(grouping), asked());
        return ConfidenceLevels.of(later.rows(), said, base(), grouping, scores);
    }

    /** The most confident wrong answers. */
    List<Mistake> mistakes() {
        return Mistake.worst(later.rows(), later.model().predictions(), MISTAKES);
    }

    /** Figures on rows that the model learnt from, of its walk-forward, and of the later rows. */
    List<EvaluationReport.Gap> gaps(ModelCard card, Optional<EvaluationReport.Whole> whole) {
        Evaluation seen = Evaluation.of(
                training.rows(),
                training.model(),
                training.nulls(1).get(0).predictions(),
                settings.withDraws(FEWEST_DRAWS));
        List<EvaluationReport.Gap> gaps = new ArrayList<>();
        for (String name : GAPS) {
            if (seen.has(name)) {
                ModelCard.Estimate before = card.performance().get(name);
                gaps.add(new EvaluationReport.Gap(
                        name,
                        SHARES.contains(name),
                        seen.figure(name).value(),
                        before == null ? Double.NaN : before.value(),
                        whole.map(w -> w.model().figure(name).value()).orElse(Double.NaN)));
            }
        }
        return gaps;
    }
}
