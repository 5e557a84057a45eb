package io.assay.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.report.RunReport;
import io.assay.report.RunReport.Stock;

/** Judges a run: every stock by itself, and the specification over the stitched rows of all. */
final class RunJudge {
    private RunJudge() {}

    /** What a report is made of. */
    record Input(
            String runId,
            PerStockSpec spec,
            List<JudgedFile.Content> done,
            Map<String, String> leftOut,
            MarketData data) {}

    /**
     * Judges.
     *
     * @param all the rows of all stocks, {@link #pooled}
     */
    static RunReport judge(Input input, Judged all, Settings settings) {
        int nulls = StockTrainer.nulls(input.spec()).size();
        List<Stock> stocks = new ArrayList<>();
        for (JudgedFile.Content content : input.done()) {
            stocks.add(content.header().stock());
        }
        Comparison comparison = Comparison.of(all.rows(), all.model(), all.nulls(nulls), settings);
        Evaluation evaluation =
                Evaluation.of(all.rows(), all.model(), all.nulls(nulls).get(0).predictions(), settings);
        List<Comparison> others = new ArrayList<>();
        for (Answers other : all.answers().subList(1 + nulls, all.answers().size())) {
            others.add(Comparison.of(all.rows(), other, all.nulls(nulls), settings));
        }
        return new RunReport(
                input.runId(),
                input.spec().text(),
                input.spec().seed().value(),
                input.data().contentHash(),
                input.done().stream()
                        .anyMatch(c -> c.header().stock().instrument().startsWith(Market.SIM.code() + ":")),
                Verdict.of(comparison),
                comparison,
                evaluation,
                others,
                Plausibility.of(evaluation).leakSuspected(),
                stocks,
                input.leftOut());
    }

    /** The rows of all stocks together. */
    static Judged pooled(List<Judged> parts) {
        return Judged.pooled(common(parts.get(0).rows().target()), parts);
    }

    /** Stocks may differ in the price at which they are entered; together their target has the plain name. */
    private static Target common(Target target) {
        return new Target(target.name().replace("_close", ""), target.classes());
    }
}
