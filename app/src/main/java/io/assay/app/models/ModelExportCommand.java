package io.assay.app.models;

import java.nio.file.Path;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.AtomicFiles;
import io.assay.experiment.view.Cards;
import io.assay.registry.ModelStore;
import io.assay.report.ModelCardReport;
import io.assay.report.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay models export ID}. */
@Command(
        name = "export",
        description = "Pack a model, its checksums and its card (Markdown and HTML) into one file that 'import' reads."
                + " The same model and history make the same bytes.",
        footer = {
            "",
            "Examples:",
            "  assay models export US-AAPL-random-forest-1a2b3c4d",
            "  assay models export ID -o champion.zip"
        })
final class ModelExportCommand extends AssayCommand {
    @Parameters(paramLabel = "ID", description = "Name of the model, see 'assay models list'.")
    private String id = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to (default: ID.zip in this folder); a file of that name is replaced.")
    private @Nullable Path output;

    /** What was written, for machines. */
    record Written(String id, String file, int bytes) {}

    @Override
    protected int run(Context context) {
        ModelStore models = context.models();
        ModelCardReport card = Cards.report(models, id);
        byte[] bytes = models.parcel(
                id, Map.of("card.html", CardForms.Form.HTML.write(card), "card.md", CardForms.Form.MD.write(card)));
        Path file = output == null ? Path.of(id + ".zip") : output;
        AtomicFiles.write(file, bytes);
        context.output()
                .result(
                        new Written(id, file.toString(), bytes.length),
                        "Written: " + file + " (" + Text.bytes(bytes.length) + ")");
        return ExitCode.OK;
    }
}
