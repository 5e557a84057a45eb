package io.assay.app.models;

import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.registry.ModelStore;
import io.assay.registry.StageChange;
import io.assay.report.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay models history [ID]}. */
@Command(
        name = "history",
        description = "Who became champion, was rolled back or put away: when, why and by whom. A changed or missing"
                + " line is found.",
        footer = {
            "",
            "Examples:",
            "  assay models history",
            "  assay --json models history US-AAPL-random-forest-1a2b3c4d"
        })
final class ModelHistoryCommand extends AssayCommand {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only what is about this model (default: all).")
    private @Nullable String id;

    @Override
    protected int run(Context context) {
        ModelStore models = context.models();
        String asked = id;
        if (asked != null) {
            models.show(asked);
        }
        List<StageChange> changes = models.history().stream()
                .filter(c -> asked == null || c.isAbout(asked))
                .toList();
        context.output()
                .result(
                        changes,
                        changes.isEmpty()
                                ? "No change of stages so far."
                                : StageText.history(changes) + Text.plural(changes.size(), "change")
                                        + "; the chain of lines holds.");
        return ExitCode.OK;
    }
}
