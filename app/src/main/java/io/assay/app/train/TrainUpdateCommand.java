package io.assay.app.train;

import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.DataException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.report.StudyReport;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay train update}. */
@Command(
        name = "update",
        description = {
            "Bring every model of a universe up to date: 'finetune', then 'missing' for stocks that still have none.",
            "Run it as often as you like, for example monthly: on the same bars it does nothing, on new bars it fits",
            "what they add. Held-out days stay closed unless --open-test says otherwise."
        },
        footer = {
            "",
            "Examples:",
            "  assay train update --universe stocks.json",
            "  assay train update --market NSE --to 2015-12-31",
            "  0 6 1 * *  assay -w /data/assay train update      for cron: monthly"
        })
final class TrainUpdateCommand extends AssayCommand {
    @Mixin
    private StudyOptions options = new StudyOptions();

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = options.ground().data(store, context);
            List<Instrument> instruments = options.ground().instruments(data, context);
            StudyReport report = TrainFinetuneCommand.study(options, context, data, instruments);
            StudyOutput.print(context, report, options.ground(), missing(options, context, data, instruments));
            return ExitCode.OK;
        }
    }

    /** Fits the plain forest for stocks that have no model yet; says what came of it. */
    private static String missing(
            StudyOptions options, Context context, MarketData data, List<Instrument> instruments) {
        Engines engines = Engines.find(List.of());
        HeldOut heldOut = HeldOut.in(context.workspace()).orElse(HeldOut.none());
        PerStockSpec spec = PerStockSpec.standard(engines.learner("random-forest", Map.of()), context.seed())
                .withHeldOut(heldOut);
        TrainMissing training = new TrainMissing(spec, options.ground().wiring(data, engines, context));
        List<Instrument> without = training.missing(instruments);
        if (without.isEmpty()) {
            return "";
        }
        try {
            TrainMissing.Outcome outcome = training.outcome(without);
            outcome.notes().forEach(context.output()::remark);
            return Text.plural(outcome.report().stocks().size(), "stock") + " got a plain forest ('train missing').\n";
        } catch (DataException e) {
            return "Without a model, so that the rules speak for them: " + without + ". " + e.getMessage() + "\n";
        }
    }
}
