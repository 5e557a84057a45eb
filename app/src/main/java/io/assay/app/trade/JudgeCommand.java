package io.assay.app.trade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.UserFolder;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.judge.JudgeSpec;
import io.assay.experiment.judge.PredictionJudge;
import io.assay.experiment.judge.ScoreColumns;
import io.assay.ledger.Peeks;
import io.assay.market.source.CsvRows;
import io.assay.market.source.TextRows;
import io.assay.model.Engines;
import io.assay.report.JudgePage;
import io.assay.report.JudgeReport;
import io.assay.report.JudgeText;
import io.assay.store.MarketStore;
import io.assay.store.ParquetRows;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay judge}. */
@Command(
        name = "judge",
        description = {
            "Judge scores that somebody else computed, on the bars of this workspace: null models on the same rows,",
            "books at costs, deflated Sharpe, and checks for what later data would leave behind. The file holds a row",
            "a symbol and session: 'date' (the session at whose close the score was known), 'symbol' (or",
            "MARKET:SYMBOL), 'score' (any number, higher = more bullish) and, if there is, 'known-at'. Assay did not",
            "compute the scores, so their leak-freedom is NOT PROVEN, whatever the verdict. Exit code 1 if a check",
            "failed. Judging is a trial: it is written to the ledger."
        },
        footer = {
            "",
            "Examples:",
            "  assay judge predictions.csv",
            "  assay judge predictions.parquet --trained-to 2013-12-31 --trials 200 --top 50",
            "  assay judge alpha.csv --columns date=day,score=alpha --horizon 20",
            "  assay judge one-stock.csv --relative none --neutral 0.5"
        })
public final class JudgeCommand extends AssayCommand {
    private static final int MOST_SESSIONS = 260;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    @Parameters(paramLabel = "FILE", description = "CSV (also gzipped) or Parquet.")
    private @Nullable Path file;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            defaultValue = "5",
            description = "Sessions from entry to exit (default: ${DEFAULT-VALUE}).")
    private int horizon;

    @Option(
            names = "--columns",
            paramLabel = "OURS=THEIRS,...",
            defaultValue = "",
            description = "What the file calls date, symbol, score and known-at.")
    private String columns = "";

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Specifications that were tried before these scores were chosen (default: not known; 1 is"
                    + " assumed and said).")
    private @Nullable Integer trials;

    @Option(
            names = "--trained-to",
            paramLabel = "DATE",
            description = "Last day whose outcomes the maker had seen: scores by then are left out.")
    private @Nullable String trainedTo;

    @Option(
            names = "--relative",
            paramLabel = "HOW",
            defaultValue = "auto",
            description = "rank: scores and returns are ranked within a day; none: scores are set against earlier ones"
                    + " (default: rank where most days have ten symbols).")
    private String relative = "";

    @Option(
            names = "--neutral",
            paramLabel = "X",
            description = "With --relative none: above X is bullish, below bearish (default: the middle of earlier"
                    + " scores).")
    private @Nullable Double neutral;

    @Option(
            names = "--top",
            paramLabel = "K",
            description = "Hold the K highest scores of a day (default: a tenth of the symbols where scores are ranked"
                    + " within a day, else every bullish score).")
    private @Nullable Integer top;

    @Option(names = "--from", paramLabel = "DATE", description = "First day whose scores are judged.")
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE", description = "Look at nothing after this day.")
    private String to = "";

    @Option(names = "--strict", description = "Refuse rows that cannot be judged instead of counting them.")
    private boolean strict;

    @Option(
            names = "--open-test",
            description = "Judge scores of held-out days as well. Every look is counted, for good.")
    private boolean openTest;

    @Mixin
    private CostOptions costs = new CostOptions();

    @Override
    protected int run(Context context) {
        JudgeSpec spec = spec(context);
        Path path = file == null ? Path.of("") : file;
        if (!Files.isRegularFile(path)) {
            throw new UsageException("there is no file '" + path + "'. Fix: name a CSV or Parquet file of scores");
        }
        PredictionJudge.Source source = source(path);
        HeldOut heldOut = HeldOut.in(context.workspace()).orElse(HeldOut.none());
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Optional<Peeks> peeks = openTest ? Optional.of(UserFolder.peeks(context)) : Optional.empty();
            PredictionJudge judge = new PredictionJudge(spec, context.wiring(store, Engines.find(List.of())), heldOut);
            return print(context, judge.judge(source, peeks));
        }
    }

    private JudgeSpec spec(Context context) {
        int first = from.isEmpty() ? Integer.MIN_VALUE : Days.parse(from);
        int last = to.isEmpty() ? HeldOut.NEVER : Days.parse(to);
        OptionChecks.inOrder("--from and --to", first, last);
        OptionalInt seen = trainedTo == null ? OptionalInt.empty() : OptionalInt.of(Days.parse(trainedTo));
        return JudgeSpec.standard(context.seed())
                .withHorizon(OptionChecks.within("--horizon", horizon, 1, MOST_SESSIONS))
                .withReading(reading())
                .withTop(top == null ? 0 : OptionChecks.atLeast("--top", top, 1))
                .withTrials(trials == null ? 0 : OptionChecks.atLeast("--trials", trials, 1))
                .withCosts(costs.costs())
                .withMaker(new JudgeSpec.Maker(seen, strict))
                .between(first, last);
    }

    private JudgeSpec.Reading reading() {
        Optional<Boolean> ranked = switch (relative) {
            case "auto" -> Optional.empty();
            case "rank" -> Optional.of(true);
            case "none" -> Optional.of(false);
            default -> throw new UsageException("'--relative' must be rank, none or auto, was '" + relative + "'");
        };
        if (neutral != null && (!ranked.equals(Optional.of(false)) || !Double.isFinite(neutral))) {
            throw new UsageException("'--neutral' must be a number and goes with '--relative none' alone: ranked within"
                    + " a day no score is neutral");
        }
        return new JudgeSpec.Reading(ranked, neutral == null ? OptionalDouble.empty() : OptionalDouble.of(neutral));
    }

    private PredictionJudge.Source source(Path path) {
        ScoreColumns names = ScoreColumns.parse(columns);
        byte[] bytes = bytes(path);
        TextRows rows = isParquet(path) ? ParquetRows.of(path) : CsvRows.of(path);
        return new PredictionJudge.Source(rows, names, Digest.of(bytes));
    }

    /** Files are told apart by their first bytes, not by their names. */
    private static boolean isParquet(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static int print(Context context, JudgeReport report) {
        String name = report.subject().sha256().substring(0, 12);
        Path page = new Workspace(context.workspace()).reports().resolve("judge-" + name + ".html");
        AtomicFiles.write(page, JudgePage.of(report));
        Map<String, Object> json = new TreeMap<>();
        json.put("leakFreedom", "NOT PROVEN");
        json.put("verdict", report.title());
        json.put("judged", report);
        json.put("report", page.toString());
        context.output().result(json, JudgeText.of(report) + "Report: " + page);
        return report.failed().isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
