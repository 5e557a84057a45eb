package io.assay.app.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.AtomicFiles;
import io.assay.experiment.trade.NeededBars;
import io.assay.experiment.view.Cards;
import io.assay.ledger.ProofStamp;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;
import io.assay.registry.StageChange;
import io.assay.report.ModelCardReport;
import io.assay.report.Text;
import io.assay.report.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay models show ID}. */
@Command(
        name = "show",
        description = "Show a model's card: what it is, how it did against what, and where it came from.",
        footer = {
            "",
            "Examples:",
            "  assay models show US-AAPL-random-forest-1a2b3c4d",
            "  assay models show ID -o card.html   the full card as a page",
            "  assay models show ID -o card.md   the same as Markdown",
            "  assay --json models show ID"
        })
final class ModelShowCommand extends AssayCommand {
    @Parameters(paramLabel = "ID", description = "Name of the model, see 'assay models list'.")
    private String id = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the full card there too: a page (.html) or Markdown (.md).")
    private @Nullable Path output;

    @Override
    protected int run(Context context) {
        Optional<CardForms.Form> form = Optional.ofNullable(output).map(CardForms.Form::of);
        ModelStore models = context.models();
        ModelCardReport report = Cards.report(models, id);
        NeededBars needed = NeededBars.of(report.card());
        String where = "";
        if (output != null) {
            AtomicFiles.write(output, form.orElseThrow().write(report));
            where = "Written: " + output + "\n";
        }
        context.output()
                .result(
                        new Shown(report.card(), needed, report.stage().text(), report.championOf(), report.history()),
                        text(report, needed) + where);
        return ExitCode.OK;
    }

    /** A card for machines, with what is not kept in it but follows from it or from the store. */
    record Shown(
            @JsonUnwrapped ModelCard card,
            NeededBars neededBars,
            String stage,
            List<String> championOf,
            List<StageChange> history) {}

    private static String text(ModelCardReport report, NeededBars needed) {
        ModelCard card = report.card();
        ModelCard.Recipe recipe = card.recipe();
        ModelCard.Provenance from = card.provenance();
        StringBuilder text = new StringBuilder();
        text.append(card.id())
                .append("  for ")
                .append(String.join(", ", card.instruments()))
                .append("\n\n");
        text.append(card.verdict()).append("\n\n");
        line(text, "stage", stage(report));
        line(text, "proof", ProofStamp.sentence(card.proof()));
        line(text, "learner", recipe.learner() + " " + recipe.parameters());
        line(text, "predicts", recipe.target() + " " + recipe.classes());
        line(
                text,
                "features",
                recipe.features().size() + ", first " + recipe.features().get(0));
        line(
                text,
                "needs",
                needed.bars() + " bars without a hole (" + needed.column() + "); fewer give a reason, not a signal");
        line(text, "judged on", ModelListCommand.span(card.spans().walkForward()) + " (out of sample)");
        line(text, "fitted on", ModelListCommand.span(card.spans().refit()) + " (no scores belong to this)");
        line(text, "seed", Long.toString(recipe.seed()));
        line(text, "trials", Integer.toString(recipe.trials()));
        line(text, "prices", from.priceBasis() + (from.simulated() ? ", SIMULATED" : ""));
        line(text, "data", from.dataHash());
        line(text, "rows", from.datasetHash());
        line(
                text,
                "made by",
                from.engine() + " " + from.engineVersion() + ", Assay "
                        + from.code().text());
        line(text, "at", card.created());
        text.append('\n').append(scores(card.performance()));
        card.nulls()
                .forEach((name, of) ->
                        text.append("\nagainst ").append(name).append('\n').append(scores(of)));
        card.warnings().forEach(w -> text.append("\nwarning: ").append(w));
        return text.append('\n').toString();
    }

    private static String stage(ModelCardReport report) {
        int champion = report.championOf().size();
        return report.stage().text()
                + (champion > 0 ? " of " + Text.plural(champion, "instrument") : "")
                + ", " + Text.plural(report.history().size(), "change")
                + " in its history ('assay models history')";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("  %-10s %s%n", name, value));
    }

    private static String scores(Map<String, ModelCard.Estimate> scores) {
        TextTable table = TextTable.of("score", "value", "low", "high");
        scores.forEach((name, e) ->
                table.row(name, Text.decimal(e.value(), 4), Text.decimal(e.low(), 4), Text.decimal(e.high(), 4)));
        return table.text();
    }
}
