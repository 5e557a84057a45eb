package io.assay.experiment.run;

import java.util.Optional;

import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Gate;
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
public record Assessment(Comparison comparison, Evaluation evaluation) {
    /** What R4 calls performance. */
    static final String F1 = "macro F1";

    /**
     * Judges one of the answers.
     *
     * @param judged rows and everybody's answers
     * @param answers who is judged
     * @param nulls how many null models stand behind the first answer, at least one
     * @param settings draws, confidence and seed of the intervals
     */
    public static Assessment of(Judged judged, Answers answers, int nulls, Settings settings) {
        return new Assessment(
                Comparison.of(judged.rows(), answers, judged.nulls(nulls), settings),
                Evaluation.of(judged.rows(), answers, judged.nulls(nulls).get(0).predictions(), settings));
    }

    /** The figures of the model of one stock for the leaderboard; {@code nulls} as in {@link #of}. */
    public static StockScore score(String instrument, Judged judged, int nulls, Settings settings) {
        return StockScore.of(instrument, judged.rows(), judged.model(), judged.nulls(nulls), settings);
    }

    /**
     * What one stock came to by itself.
     *
     * @param instrument whose rows these are
     * @param modelId name of its model in the store
     * @param folds walk-forward windows it was judged in
     * @param inSample accuracy of that model on the rows that it was fitted on
     */
    public RunReport.Stock stock(String instrument, String modelId, int folds, double inSample) {
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
                comparison.span().lastDay(),
                Optional.of(new RunReport.Aside(
                        inSample,
                        evaluation.figure(Gate.Reads.SHARPE.title()),
                        evaluation.figure(Evaluation.ALWAYS_UP_SHARPE))));
    }
}
