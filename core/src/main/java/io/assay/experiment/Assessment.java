package io.assay.experiment;

import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Settings;
import io.assay.evaluate.StockScore;
import io.assay.evaluate.Verdict;
import io.assay.report.RunReport;

/**
 * What a model's answers came to on some rows.
 *
 * @param comparison with every null model
 * @param evaluation every figure
 */
record Assessment(Comparison comparison, Evaluation evaluation) {
    /** What R4 calls performance. */
    static final String F1 = "macro F1";

    /**
     * Judges one of the answers.
     *
     * @param answers who is judged
     * @param nulls how many null models stand behind the first answer
     */
    static Assessment of(Judged judged, Answers answers, int nulls, Settings settings) {
        return new Assessment(
                Comparison.of(judged.rows(), answers, judged.nulls(nulls), settings),
                Evaluation.of(judged.rows(), answers, judged.nulls(nulls).get(0).predictions(), settings));
    }

    /** The figures of one stock's model for the leaderboard. */
    static StockScore score(String instrument, Judged judged, int nulls, Settings settings) {
        return StockScore.of(instrument, judged.rows(), judged.model(), judged.nulls(nulls), settings);
    }

    /** What one stock came to by itself. */
    RunReport.Stock stock(String instrument, String modelId, int folds) {
        return new RunReport.Stock(
                instrument,
                modelId,
                Verdict.of(comparison).outcome(),
                comparison.by(Measure.DIRECTION).get(0),
                evaluation.figure(F1).value(),
                evaluation.figure(Measure.BALANCED_ACCURACY.title()).value(),
                evaluation.figure("majority rate").value(),
                comparison.span().rows(),
                folds,
                comparison.span().firstDay(),
                comparison.span().lastDay());
    }
}
