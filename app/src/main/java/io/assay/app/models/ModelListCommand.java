package io.assay.app.models;

import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStage;
import io.assay.registry.ModelStore;
import io.assay.report.Text;
import io.assay.report.TextTable;
import picocli.CommandLine.Command;

/** {@code assay models list}. */
@Command(
        name = "list",
        description = "List kept models with their stage (signals come from champions) and out-of-sample F1.",
        footer = {"", "Examples:", "  assay models list", "  assay --json models list"})
final class ModelListCommand extends AssayCommand {
    /** One model, for machines. */
    record Row(
            String id,
            List<String> instruments,
            String learner,
            double f1,
            String judged,
            boolean current,
            String stage) {}

    @Override
    protected int run(Context context) {
        ModelStore models = context.models();
        ModelStore.Listing listing = models.list();
        Map<String, ModelStage> stages =
                models.stages(listing.cards().stream().map(ModelCard::id).toList());
        TextTable table = TextTable.of("stage", "model", "F1", "95 % interval", "judged on", "fitted up to");
        for (ModelCard card : listing.cards()) {
            ModelCard.Estimate f1 = card.performance().get("F1");
            table.row(
                    stage(stages, card).text(),
                    card.id(),
                    f1 == null ? Text.NONE : Text.decimal(f1.value(), 3),
                    f1 == null ? "" : Text.decimal(f1.low(), 3) + " to " + Text.decimal(f1.high(), 3),
                    span(card.spans().walkForward()),
                    card.spans().refit().last());
        }
        listing.problems().forEach(context.output()::remark);
        List<Row> rows =
                listing.cards().stream().map(c -> row(c, stage(stages, c))).toList();
        context.output()
                .result(
                        rows,
                        table.text(StageText.WIDTH) + Text.plural(rows.size(), "model")
                                + "; 'assay models show ID' tells more.");
        return listing.problems().isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private static Row row(ModelCard card, ModelStage stage) {
        ModelCard.Estimate f1 = card.performance().get("F1");
        return new Row(
                card.id(),
                card.instruments(),
                card.recipe().learner(),
                f1 == null ? Double.NaN : f1.value(),
                span(card.spans().walkForward()),
                stage == ModelStage.CHAMPION,
                stage.text());
    }

    private static ModelStage stage(Map<String, ModelStage> stages, ModelCard card) {
        return stages.getOrDefault(card.id(), ModelStage.CANDIDATE);
    }

    static String span(ModelCard.Span span) {
        return span.first() + " to " + span.last();
    }
}
