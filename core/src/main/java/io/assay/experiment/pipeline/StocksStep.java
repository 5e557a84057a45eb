package io.assay.experiment.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.assay.experiment.ReportPages;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.Wiring;
import io.assay.experiment.stocks.AnalyseSpec;
import io.assay.experiment.stocks.StockAnalysis;
import io.assay.experiment.stocks.StocksTrial;
import io.assay.experiment.stocks.TrainSpec;
import io.assay.market.Instrument;
import io.assay.report.Stage;
import io.assay.report.StepResult;
import io.assay.report.StockAnalysisReport;
import io.assay.report.StocksReport;
import io.assay.stocks.ModelFigures;
import io.assay.stocks.ModelNames;
import io.assay.stocks.Recommendations;

/** Ranks the stocks up to a day, and compares old and new models of the recommended ones on the days after it. */
public final class StocksStep implements Step {
    /** Before the name of the stock, the role of its model. */
    private static final String ROLE = "stock_model ";

    private final AnalyseSpec analysis;
    private final TrainSpec training;
    private final List<Instrument> stocks;
    private final PipelineFolder folder;
    private final Wiring wiring;

    /**
     * A step.
     *
     * @param folder where the recommendations are kept: those of the workspace are of whoever analysed by hand
     */
    public StocksStep(
            AnalyseSpec analysis, TrainSpec training, List<Instrument> stocks, PipelineFolder folder, Wiring wiring) {
        this.folder = folder;
        this.analysis = analysis;
        this.training = training;
        this.stocks = List.copyOf(stocks);
        this.wiring = wiring;
    }

    @Override
    public Stage stage() {
        return Stage.STOCKS;
    }

    @Override
    public String specification() {
        return analysis.text() + "; then " + training.text() + "; seed "
                + training.seed().value() + "; of " + UniverseFile.text(stocks, wiring.members());
    }

    @Override
    public Set<Stage> needs() {
        return Set.of();
    }

    @Override
    public StepResult run(Map<Stage, StepResult> before) {
        StockAnalysisReport analysed = new StockAnalysis(analysis, wiring).run(there());
        Recommendations recommended = analysed.recommendations();
        Path workspace = wiring.workspace();
        Path file = recommended.write(folder.path());
        Path ranked = ReportPages.write(workspace, analysed);
        StocksReport report = new StocksTrial(training, wiring).run(recommended);
        Path page = ReportPages.write(workspace, report);
        StepResult.Builder result = new StepResult.Builder(
                        analysed.sentence() + " " + String.join(" ", report.sentences()),
                        report.specification(),
                        recommended.dataHash(),
                        report.simulated())
                .counted("all stocks", "ranked", recommended.stocks().size())
                .counted("all stocks", "recommended", recommended.recommended().size())
                .page(CollectStep.below(workspace, ranked))
                .page(CollectStep.below(workspace, page))
                .file(CollectStep.below(workspace, file))
                .gates(report.gates())
                .notes(report.notes());
        for (String model : ModelNames.MODELS) {
            ModelFigures own = report.all().of(model);
            long line = report.ledger().getOrDefault(model, 0L);
            result.scored(model, "R2 over the random walk", own.rSquared(), line)
                    .scored(model, "net Sharpe a year", own.trades().sharpe(), line)
                    .scored(model, "win rate by trades", own.trades().winRate(), line);
        }
        report.kept().forEach((stock, id) -> result.model(ROLE + stock, id));
        return result.build();
    }

    /** Those that had a bar by the end of the analysis. */
    private List<Instrument> there() {
        List<Instrument> known = wiring.data().until(analysis.choice().lastDay()).listings().stream()
                .map(listing -> listing.instrument())
                .toList();
        return stocks.stream().filter(known::contains).toList();
    }
}
