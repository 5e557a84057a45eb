package io.assay.app.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.UsageException;
import io.assay.experiment.monitor.Succession;
import io.assay.registry.ModelStore;
import io.assay.registry.StageChange;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay models promote ID}. */
@Command(
        name = "promote",
        description = "Make a model the champion: the one that signals come from. Its files are checked and loaded"
                + " first; an archived one is taken back by this. Models that it replaces stay in the shadow: 'assay"
                + " monitor' compares.",
        footer = {
            "",
            "Examples:",
            "  assay models promote US-AAPL-random-forest-1a2b3c4d",
            "  assay models promote ID --share 0.5      an A/B test",
            "  assay models promote ID --symbols AAPL,MSFT --why \"Better on 2024.\""
        })
final class ModelPromoteCommand extends AssayCommand {
    @Parameters(paramLabel = "ID", description = "Name of the model, see 'assay models list'.")
    private String id = "";

    @Mixin
    private final SymbolsOption symbols = new SymbolsOption();

    @Mixin
    private final ShareOption share = new ShareOption();

    @Mixin
    private final WhyOption why = new WhyOption();

    @Override
    protected int run(Context context) {
        ModelStore models = context.models();
        List<String> all = models.show(id).instruments();
        List<String> named = symbols.among(all);
        Map<String, String> pointers = new TreeMap<>();
        share.of(named.isEmpty() ? all : named).forEach(instrument -> pointers.put(instrument, id));
        if (pointers.isEmpty()) {
            throw new UsageException("no stock of " + id + " falls into that share. Fix: a larger --share");
        }
        int beside = intoTheShadow(context, models, pointers);
        Optional<StageChange> change = models.promote(pointers, why.cause(context, "Promoted by hand."));
        String text = change.map(c -> "Signals of " + Text.plural(c.moves().size(), "instrument") + " come from " + id
                        + " now.\n\n" + StageText.moves(c))
                .orElse("Nothing changed: signals of " + Text.plural(pointers.size(), "instrument") + " come from " + id
                        + " already.");
        if (beside > 0) {
            context.output()
                    .remark("The models before it stay in the shadow for " + Text.plural(beside, "stock")
                            + ": 'assay monitor' tells which of the two tells more on the same days.");
        }
        context.output().result(StageText.Done.of(change), text);
        return ExitCode.OK;
    }

    private static int intoTheShadow(Context context, ModelStore models, Map<String, String> pointers) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            OptionalInt last = store.lastDay();
            Succession succession = new Succession(context.workspace(), models, context.clock());
            return last.isPresent() ? succession.prepare(pointers, last.getAsInt()) : 0;
        }
    }
}
