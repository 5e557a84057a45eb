package io.assay.app.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.app.cli.UserFolder;
import io.assay.base.AtomicFiles;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.evaluate.EvaluateSpec;
import io.assay.experiment.evaluate.ModelEvaluation;
import io.assay.ledger.Peeks;
import io.assay.market.Instrument;
import io.assay.model.Engines;
import io.assay.report.EvaluationPage;
import io.assay.report.EvaluationReport;
import io.assay.report.EvaluationText;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay evaluate MODEL -o FILE}. */
@Command(
        name = "evaluate",
        description = {
            "Judge a kept model on the days after those that it learnt from, beside null models fitted on the same",
            "rows: all rows together, by sector, market regime, year, stock and confidence, its most confident",
            "mistakes, and how it does on rows that it learnt from. Rows decided before the last label that it learnt",
            "from was known are left out. Evaluating is a trial: it is written to the ledger."
        },
        footer = {
            "",
            "Examples:",
            "  assay evaluate US-AAPL-random-forest-1a2b3c4d",
            "  assay evaluate US-AAPL -o aapl.html",
            "  assay evaluate US-AAPL --from 2015-01-01 --to 2016-12-31 -o aapl.json",
            "  assay evaluate US-A-and-717 --universe us.csv --open-test -o sectors.md"
        })
public final class EvaluateCommand extends AssayCommand {
    private static final int ALL = Integer.MAX_VALUE;

    @Parameters(paramLabel = "MODEL", description = "A kept model, or how its name alone begins; see 'models list'.")
    private String model = "";

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it there too: a page (.html), Markdown (.md), text (.txt) or JSON (.json).")
    private @Nullable Path output;

    @Option(names = "--from", paramLabel = "DATE", description = "First day that is judged.")
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE", description = "Look at nothing after this day.")
    private String to = "";

    @Option(names = "--open-test", description = "Judge held-out days as well. Every look is counted, for good.")
    private boolean openTest;

    @Option(
            names = "--dropout-draws",
            paramLabel = "N",
            defaultValue = "0",
            description = "Ask a network so often with its dropout left on, and tell how far the answers scatter and"
                    + " whether that warns of its errors (default: never).")
    private int dropoutDraws;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "Stocks to list in the text (default: ${DEFAULT-VALUE}); files hold all.")
    private int show;

    /** The forms that a file may have. */
    private enum Form {
        HTML,
        MD,
        TXT,
        JSON;

        /** The form that a file's name asks for. */
        static Form of(Path file) {
            String name = String.valueOf(file.getFileName());
            String extension = name.substring(name.lastIndexOf('.') + 1);
            for (Form form : values()) {
                if (name.indexOf('.') >= 0 && form.name().equals(extension.toUpperCase(Locale.ROOT))) {
                    return form;
                }
            }
            throw new UsageException("'-o' must name a file that ends in .html, .md, .txt or .json, was '" + file
                    + "'. Fix: give it one of these endings");
        }

        String write(EvaluationReport report) {
            return switch (this) {
                case HTML -> EvaluationPage.of(report);
                case MD -> EvaluationText.markdown(report);
                case TXT -> EvaluationText.of(report, ALL);
                case JSON -> Json.pretty(report);
            };
        }
    }

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--show", show, 0);
        OptionChecks.atLeast("--dropout-draws", dropoutDraws, 0);
        int first = from.isEmpty() ? Integer.MIN_VALUE : Days.parse(from);
        int last = to.isEmpty() ? HeldOut.NEVER : Days.parse(to);
        OptionChecks.inOrder("--from and --to", first, last);
        // Before anything is judged: a look that nobody could be shown would count all the same.
        Optional<Form> form = Optional.ofNullable(output).map(Form::of);
        HeldOut heldOut = HeldOut.in(context.workspace()).orElse(HeldOut.none());
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Optional<List<Instrument>> picked =
                    selection.isEverything() ? Optional.empty() : Optional.of(selection.from(store, context));
            EvaluateSpec spec = new EvaluateSpec(
                    model, picked, first, last, selection.sectors(store, context), dropoutDraws, context.seed());
            Optional<Peeks> peeks = openTest ? Optional.of(UserFolder.peeks(context)) : Optional.empty();
            EvaluationReport report =
                    new ModelEvaluation(context.wiring(store, Engines.find(List.of())), heldOut).of(spec, peeks);
            String where = "";
            if (output != null) {
                AtomicFiles.write(output, form.orElseThrow().write(report));
                where = "Written: " + output + "\n";
            }
            context.output().result(report, EvaluationText.of(report, show) + where);
            return ExitCode.OK;
        }
    }
}
