package io.assay.app.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.catalogue.Features;
import io.assay.report.Text;
import io.assay.report.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay features list}. */
@Command(
        name = "list",
        description = {
            "List the 95 features of a stock's own bars with group, warm-up and unit, or those of any one group.",
            "The groups index, sentiment, seasonal and macro are read beside bars where '--modalities' asks for them."
        },
        footer = {
            "",
            "Examples:",
            "  assay features list",
            "  assay features list --group volume",
            "  assay features list --group macro",
            "  assay --json features list"
        })
final class FeatureListCommand extends AssayCommand {
    @Option(names = "--group", paramLabel = "GROUP", description = "Only this group: ${COMPLETION-CANDIDATES}.")
    private @Nullable FeatureGroup group;

    /** The list, for machines. */
    record Report(int total, int scaleFree, Map<String, Integer> groups, List<FeatureInfo> features) {}

    @Override
    protected int run(Context context) {
        List<FeatureInfo> of = group == null ? Features.technical().columns() : Features.declared();
        List<FeatureInfo> all =
                of.stream().filter(f -> group == null || f.group() == group).toList();
        Map<String, Integer> groups = new LinkedHashMap<>();
        TextTable table = TextTable.of("feature", "group", "warm-up", "settled", "unit", "scale-free", "as in");
        for (FeatureInfo f : all) {
            String name = f.group().name().toLowerCase(Locale.ROOT);
            groups.merge(name, 1, Integer::sum);
            table.row(f.name(), name, f.warmUp(), f.settle(), f.unit(), f.scaleFree() ? "yes" : "no", f.source());
        }
        int free = (int) all.stream().filter(FeatureInfo::scaleFree).count();
        String counts = groups.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        String foot = Text.plural(all.size(), "feature") + ": " + counts + ".\n" + free
                + " are scale-free and enter pooled models. Warm-up and settled are bars, counted from 0.\n";
        context.output().result(new Report(all.size(), free, groups, all), table.text() + foot);
        return ExitCode.OK;
    }
}
