package io.assay.app.models;

import java.nio.file.Files;
import java.nio.file.Path;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.UsageException;
import io.assay.registry.ModelStore;
import io.assay.registry.ReceivedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay models import FILE}. */
@Command(
        name = "import",
        description = "Keep a model that 'export' packed elsewhere, as a candidate; what is here already stays as it"
                + " is. Changed, foreign or oversized files are refused. Checksums show damage, not who made a model:"
                + " import what you trust.",
        footer = {"", "Examples:", "  assay models import champion.zip", "  assay --json models import champion.zip"})
final class ModelImportCommand extends AssayCommand {
    @Parameters(paramLabel = "FILE", description = "What 'assay models export' wrote.")
    private Path file = Path.of("");

    /** What came of it, for machines. */
    record Imported(String id, boolean isNew, String stage) {}

    @Override
    protected int run(Context context) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file '" + file + "'. Fix: name one that 'assay models export' wrote");
        }
        ModelStore models = context.models();
        ReceivedModel received = models.receive(file);
        String stage = models.stage(received.id()).text();
        context.output()
                .result(
                        new Imported(received.id(), received.isNew(), stage),
                        received.isNew()
                                ? received.id() + " is kept; its stage is " + stage
                                        + ". 'assay models promote' makes signals come from it."
                                : received.id() + " is here already, its files stay as they are; its stage is " + stage
                                        + ".");
        return ExitCode.OK;
    }
}
