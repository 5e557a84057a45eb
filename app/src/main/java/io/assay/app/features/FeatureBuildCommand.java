package io.assay.app.features;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.Selection;
import io.assay.app.cli.Workspace;
import io.assay.base.DataException;
import io.assay.feature.FeatureTable;
import io.assay.feature.catalogue.Features;
import io.assay.market.Instrument;
import io.assay.report.Text;
import io.assay.store.FeatureFile;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay features build}. */
@Command(
        name = "build",
        description = {
            "Write all features of stored symbols to one Parquet file, for use elsewhere.",
            "Training does not need it: it computes features as it goes, which is faster than reading them."
        },
        footer = {
            "",
            "Examples:",
            "  assay features build --symbols AAPL,MSFT",
            "  assay features build --market US --output us-features.parquet"
        })
final class FeatureBuildCommand extends AssayCommand {
    /** Symbols computed side by side; the file is written in between. */
    private static final int BATCH = 32;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Default: features/technical.parquet in the workspace.")
    private @Nullable Path output;

    @Override
    protected int run(Context context) {
        Path file =
                output == null ? new Workspace(context.workspace()).features().resolve("technical.parquet") : output;
        try (MarketStore store = MarketStore.open(context.workspace())) {
            List<Instrument> instruments = selection.from(store, context);
            CleanBars clean = new CleanBars(store, context);
            context.progress().start("Computing features", instruments.size());
            Iterator<FeatureTable> tables = batches(instruments).stream()
                    .flatMap(batch -> tables(context, clean, batch))
                    .iterator();
            if (!tables.hasNext()) {
                clean.tell();
                throw new DataException("the audit blocks every symbol that was picked; 'assay data audit' says why");
            }
            Map<String, String> metadata = Map.of("data", store.contentHash(), "set", "technical");
            int written = FeatureFile.write(file, metadata, tables);
            context.progress().done();
            clean.tell();
            context.output()
                    .result(
                            Map.of("file", file.toString(), "symbols", written),
                            "Wrote " + Features.technical().columns().size() + " features of "
                                    + Text.plural(written, "symbol") + " to " + file + ".");
            return ExitCode.OK;
        }
    }

    private static List<List<Instrument>> batches(List<Instrument> all) {
        return Stream.iterate(0, i -> i < all.size(), i -> i + BATCH)
                .map(i -> all.subList(i, Math.min(all.size(), i + BATCH)))
                .toList();
    }

    private static Stream<FeatureTable> tables(Context context, CleanBars clean, List<Instrument> batch) {
        return context
                .parallel()
                .map(batch, instrument -> {
                    Optional<FeatureTable> table = clean.of(instrument)
                            .map(bars -> Features.technical().compute(bars));
                    context.progress().step(instrument.symbol());
                    return table;
                })
                .stream()
                .flatMap(Optional::stream);
    }
}
