package io.assay.app.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.UserFolder;
import io.assay.app.cli.Workspace;
import io.assay.app.trade.CapitalOption;
import io.assay.app.trade.CostOptions;
import io.assay.app.trade.PickingOptions;
import io.assay.backtest.Limits;
import io.assay.base.AtomicFiles;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.experiment.trade.Beside;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Books;
import io.assay.experiment.trade.Handling;
import io.assay.experiment.trade.KeptBook;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.report.BookReport;
import io.assay.report.BookText;
import io.assay.report.Importance;
import io.assay.report.StudyPage;
import io.assay.report.StudyReport;
import io.assay.report.StudyText;
import io.assay.report.WindowsSection;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay walkforward}. */
@Command(
        name = "walkforward",
        description = {
            "Fit a model afresh for every window of sessions on those before it, purged, and act on what it says of",
            "it: one stitched out-of-sample curve net of costs, a table of the windows, null models beside it.",
            "Several models compete: in each window the one that lost least before signals. The run is kept: 'report',",
            "'backtest', 'compare' and 'replay' take it. A run that was stopped goes on where it was."
        },
        footer = {
            "",
            "Examples:",
            "  assay walkforward boosting-shallow",
            "  assay walkforward forest --train-sessions 504 --test-sessions 63 --scope stock",
            "  assay walkforward random-forest --set trees=300 --set depth=6 --expanding",
            "  assay walkforward boosting-pooled boosting:depth=3 --to 2015-12-31",
            "  assay walkforward 3f9c2a7b10de --test-sessions 21    the models of that run"
        })
public final class WalkForwardCommand extends AssayCommand {
    @Mixin
    private WalkedModels models = new WalkedModels();

    @Mixin
    private WindowOptions windows = new WindowOptions();

    @Mixin
    private StudyGround ground = new StudyGround();

    @Mixin
    private CapitalOption capital = new CapitalOption();

    @Mixin
    private CostOptions costs = new CostOptions();

    @Mixin
    private PickingOptions picking = new PickingOptions();

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        BookSpec books = BookSpec.standard()
                .withCapital(capital.amount())
                .withCosts(costs.costs())
                .withPicking(picking.picking())
                .withHandling(Handling.standard().withLimits(Limits.standard().withGross(picking.leverage())));
        Engines engines = Engines.find(List.of());
        WalkedModels.Asked asked = models.asked(engines, context);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = ground.data(store, context);
            List<Instrument> stocks = ground.instruments(data, context);
            StudySpec spec = spec(asked, context);
            // Only now: a command that is refused settles nothing.
            HeldOut heldOut = ground.heldOut(data, stocks, context);
            Wiring wiring = ground.wiring(data, engines, context);
            Study study = new Study(spec, wiring, heldOut);
            StudyReport report =
                    ground.opens() ? study.runAndOpen(stocks, UserFolder.peeks(context)) : study.run(stocks);
            RunFolder run = StudyOutput.folder(context, report, ground);
            StudyReport noted = report.withNotes(run.notes());
            Books acting = new Books(wiring, books);
            BookReport open = acting.of(run, Optional.empty(), beside(noted)).report();
            // The look was counted when the days were opened; what was seen by then is acted on here.
            Optional<BookReport> heldOutBook = ground.opens()
                    ? noted.opened()
                            .map(o -> acting.ofHeldOut(run, looked -> o.looks(), Beside.standard())
                                    .report())
                    : Optional.empty();
            KeptBook.write(context.workspace(), open);
            print(context, noted, open, heldOutBook);
            return ExitCode.OK;
        }
    }

    private StudySpec spec(WalkedModels.Asked asked, Context context) {
        StudySpec spec = ground.spec(asked.label(), asked.candidates(), windows.refits(), context);
        if (asked.modalities().isEmpty()) {
            return spec;
        }
        if (!spec.modalities().isEmpty()
                && !spec.modalities().equals(asked.modalities().get())) {
            throw new UsageException(
                    "'--modalities' is of presets and learners; the models of a run read what they read"
                            + " there. Fix: leave it out, or name the learner");
        }
        return spec.withModalities(asked.modalities().get());
    }

    /** The book at other costs, and in each window. */
    private static Beside beside(StudyReport report) {
        return Beside.standard()
                .withPeriods(WindowsSection.periods(report.windows().orElse(List.of())));
    }

    private void print(Context context, StudyReport report, BookReport booked, Optional<BookReport> opened) {
        Path page = new Workspace(context.workspace())
                .reports()
                .resolve("walkforward-" + report.run().runId() + ".html");
        AtomicFiles.write(page, StudyPage.of(report, Optional.of(booked), opened, Importance.none()));
        Map<String, Object> json = new TreeMap<>();
        json.put("study", report);
        json.put("backtest", booked);
        opened.ifPresent(book -> json.put("heldOutBacktest", book));
        json.put("report", page.toString());
        context.output()
                .result(
                        json,
                        StudyText.of(report, ground.show())
                                + "\nMONEY: what acting on it would have come to\n"
                                + BookText.of(booked)
                                + opened.map(book -> "\nMONEY ON THE HELD-OUT DAYS\n" + BookText.of(book))
                                        .orElse("")
                                + "\nReport: " + page);
    }
}
