package io.assay.experiment.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.experiment.Wiring;
import io.assay.experiment.quality.QualityTrial;
import io.assay.report.Stage;
import io.assay.report.StepResult;
import io.assay.report.Text;

/**
 * Checks that the models which earlier steps kept can be read from the store, every byte of them, and writes a summary
 * with the three figures that the request asks for, each with its interval and the line of the ledger that tells of it.
 */
public final class SaveStep implements Step {
    private final Wiring wiring;
    private final PipelineFolder pipeline;

    /** A step of a pipeline. */
    public SaveStep(Wiring wiring, PipelineFolder pipeline) {
        this.wiring = wiring;
        this.pipeline = pipeline;
    }

    @Override
    public Stage stage() {
        return Stage.SAVE;
    }

    @Override
    public String specification() {
        return "every byte of every model";
    }

    @Override
    public Set<Stage> needs() {
        return Set.of(Stage.SIGNAL, Stage.REGIME, Stage.PRICE, Stage.STOCKS);
    }

    /**
     * What the pipeline came to.
     *
     * @param figures by the names that the request gives them
     * @param models names in the store by role
     */
    record Summary(Map<String, StepResult.Line> figures, Map<String, String> models) {}

    @Override
    public StepResult run(Map<Stage, StepResult> before) {
        StepResult signal = required(before, Stage.SIGNAL);
        StepResult regime = required(before, Stage.REGIME);
        StepResult price = required(before, Stage.PRICE);
        List<StepResult> results = List.of(signal, regime, price, required(before, Stage.STOCKS));
        Map<String, String> models = new TreeMap<>();
        Digest digest = Digest.sha256();
        results.forEach(result -> {
            models.putAll(result.models());
            digest.add(result.dataHash());
        });
        models.values().forEach(this::check);
        Path file = pipeline.path().resolve("summary.json");
        Map<String, StepResult.Line> figures = new TreeMap<>(Map.of(
                "signal_quality_score", figure(signal, QualityTrial.SCORE, true),
                "regime_accuracy", figure(regime, "accuracy", false),
                "price_forecast_mse", figure(price, PriceStep.MSE, false)));
        AtomicFiles.write(file, Json.pretty(new Summary(figures, models)));
        StepResult.Builder result = new StepResult.Builder(
                Text.plural(models.size(), "model") + " kept, every byte of them read again.",
                specification(),
                digest.hex(),
                results.stream().anyMatch(StepResult::simulated));
        models.forEach(result::model);
        return result.file(CollectStep.below(wiring.workspace(), file)).build();
    }

    private static StepResult required(Map<Stage, StepResult> before, Stage stage) {
        StepResult result = before.get(stage);
        if (result == null) {
            throw new IllegalStateException("step " + stage.id() + " has to come before " + Stage.SAVE.id());
        }
        return result;
    }

    private void check(String id) {
        List<String> problems = wiring.models().verify(id);
        if (!problems.isEmpty()) {
            throw new DataException(
                    problems.get(0) + ". Fix: 'assay pipeline run --from-step signal' trains and keeps anew");
        }
    }

    /** The figure of the last model of a step, which is the mean of the others, or of the first. */
    private static StepResult.Line figure(StepResult of, String name, boolean last) {
        List<StepResult.Line> lines =
                of.figures().stream().filter(line -> line.name().equals(name)).toList();
        return lines.get(last ? lines.size() - 1 : 0);
    }
}
