package io.assay.app.models;

import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.registry.ModelStore;
import io.assay.registry.StageCause;
import io.assay.registry.StageChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay models archive ID}. */
@Command(
        name = "archive",
        description = "Put a model away that no signals come from. It stays in the store and can be promoted.",
        footer = {
            "",
            "Examples:",
            "  assay models archive US-AAPL-random-forest-1a2b3c4d",
            "  assay models archive ID --why \"Fitted on bars that were wrong.\"",
            "  assay models archive ID --undo   a candidate again"
        })
final class ModelArchiveCommand extends AssayCommand {
    @Parameters(paramLabel = "ID", description = "Name of the model, see 'assay models list'.")
    private String id = "";

    @Option(names = "--undo", description = "Take it back: it is a candidate again.")
    private boolean undo;

    @Mixin
    private final WhyOption why = new WhyOption();

    @Override
    protected int run(Context context) {
        ModelStore models = context.models();
        StageCause cause = why.cause(context, undo ? "Taken back by hand." : "Put away by hand.");
        Optional<StageChange> change = undo ? Optional.of(models.restore(id, cause)) : models.archive(id, cause);
        String done = undo ? id + " is a candidate again." : id + " is archived.";
        context.output()
                .result(
                        StageText.Done.of(change),
                        change.isPresent() ? done : "Nothing changed: " + id + " is archived already.");
        return ExitCode.OK;
    }
}
