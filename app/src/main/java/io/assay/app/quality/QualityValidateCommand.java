package io.assay.app.quality;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.UserFolder;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.ReportPages;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.quality.QualityValidation;
import io.assay.experiment.quality.SignalCollection;
import io.assay.label.ForwardReturn;
import io.assay.ledger.Peeks;
import io.assay.model.Engines;
import io.assay.quality.CollectionSpec;
import io.assay.report.QualityReport;
import io.assay.report.QualityText;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay quality validate}. */
@Command(
        name = "validate",
        description = {
            "Ask a kept model of signal quality about later signals: those given from --from to --to, after all"
                    + " that it",
            "learnt from was known, beside the null models on the same signals."
        },
        footer = {
            "",
            "Examples:",
            "  assay quality train --to 2013-12-31",
            "  assay quality validate US-AAPL --from 2014-02-18 --to 2015-12-31",
            "  assay quality validate US-AAPL --from 2024-01-01 --open-test"
        })
final class QualityValidateCommand extends AssayCommand {
    @Parameters(paramLabel = "MODEL", description = "Name of the model, or how it begins.")
    private String model = "";

    @Mixin
    private CollectionOptions options = new CollectionOptions();

    @Option(names = "--open-test", description = "Judge held-out days as well. Every look is counted, for good.")
    private boolean open;

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Engines engines = Engines.find(List.of());
            CollectionOptions.Ground ground = options.ground(store, context, open);
            CollectionSpec asked = ground.spec();
            Wiring wiring = context.wiring(ground.data(), engines);
            QualityValidation validation = new QualityValidation(model, wiring, context.seed());
            validation.requireSame(asked);
            validation.requireLater(asked.from());
            CollectionSpec whole = asked.withFrom(validation.firstDay());
            Optional<String> look = open ? Optional.of(look(ground, wiring, context)) : Optional.empty();
            SignalCollection collection = new SignalCollection(whole, wiring, context.seed());
            SignalCollection.Collected collected = (open ? collection.opened() : collection).of(ground.stocks());
            QualityReport report = validation.of(whole, collected, new QualityValidation.Period(asked.from(), look));
            Path page = ReportPages.write(context.workspace(), report);
            context.output().result(report, QualityText.of(report) + "Report: " + page);
            return ExitCode.OK;
        }
    }

    /** Counted before anything is seen. */
    private String look(CollectionOptions.Ground ground, Wiring wiring, Context context) {
        HeldOut heldOut = HeldOut.in(context.workspace()).orElse(HeldOut.none());
        if (heldOut.lastOpen() >= ground.spec().to()) {
            throw new UsageException(
                    "nothing up to " + Days.text(ground.spec().to()) + " is held out. Fix: leave out '--open-test'");
        }
        Peeks peeks = UserFolder.peeks(context);
        UniverseRows universe =
                UniverseRows.of(ForwardReturn.of(ground.spec().barrier().horizon()), wiring, ground.stocks());
        return "Held-out days: "
                + new HeldOutLook(wiring, heldOut).told(universe, Optional.of(peeks), "quality validate " + model)
                + ".";
    }
}
