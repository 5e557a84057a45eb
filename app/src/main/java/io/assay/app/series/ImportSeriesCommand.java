package io.assay.app.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Remarks;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.series.PublishedSeries;
import io.assay.market.series.SeriesFile;
import io.assay.store.SeriesStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data import-series PATH...}. */
@Command(
        name = "import-series",
        description = {
            "Store outside series (rates, indices, surveys, statistics) from CSV files of dates and numbers, each",
            "value with the day on which it became known. Of FRED's usual series, AAII's survey and daily prices",
            "that day is recorded here; a column 'known' or 'released' says it for any other, and several rows of one",
            "date with different such days are its vintages. Import again as often as you like: what is stored stays."
        },
        footer = {
            "",
            "Examples:",
            "  assay data import-series market-wide/",
            "  assay data import-series CPIAUCSL.csv vix-daily.csv",
            "  assay data import-series orders.csv --known-after 20"
        })
public final class ImportSeriesCommand extends AssayCommand {
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".txt");

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders that are walked.")
    private List<Path> paths = List.of();

    @Option(
            names = "--known-after",
            paramLabel = "DAYS",
            description = "Every value is out by the close so many days after its date, whatever is recorded.")
    private @Nullable Integer knownAfter;

    @Option(names = "--replace", description = "Let the files win where they differ from what is stored.")
    private boolean replace;

    @Override
    protected int run(Context context) {
        if (knownAfter != null) {
            OptionChecks.atLeast("--known-after", knownAfter, 0);
        }
        List<Path> files = files();
        List<PublishedSeries> read = new ArrayList<>();
        SeriesImport done = new SeriesImport(context, SeriesStore.of(context.workspace()), replace);
        SeriesFile.Options options = new SeriesFile.Options(
                Days.of(LocalDate.now(context.clock())),
                knownAfter == null ? OptionalInt.empty() : OptionalInt.of(knownAfter));
        context.progress().start("Reading", files.size());
        for (Path file : files) {
            try {
                read.addAll(SeriesFile.read(file, options));
            } catch (DataException e) {
                done.refused(file.toString(), Remarks.named(file, String.valueOf(e.getMessage())));
            }
            context.progress().step(String.valueOf(file.getFileName()));
        }
        context.progress().done();
        done.store(read);
        return done.print("file", files.size());
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new DataException(
                        DataProblem.of("there must be such a file or folder").at(path.toString(), 0));
            }
            try (Stream<Path> walk = Files.walk(path)) {
                walk.filter(Files::isRegularFile)
                        .filter(f -> f.equals(path) || isSeries(f))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot walk " + path + ": " + e.getMessage(), e);
            }
        }
        if (files.isEmpty()) {
            throw new DataException(DataProblem.of("no file of series was found in " + paths)
                    .withFix("name files that end in " + String.join(", ", ENDINGS)));
        }
        return files;
    }

    private static boolean isSeries(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
