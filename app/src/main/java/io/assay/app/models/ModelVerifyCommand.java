package io.assay.app.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;
import io.assay.report.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay models verify [ID...]}. */
@Command(
        name = "verify",
        description =
                "Compare kept models with their checksums and load them; exit code 1 if one is damaged or foreign.",
        footer = {"", "Examples:", "  assay models verify", "  assay models verify US-AAPL-random-forest-1a2b3c4d"})
final class ModelVerifyCommand extends AssayCommand {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "Models (default: all).")
    private List<String> ids = List.of();

    @Override
    protected int run(Context context) {
        ModelStore models = context.models();
        List<String> problems = new ArrayList<>();
        List<String> chosen = ids;
        if (ids.isEmpty()) {
            ModelStore.Listing listing = models.list();
            problems.addAll(listing.problems());
            chosen = listing.cards().stream().map(ModelCard::id).toList();
        }
        chosen.forEach(id -> problems.addAll(models.verify(id)));
        problems.forEach(context.output()::remark);
        context.output()
                .result(
                        Map.of("verified", chosen.size(), "problems", problems),
                        Text.plural(chosen.size(), "model") + " looked at, " + Text.plural(problems.size(), "problem")
                                + ".");
        return problems.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
