package io.assay.app.models;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.monitor.Shadows;
import io.assay.experiment.run.RunFolder;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay models shadow RUN}. */
@Command(
        name = "shadow",
        description = "Let the models of a run answer beside those in use, day by day, without anybody acting on them:"
                + " 'monitor' compares them on the same days, and 'retrain' lets them take over if they are better for"
                + " sure. Without a run: who is in the shadow.",
        footer = {
            "",
            "Examples:",
            "  assay models shadow                  who is in the shadow",
            "  assay models shadow 3f9c2a7b10de     from the last close on",
            "  assay models shadow --end shadow-1a2b3c4d"
        })
final class ModelShadowCommand extends AssayCommand {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "A run, or a model of it; see 'assay report'.")
    private String run = "";

    @Option(names = "--end", paramLabel = "NAME", description = "Ask these models no more.")
    private String end = "";

    @Override
    protected int run(Context context) {
        Shadows shadows = Shadows.of(context.workspace(), context.clock());
        if (!run.isEmpty() && !end.isEmpty()) {
            throw new UsageException("name a run that begins, or with --end a shadow that ends, not both");
        }
        if (!end.isEmpty()) {
            Shadows.Shadow ended = shadows.end(end, "Ended by hand.");
            context.output().result(ended, ended.name() + " ended.\n");
            return ExitCode.OK;
        }
        if (!run.isEmpty()) {
            Shadows.Shadow begun = begin(shadows, context);
            context.output()
                    .result(
                            begun,
                            begun.name() + ": models of "
                                    + Text.plural(begun.models().size(), "stock") + " of run " + begun.run()
                                    + " are in the shadow after " + begun.since() + ".\n");
            return ExitCode.OK;
        }
        List<Shadows.Shadow> active = shadows.active();
        TextTable table = TextTable.of("shadow", "kind", "run", "since", "stocks");
        active.forEach(s -> table.row(
                s.name(),
                s.kind().name().toLowerCase(java.util.Locale.ROOT),
                s.run(),
                s.since(),
                Integer.toString(s.models().size())));
        context.output().result(active, active.isEmpty() ? "Nobody is in the shadow.\n" : table.text());
        return ExitCode.OK;
    }

    private Shadows.Shadow begin(Shadows shadows, Context context) {
        RunFolder found = RunFolder.find(context.workspace(), Optional.of(run));
        TreeMap<String, String> models = new TreeMap<>(found.record().models());
        TreeMap<String, String> current = new TreeMap<>(context.models().current());
        models.keySet().retainAll(current.keySet());
        if (models.isEmpty()) {
            throw new UsageException("no stock of run " + found.id() + " has a model in use, in whose shadow its own"
                    + " could stand. Fix: 'assay models promote'");
        }
        if (current.entrySet().containsAll(models.entrySet())) {
            throw new UsageException("the models of run " + found.id() + " are in use themselves");
        }
        String own = target(context, models.values().iterator().next());
        String used = target(context, current.getOrDefault(models.firstKey(), ""));
        if (!own.equals(used)) {
            throw new UsageException("models in use predict " + used + " and those of run " + found.id() + " " + own
                    + ", which cannot be compared. Fix: train for " + used);
        }
        try (MarketStore store = MarketStore.open(context.workspace())) {
            int last = store.lastDay()
                    .orElseThrow(() -> new UsageException("there are no bars. Fix: 'assay data import'"));
            return shadows.begin(found.record(), Shadows.Kind.CHALLENGER, models, Days.text(last));
        }
    }

    /** What a model predicts, whatever the price at which stocks are entered. */
    private static String target(Context context, String model) {
        return context.models().show(model).recipe().target().replace("_close", "");
    }
}
