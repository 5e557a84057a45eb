package io.assay.app.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.trade.Beside;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Books;
import io.assay.experiment.trade.KeptBook;
import io.assay.model.Engines;
import io.assay.report.BookReport;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay report}. */
@Command(
        name = "report",
        description = {
            "One self-contained page about a run: the verdict against the null models first, then who was chosen, what",
            "acting on it would have come to at which costs, calibration, the leaderboard, what the models lean on and",
            "what is wrong with the data. The same as text on standard output."
        },
        footer = {
            "",
            "Examples:",
            "  assay report",
            "  assay report 3f9c2a7b10de -o january.html",
            "  assay --json report > run.json"
        })
public final class ReportCommand extends AssayCommand {
    @Mixin
    private RunChoice choice = new RunChoice();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the page goes (default: reports/RUN.html in the workspace).")
    private @Nullable Path output;

    @Option(names = "--no-money", description = "Leave out the backtest, which takes longest.")
    private boolean noMoney;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "Stocks to list in the text (default: ${DEFAULT-VALUE}); the page holds all.")
    private int show;

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--show", show, 0);
        RunFolder run = choice.in(context);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Wiring wiring = context.wiring(store, Engines.find(List.of()));
            Optional<BookReport> books = books(run, wiring);
            books.ifPresent(book -> KeptBook.write(context.workspace(), book));
            RunReports reports = RunReports.of(run, wiring, books);
            Path page = output != null
                    ? output
                    : new Workspace(context.workspace()).reports().resolve(run.id() + ".html");
            AtomicFiles.write(page, reports.page());
            context.output().result(reports.values(page), reports.text(show) + "Report: " + page);
            return ExitCode.OK;
        }
    }

    /** What acting on the run's out-of-sample signals would have come to, at standard costs. */
    private Optional<BookReport> books(RunFolder run, Wiring wiring) {
        return noMoney
                ? Optional.empty()
                : Optional.of(new Books(wiring, BookSpec.standard())
                        .of(run, Optional.empty(), Beside.standard())
                        .report());
    }
}
