package io.assay.app.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.Remarks;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.source.BarFiles;
import io.assay.market.source.ReadOptions;
import io.assay.report.Text;
import io.assay.store.ImportSummary;
import io.assay.store.ImportSummary.Outcome;
import io.assay.store.MarketStore;
import io.assay.store.StoreWriter;
import io.assay.store.WritePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data import PATH...}. */
@Command(
        name = "import",
        description = {
            "Store daily bars from files and folders: Parquet, CSV and CSV.gz in many layouts, told apart by content.",
            "Import again as often as you like: what is stored already changes nothing, and no bar is lost."
        },
        footer = {
            "",
            "Examples:",
            "  assay data import prices/",
            "  assay data import INFY.csv --market NSE",
            "  assay data import vendor/ --format yahoo --replace"
        })
final class ImportCommand extends AssayCommand {
    /** Files that are parsed at a time: bounds the memory, keeps all threads busy. */
    private static final int BATCH = 32;

    private static final Set<Outcome> PROBLEMS =
            EnumSet.of(Outcome.DISAGREES, Outcome.DISAGREES_ADJUSTED, Outcome.REFUSED);

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders that are walked.")
    private List<Path> paths = List.of();

    @Mixin
    private FileOptions fileOptions = new FileOptions();

    @Option(names = "--replace", description = "Let the files win where they disagree with what is stored.")
    private boolean replace;

    /** What came of an import, for machines. */
    record Report(
            int files,
            int refusedFiles,
            long newBars,
            Map<String, Integer> outcomes,
            long storedBars,
            int storedSymbols,
            List<String> remarks) {}

    @Override
    protected int run(Context context) {
        List<Path> files = BarFiles.find(paths);
        if (files.isEmpty()) {
            String where = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new DataException(DataProblem.of("no file of bars was found in " + where)
                    .withFix("name files that end in .csv, .csv.gz, .txt or .parquet"));
        }
        List<String> remarks = new ArrayList<>();
        try (MarketStore store = MarketStore.openForWriting(context.workspace());
                StoreWriter writer = store.writer(replace ? WritePolicy.REPLACE : WritePolicy.KEEP)) {
            int refused = read(context, files, writer, remarks);
            ImportSummary summary = writer.commit();
            return print(context, new Done(files.size(), refused, summary, store), remarks);
        }
    }

    private record Done(int files, int refused, ImportSummary summary, MarketStore store) {}

    private int read(Context context, List<Path> files, StoreWriter writer, List<String> remarks) {
        ReadOptions options = fileOptions.options(context);
        int refused = 0;
        context.progress().start("Importing", files.size());
        for (int from = 0; from < files.size(); from += BATCH) {
            List<Path> batch = files.subList(from, Math.min(files.size(), from + BATCH));
            for (FileContent content : context.parallel().map(batch, file -> content(context, file, options))) {
                content.series().forEach(writer::add);
                remarks.addAll(content.remarks());
                content.refusal().ifPresent(remarks::add);
                refused += content.refusal().isPresent() ? 1 : 0;
            }
        }
        context.progress().done();
        return refused;
    }

    private static FileContent content(Context context, Path file, ReadOptions options) {
        FileContent content = FileContent.of(file, options);
        context.progress().step(String.valueOf(file.getFileName()));
        return content;
    }

    private static int print(Context context, Done done, List<String> remarks) {
        ImportSummary summary = done.summary();
        summary.results().stream().filter(r -> PROBLEMS.contains(r.outcome())).forEach(r -> remarks.add(r.sentence()));
        Stored stored = Stored.of(done.store());
        Report report = new Report(
                done.files(),
                done.refused(),
                summary.newBars(),
                Stored.outcomes(summary),
                stored.bars(),
                stored.symbols(),
                remarks);
        Remarks.print(context, remarks, "--json lists all");
        String refused = done.refused() == 0 ? "" : ", " + done.refused() + " refused";
        context.output()
                .result(report, Text.plural(done.files(), "file") + refused + ": " + summary.line() + "\n" + stored);
        boolean contradicted = summary.results().stream().anyMatch(r -> PROBLEMS.contains(r.outcome()));
        return done.refused() > 0 ? ExitCode.BAD_DATA : contradicted ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }
}
