package io.assay.experiment.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.assay.evaluate.Gate;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.Wiring;
import io.assay.experiment.forecast.ForecastSpec;
import io.assay.experiment.forecast.ForecastTrial;
import io.assay.forecast.ForecastScores;
import io.assay.market.Instrument;
import io.assay.report.ForecastGates;
import io.assay.report.ForecastReport;
import io.assay.report.Stage;
import io.assay.report.StepResult;

/** Asks whether models forecast prices better than that they stay, and keeps them. */
public final class PriceStep implements Step {
    /** Role of the first model over the first horizon. */
    public static final String ROLE = "price_forecast_model";

    /** Name of the figure that the request asks for. */
    static final String MSE = "mean squared error of log returns";

    private final ForecastSpec spec;
    private final List<Instrument> stocks;
    private final Wiring wiring;

    /** A step. */
    public PriceStep(ForecastSpec spec, List<Instrument> stocks, Wiring wiring) {
        this.spec = spec;
        this.stocks = List.copyOf(stocks);
        this.wiring = wiring;
    }

    @Override
    public Stage stage() {
        return Stage.PRICE;
    }

    @Override
    public String specification() {
        return spec.text() + "; until " + spec.to() + "; seed " + spec.seed().value() + "; of "
                + UniverseFile.text(stocks, wiring.members());
    }

    @Override
    public Set<Stage> needs() {
        return Set.of();
    }

    @Override
    public StepResult run(Map<Stage, StepResult> before) {
        ForecastTrial.Result found = new ForecastTrial(spec, wiring).run(stocks);
        ForecastReport report = found.report();
        Path workspace = wiring.workspace();
        ForecastTrial.Files files = found.write(workspace);
        ForecastReport.Horizon first = report.horizons().get(0);
        StepResult.Builder result = new StepResult.Builder(
                        report.sentence(), report.specification(), report.dataHash(), report.simulated())
                .page(CollectStep.below(workspace, files.page()))
                .file(CollectStep.below(workspace, files.csv()))
                .gates(ForecastGates.of(first, first.scores().rows().get(0)).stream()
                        .filter(check -> check.gate() == Gate.CLAIM_R_SQUARED)
                        .toList())
                .notes(report.notes());
        report.horizons().forEach(horizon -> add(result, horizon));
        report.horizons()
                .forEach(horizon -> horizon.models().forEach((model, id) -> result.model(role(horizon, model), id)));
        return result.build();
    }

    /** The first model over the first horizon is the one that was asked for. */
    private String role(ForecastReport.Horizon horizon, String name) {
        boolean asked = horizon.sessions() == spec.horizons().get(0)
                && name.equals(spec.candidates().get(0).name());
        return asked ? ROLE : "price by " + name + ", " + horizon.sessions() + " sessions";
    }

    private static void add(StepResult.Builder result, ForecastReport.Horizon horizon) {
        for (ForecastScores.Row row : horizon.scores().rows()) {
            if (row.outcome() != ForecastScores.Outcome.NULL) {
                String whose = row.name() + ", " + horizon.sessions() + " sessions";
                long line = horizon.ledger().getOrDefault(row.name(), 0L);
                result.scored(whose, MSE, row.mse(), line)
                        .scored(whose, "R2 over the random walk", row.overWalk(), line)
                        .scored(whose, "right directions", row.direction(), line);
            }
        }
    }
}
