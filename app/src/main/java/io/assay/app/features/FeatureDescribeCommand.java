package io.assay.app.features;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.UsageException;
import io.assay.feature.FeatureInfo;
import io.assay.feature.catalogue.Features;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay features describe NAME}. */
@Command(
        name = "describe",
        description = "Explain one feature: formula, warm-up, unit, source.",
        footer = {"", "Examples:", "  assay features describe rsi_14"})
final class FeatureDescribeCommand extends AssayCommand {
    @Parameters(paramLabel = "NAME", description = "Name of a feature.", completionCandidates = Names.class)
    private String name = "";

    /** The names of all features, for completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Features.declared().stream().map(FeatureInfo::name).iterator();
        }
    }

    @Override
    protected int run(Context context) {
        FeatureInfo f = Features.find(name).orElseThrow(this::unknown);
        String settled = f.settle() == f.warmUp()
                ? "it depends on no earlier bar than those of its window"
                : "from bar " + f.settle() + " on the first bar of the series moves it by less than 1e-4";
        context.output()
                .result(
                        f,
                        String.join(
                                "\n",
                                f.name() + "  (" + f.group().name().toLowerCase(Locale.ROOT) + ")",
                                "  formula     " + f.formula(),
                                "  unit        " + f.unit(),
                                "  warm-up     defined from bar " + f.warmUp() + " on, counted from 0",
                                "  settled     " + settled,
                                "  scale-free  "
                                        + (f.scaleFree() ? "yes" : "no: for display, kept out of pooled models"),
                                "  as in       " + (f.source().isEmpty() ? "-" : f.source())));
        return ExitCode.OK;
    }

    private UsageException unknown() {
        List<String> alike = Features.declared().stream()
                .map(FeatureInfo::name)
                .filter(n -> n.contains(name) || n.startsWith(name.split("_", 2)[0]))
                .limit(8)
                .toList();
        String hint =
                alike.isEmpty() ? "'assay features list' lists all" : "did you mean " + String.join(", ", alike) + "?";
        return new UsageException("there is no feature '" + name + "'; " + hint);
    }
}
