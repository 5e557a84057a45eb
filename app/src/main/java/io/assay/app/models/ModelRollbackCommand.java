package io.assay.app.models;

import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.registry.ModelStore;
import io.assay.registry.StageChange;
import io.assay.report.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay models rollback}. */
@Command(
        name = "rollback",
        description = "Make the models champions again that were so before the last change (twice: before the change"
                + " before that). All instruments or none, once the earlier models are checked and loaded.",
        footer = {
            "",
            "Examples:",
            "  assay models rollback   all instruments of the last change",
            "  assay models rollback --symbols AAPL --why \"Worse since March.\""
        })
final class ModelRollbackCommand extends AssayCommand {
    @Mixin
    private final SymbolsOption symbols = new SymbolsOption();

    @Mixin
    private final WhyOption why = new WhyOption();

    @Override
    protected int run(Context context) {
        ModelStore models = context.models();
        StageChange change =
                models.rollback(symbols.among(models.current().keySet()), why.cause(context, "Rolled back by hand."));
        context.output()
                .result(
                        StageText.Done.of(Optional.of(change)),
                        "Signals of " + Text.plural(change.moves().size(), "instrument")
                                + " come from an earlier model again.\n\n" + StageText.moves(change));
        return ExitCode.OK;
    }
}
