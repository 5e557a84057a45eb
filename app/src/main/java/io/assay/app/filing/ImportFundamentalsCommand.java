package io.assay.app.filing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.MarketCodes;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Remarks;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.filing.FilingFile;
import io.assay.market.source.Markets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data import-fundamentals PATH...}. */
@Command(
        name = "import-fundamentals",
        description = {
            "Store figures of company reports, each with the day on which it became known.",
            "Files are CSV, plain or packed with gzip, in one of two forms that the first line tells apart. Figures:",
            "symbol,concept,start,end,known,value, where concept is a name of the us-gaap taxonomy, start is empty for",
            "what is counted on a day, and several rows of one period with different known days are restatements.",
            "Collected reports: collected,symbol,end_date,amend,period_focus,doc_type and a column a figure; they are",
            "known the day after they were collected, since reports are filed until late in the evening. Rows of",
            "reports that are impossible are skipped and counted. Figures in money must be in the currency of the",
            "prices, and shares those that trade: files do not tell it. What is stored stays."
        },
        footer = {
            "",
            "Examples:",
            "  assay data import-fundamentals reports.csv.gz",
            "  assay data import-fundamentals figures.csv --market NSE",
            "  assay data import-fundamentals reports.csv.gz --known-after 2 --replace"
        })
public final class ImportFundamentalsCommand extends AssayCommand {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--market",
            paramLabel = "CODE",
            defaultValue = "US",
            description = "Market of symbols that name none (default: ${DEFAULT-VALUE}).",
            completionCandidates = MarketCodes.class)
    private String market = "";

    @Option(
            names = "--known-after",
            paramLabel = "DAYS",
            defaultValue = "1",
            description = "Collected reports can be used at the close so many days after they were collected (default:"
                    + " ${DEFAULT-VALUE}).")
    private int knownAfter;

    @Option(names = "--replace", description = "Let the files win where they differ from what is stored.")
    private boolean replace;

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--known-after", knownAfter, 0);
        for (Path path : paths) {
            if (!Files.isRegularFile(path)) {
                throw new DataException(
                        DataProblem.of("there must be such a file").at(path.toString(), 0));
            }
        }
        FilingFile.Options options = new FilingFile.Options(
                Markets.require(market).code().toUpperCase(Locale.ROOT),
                Days.of(LocalDate.now(context.clock())),
                knownAfter);
        FilingsImport done = new FilingsImport(context, replace);
        context.progress().start("Reading", paths.size());
        for (Path path : paths) {
            try {
                done.store(FilingFile.read(path, options));
            } catch (DataException e) {
                done.refused(path.toString(), Remarks.named(path, String.valueOf(e.getMessage())));
            }
            context.progress().step(String.valueOf(path.getFileName()));
        }
        context.progress().done();
        return done.print("file", paths.size());
    }
}
