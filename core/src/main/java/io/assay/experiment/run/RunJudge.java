package io.assay.experiment.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Leaderboard;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.ledger.ProofStamp;
import io.assay.market.Market;
import io.assay.report.RunReport;

/** Judges a run: every stock by itself, and the specification over the stitched rows of all. */
public final class RunJudge {
    private RunJudge() {}

    /**
     * Which run.
     *
     * @param runId name of the run
     * @param text the specification in one line
     * @param seed root of all randomness
     * @param dataHash of the data
     * @param proof whether it looks ahead
     */
    public record Identity(String runId, String text, long seed, String dataHash, ProofStamp proof) {}

    /**
     * Judges.
     *
     * @param done what each stock came to
     * @param leftOut why others were left out, by name
     * @param all the rows of all stocks, {@link #judged}
     * @param settings draws, confidence and seed of the intervals
     */
    public static RunReport judge(
            Identity run, List<JudgedFile.Header> done, Map<String, String> leftOut, Rows all, Settings settings) {
        Assessment model = Assessment.of(all.judged(), all.judged().model(), all.nulls(), settings);
        List<Answers> answers = all.judged().answers();
        List<Comparison> others = Comparison.each(
                all.judged().rows(),
                answers.subList(1 + all.nulls(), answers.size()),
                all.judged().nulls(all.nulls()),
                settings);
        return new RunReport(
                run.runId(),
                run.text(),
                run.seed(),
                run.dataHash(),
                done.stream().anyMatch(h -> h.stock().instrument().startsWith(Market.SIM.code() + ":")),
                Verdict.of(model.comparison()),
                model.comparison(),
                model.evaluation(),
                others,
                Plausibility.of(model.evaluation()).leakSuspected(),
                done.stream().map(JudgedFile.Header::stock).toList(),
                Leaderboard.of(done.stream().map(JudgedFile.Header::score).toList()),
                leftOut,
                Optional.empty(),
                Optional.of(run.proof()));
    }

    /**
     * Rows of several stocks with everybody's answers.
     *
     * @param judged the model, the nulls, then others
     * @param nulls how many nulls there are
     */
    public record Rows(Judged judged, int nulls) {}

    /**
     * The rows of all stocks together.
     *
     * @throws io.assay.base.DataException if there is no stock
     */
    public static Predicted pooled(List<Predicted> parts) {
        return Predicted.pooled(common(parts), parts);
    }

    /**
     * The rows of all stocks together whose outcome is known.
     *
     * @throws io.assay.base.DataException if there is no stock
     */
    public static Judged judged(List<Predicted> parts) {
        return Predicted.judged(common(parts), parts);
    }

    /** Stocks may differ in the price at which they are entered; together their target has the plain name. */
    private static Target common(List<Predicted> parts) {
        if (parts.isEmpty()) {
            throw new DataException("no stock had enough history to be judged");
        }
        Target target = parts.get(0).rows().target();
        return new Target(target.name().replace("_close", ""), target.classes());
    }
}
