package io.assay.app.features;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.ModalityOption;
import io.assay.app.cli.Selection;
import io.assay.app.cli.Workspace;
import io.assay.base.DataException;
import io.assay.experiment.OutsideInputs;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.feature.catalogue.Features;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
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
            "  assay features build --market US --output us-features.parquet",
            "  assay features build --modalities sentiment,macro"
        })
final class FeatureBuildCommand extends AssayCommand {
    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ModalityOption modalities = new ModalityOption();

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
            MarketData data = selection.data(store, "", context);
            OutsideInputs outside = OutsideInputs.of(modalities.asked(), data, instruments);
            outside.warnings().forEach(context.output()::remark);
            Optional<MarketFeature> feature = outside.features()
                    .feature()
                    .map(of -> data.members().map(of::among).orElse(of));
            Optional<Beside> beside = feature.map(of -> Beside.of(of, bars(context, clean, instruments)));
            context.progress().start("Computing features", instruments.size());
            int written;
            try (Stream<FeatureTable> tables = tables(context, clean, beside, instruments)) {
                written = write(file, metadata(data, outside, instruments), clean, tables.iterator());
            }
            context.progress().done();
            clean.tell();
            int columns = Features.technical().columns().size()
                    + feature.map(of -> of.columns().size()).orElse(0);
            context.output()
                    .result(
                            Map.of("file", file.toString(), "symbols", written),
                            "Wrote " + columns + " features of " + Text.plural(written, "symbol") + " to " + file
                                    + ".");
            return ExitCode.OK;
        }
    }

    /** Where the values come from. */
    private Map<String, String> metadata(MarketData data, OutsideInputs outside, List<Instrument> instruments) {
        String set = Stream.concat(Stream.of("technical"), modalities.asked().list().stream())
                .collect(Collectors.joining("+"));
        return Map.of("data", outside.dataHash(data, instruments), "set", set);
    }

    private static int write(Path file, Map<String, String> metadata, CleanBars clean, Iterator<FeatureTable> tables) {
        if (!tables.hasNext()) {
            clean.tell();
            throw new DataException("the audit blocks every symbol that was picked; 'assay data audit' says why");
        }
        return FeatureFile.write(file, metadata, tables);
    }

    private static List<BarSeries> bars(Context context, CleanBars clean, List<Instrument> instruments) {
        return context.parallel().map(instruments, clean::of).stream()
                .flatMap(Optional::stream)
                .map(BarSeries::adjusted)
                .toList();
    }

    /**
     * What is read beside bars, after the pass over all of them, and those bars: they are in memory already.
     *
     * @param tables of each instrument
     * @param bars adjusted
     */
    private record Beside(MarketFeature.Tables tables, Map<Instrument, BarSeries> bars) {
        static Beside of(MarketFeature feature, List<BarSeries> all) {
            Map<Instrument, BarSeries> bars = new HashMap<>();
            all.forEach(series -> bars.put(series.instrument(), series));
            return new Beside(feature.over(all), bars);
        }

        Optional<FeatureTable> of(Instrument instrument) {
            return Optional.ofNullable(bars.get(instrument))
                    .map(own -> Features.technical().compute(own).beside(tables.of(own)));
        }
    }

    /** The tables of all, computed while those before are written. */
    private static Stream<FeatureTable> tables(
            Context context, CleanBars clean, Optional<Beside> beside, List<Instrument> instruments) {
        return context.parallel()
                .ahead(instruments, instrument -> {
                    Optional<FeatureTable> table = beside.isPresent()
                            ? beside.get().of(instrument)
                            : clean.of(instrument)
                                    .map(bars -> Features.technical().compute(bars));
                    context.progress().step(instrument.symbol());
                    return table;
                })
                .flatMap(Optional::stream);
    }
}
